import type { Day } from '#shared/domain/days.ts'
import { checkIdentity, normaliseNumber, type IdentityKind } from '#shared/domain/identity.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { mayBePhone, plainText, plainWidth, strangeInName } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { maskNumbers } from '../../protected.ts'
import { cardNumberIn } from './card-numbers.ts'
import { dateOf, dayInYear, firstDayOf, lastDayOf, type WrittenDate } from './days.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { partedName, type PartedName } from './name-with-employer.ts'
import { areSeveral, LONGEST_NAME, namedIn, phoneBehind, withShortName } from './names.ts'
import { ODD_MOBILE, phonesIn, plainNumber } from './phones.ts'
import { lookedUp, Remarks, type LookUp } from './remarks.ts'
import { isOfSections } from '../sheet/sections.ts'
import { identityKindOf, isPrompt, kindOfNumber } from './words.ts'

/** Excel keeps 15 digits of a number; of a longer one the rest is gone. */
const EXACT_NUMBERS = 1e15
/** A number as Excel writes it into a text file once it has rounded it. */
const ROUNDED = /^\s*\d(?:\.\d+)?E\+?\d+\s*$/i
/** The same where a number may hold letters: Excel writes the plus. */
const ROUNDED_TEXT = /^\s*\d(?:\.\d+)?E\+\d+\s*$/i

/**
 * The cells of one row by the fields they hold. Reading a field cleans it; what had to be changed is noted as a repair,
 * what can't be used as `refused` (the row can't come in) or `warnings` (it comes in without).
 */
export class RowReader extends Remarks {
  readonly #columns: LookUp
  readonly #cells: readonly WorkbookCell[]
  /** A person's days are of any year. */
  readonly #year: string | null
  readonly #parted: PartedName

  constructor({ kind, columns, year }: SheetLayout, row: WorkbookRow) {
    const lookUp = lookedUp(columns)
    const cells = withShortName(row.cells, lookUp.byField.get('name')?.column)
    const parted = partedName(lookUp, cells)
    super(lookUp, { repairs: parted.repairs, refused: [], warnings: [] })
    this.#parted = parted
    this.#columns = lookUp
    this.#cells = cells
    this.#year = kind === 'roster' ? null : year
  }

  has(field: ImportField): boolean {
    return this.#columns.byField.has(field)
  }

  /** The cell as it stands; undefined where the list has no such column. */
  cell(field: ImportField): WorkbookCell | undefined {
    const column = this.#columns.byField.get(field)
    return this.#parted.cells.get(field) ?? (column && (this.#cells[column.column - 1] ?? null))
  }

  /** Few fields are filled: a list has some fifteen columns of the fifty it could have. */
  #isFilled(field: ImportField): boolean {
    const cell = this.cell(field)
    return cell !== undefined && cell !== null && cell !== ''
  }

  /** The name of the section that the row stands in; empty where it stands in none. */
  section(): string {
    const column = this.#columns.own.find(isOfSections)
    return column ? cellText(this.#cells[column.column - 1]) : ''
  }

  /** Whether a cell holds no value but what became of a formula; it is warned of. */
  #isFailed(field: ImportField): boolean {
    const cell = this.cell(field)
    if (typeof cell !== 'object' || cell === null || 'day' in cell) return false
    this.warn(field, failureOf(cell), cellText(cell))
    return true
  }

  /** The words of a cell without what pads them, for looking something up. */
  words(field: ImportField): string {
    if (!this.#isFilled(field) || this.#isFailed(field)) return ''
    const raw = cellText(this.cell(field))
    if (isPrompt(raw)) return ''
    const plain = plainText(raw).replaceAll(/\s+/g, ' ')
    const clean = tickedIn(plain) ?? plain
    if (clean !== raw && clean !== '') this.repair(field, raw, clean)
    return plainWidth(clean)
  }

  /** A text as it is kept; that it is cut off is told. */
  text(field: ImportField, max: number): string | null {
    return this.#text(field, max, 'import/cut-off').text
  }

  /** The same with the whole of what was cut off, for a list whose notes take it in. */
  textForNotes(field: ImportField, max: number): Parted {
    return this.#text(field, max, 'import/too-long')
  }

  #text(field: ImportField, max: number, warning: 'import/cut-off' | 'import/too-long'): Parted {
    if (!this.#isFilled(field) || this.#isFailed(field)) return NOTHING
    const raw = cellText(this.cell(field))
    const text = IN_LINES.has(field) ? plainText(raw) : inOneLine(plainText(raw))
    if (text === '' || MEANT_EMPTY.test(text) || isPrompt(text)) return NOTHING
    if (text !== raw) this.repair(field, raw, text)
    if (text.length <= max) return { text, rest: null }
    this.warn(field, warning, text.slice(0, 60), { max })
    return { text: text.slice(0, max), rest: text }
  }

  /** A person's name; refuses the row where there is none, or more than one. */
  name(): string | null {
    const cell = this.cell('name')
    const raw = cellText(cell)
    const { name, remark } = namedIn(raw)
    if (typeof cell === 'object' && cell !== null && !('day' in cell)) this.refuse('name', failureOf(cell), raw)
    else if (name === '') this.refuse('name', 'import/name-missing', '')
    else if (this.#parted.isUnclear)
      this.refuse('name', 'import/name-with-employer-unclear', maskNumbers(raw).slice(0, 80))
    else if (areSeveral(name, raw)) this.refuse('name', 'import/name-several', maskNumbers(raw).slice(0, 80))
    else if (/\d{5}/.test(name) || (phoneBehind(raw) !== null && cellText(this.cell('phone')).trim() !== '')) {
      this.refuse('name', 'import/name-unclear', maskPhone(raw).slice(0, 80))
    } else if (typeof cell !== 'string' || raw.length > LONGEST_NAME || name.length > 80 || NO_NAME.test(name)) {
      this.refuse('name', 'import/name-unclear', raw.slice(0, 80))
    } else if (strangeInName(name) !== null) {
      this.refuse('name', 'import/name-strange', raw.slice(0, 80), { sign: strangeInName(name) })
    } else {
      if (SIGN_LOST.test(name)) this.warn('name', 'import/name-sign-lost', name)
      if (remark !== null) this.warn('name', 'import/name-remark', raw, { name, remark })
      else if (name !== raw) this.repair('name', phoneBehind(raw) === null ? raw : maskPhone(raw), name)
      return name
    }
    return null
  }

  /** Whether nothing but the number of a card says who is meant. */
  isByNumber(): boolean {
    return cellText(this.cell('name')).trim() === '' && this.#isFilled('cardNumber')
  }

  /** The sex that stands in brackets behind the name. */
  sexBehindName(): string {
    return namedIn(cellText(this.cell('name'))).sex
  }

  /** What else the cell of the name says: what became of the person, a title, or another employer. */
  remarkBehindName(): string | null {
    const { remark, title } = namedIn(cellText(this.cell('name')))
    return remark ?? title ?? this.#parted.otherEmployer
  }

  /** Only a whole day will do for some fields; others take the first (or `last`) of a month as what was meant. */
  day(field: ImportField, take: 'day' | 'first' | 'last'): Day | null {
    if (!this.#isFilled(field)) return null
    const cell = this.cell(field)
    const raw = cellText(cell)
    if (this.#isFailed(field) || raw.trim() === '' || MEANT_EMPTY.test(raw.trim())) return null
    const date = dateOf(cell) ?? (this.#year === null ? null : dayInYear(cell, this.#year))
    const day = date && this.#dayOf(date, take)
    if (day === null) {
      this.warn(field, date ? 'import/day-imprecise' : 'import/day-unclear', raw)
      return null
    }
    if (raw !== day) this.repair(field, raw, day)
    return day
  }

  #dayOf(date: WrittenDate, take: 'day' | 'first' | 'last'): Day | null {
    if (date.precision !== 'day' && (take === 'day' || date.precision === 'year')) return null
    return take === 'last' ? lastDayOf(date) : firstDayOf(date)
  }

  /** A phone number, or two; null with a warning for what is none. */
  phone(): string | null {
    const own = this.cell('phone')
    const cell = cellText(own).trim() === '' ? phoneBehind(cellText(this.cell('name'))) : own
    const raw = cellText(cell)
    if (this.#isFailed('phone') || raw.trim() === '' || MEANT_EMPTY.test(raw.trim())) return null
    if (isRounded(cell)) {
      this.warn('phone', 'import/number-rounded', raw)
      return null
    }
    if (raw.length > LONGEST_NUMBER) {
      this.warn('phone', 'import/cell-too-long', `${raw.slice(0, 4)}…`)
      return null
    }
    if (MASKED.test(raw)) {
      this.warn('phone', 'import/number-masked', maskPhone(raw))
      return null
    }
    const phone = phonesIn(raw).map(plainNumber).join('/')
    if (phone.replaceAll(/\D/g, '').length < 5 || /^(\d)\1+$/.test(phone) || phone.length > 30 || !mayBePhone(phone)) {
      this.warn('phone', 'import/phone-unclear', maskPhone(phone))
      return null
    }
    if (phone !== raw) this.repair('phone', maskPhone(raw), maskPhone(phone))
    if (phone.split('/').some((one) => ODD_MOBILE.test(one)))
      this.warn('phone', 'import/phone-length', maskPhone(phone))
    return phone
  }

  /**
   * The number of an identity document. A number that its kind's rules refuse, or of which Excel lost the end, is
   * `refused` and never guessed. `remark` may name the document, or hold a passport's number where the cell is empty.
   */
  identity(remark: string, today: Day): { readonly kind: IdentityKind; readonly number: string } | null {
    const cell = this.cell('identity')
    const raw = cellText(cell)
    if (typeof cell === 'object' && cell !== null) {
      this.refuse('identity', 'day' in cell ? 'import/number-rounded' : failureOf(cell), raw)
      return null
    }
    if (raw.trim() === '' || MEANT_EMPTY.test(raw.trim())) return this.#passportIn(remark, today)
    if (raw.length > LONGEST_NUMBER) {
      this.refuse('identity', 'import/cell-too-long', `${raw.slice(0, 4)}…`)
      return null
    }
    const bare = plainWidth(raw).replace(QUOTED, '$1')
    const [, word = '', rest = bare] = NAMED_NUMBER.exec(bare) ?? []
    const number = normaliseNumber(rest).replaceAll(/[-—–]/g, '').replace(LIKE_X, '$1X')
    if (isRounded(cell) || (LOST_END.test(number) && !checkIdentity('resident-id', number, today).ok)) {
      this.refuse('identity', 'import/number-rounded', maskIdentity(raw))
      return null
    }
    const said = identityKindOf(cellText(this.cell('identityKind'))) ?? identityKindOf(word) ?? identityKindOf(remark)
    const isOfShape = said === null || (said === 'resident-id' && /^8[123]0000/.test(number))
    const kind = isOfShape ? kindOfNumber(number, this.headingOf('identity') ?? '') : said
    const check = checkIdentity(kind, number, today)
    if (!check.ok && (MASKED.test(number) || HIDDEN_END.test(raw) || /X{3}/.test(number))) {
      this.refuse('identity', 'import/identity-masked', maskIdentity(number))
      return null
    }
    if (!check.ok) {
      this.refuse('identity', 'identity/invalid', maskIdentity(number), {
        kind,
        reason: check.reason,
        field: 'identity',
      })
      return null
    }
    if (check.number !== raw) this.repair('identity', maskIdentity(raw), maskIdentity(check.number))
    return { kind, number: check.number }
  }

  #passportIn(remark: string, today: Day): { readonly kind: IdentityKind; readonly number: string } | null {
    const number = /护照(?:号码?)?\s*[:：]?\s*([A-Za-z]{1,2}\d{6,9})/u.exec(plainWidth(remark))?.[1]
    if (number === undefined) return null
    const check = checkIdentity('passport', number, today)
    if (!check.ok) return null
    this.repair('identity', '', maskIdentity(check.number))
    return { kind: 'passport', number: check.number }
  }

  /** Cells that match no field, under their headings; what became of a formula that failed is warned of. */
  own(): { readonly heading: string; readonly text: string }[] {
    return this.#columns.own.flatMap(({ heading, column }) => {
      const cell = this.#cells[column - 1]
      if (typeof cell === 'object' && cell !== null && !('day' in cell)) {
        this.warnings.push({ field: 'own', heading, code: failureOf(cell), value: cellText(cell), params: {} })
        return []
      }
      const text = plainText(cellText(cell))
      return text === '' ? [] : [{ heading: plainText(heading), text }]
    })
  }

  /** The cells of fields of which nothing comes in this row, under their headings, so that they are kept. */
  under(fields: readonly ImportField[]): { readonly name: string; readonly value: string }[] {
    return fields.flatMap((field) => {
      if (!this.#isFilled(field)) return []
      const cell = this.cell(field)
      const value = typeof cell === 'object' && cell !== null && !('day' in cell) ? '' : plainText(cellText(cell))
      const name = plainText(this.headingOf(field) ?? '').replace(/[:：]$/u, '')
      return value === '' || name === '' || MEANT_EMPTY.test(value) ? [] : [{ name, value }]
    })
  }

  /** Cells that say no day, phone or known word where one was looked for, under their headings. */
  unread(): { readonly name: string; readonly value: string }[] {
    // What became of a request is kept as it was said.
    return this.under(
      this.warnings.flatMap(({ field, code }) => (UNREAD.test(code) && field !== 'outcome' ? field : [])),
    )
  }

  /** What stands under no field, with what it stands under. */
  spare(): string[] {
    const { otherEmployer } = this.#parted
    return [
      ...(otherEmployer === null ? [] : [`${this.headingOf('name')}：${otherEmployer}`]),
      ...this.own().map(({ heading, text }) => `${heading}：${text}`),
      ...this.unread().map(({ name, value }) => `${name}：${value}`),
      ...this.unheaded().map(({ column, text }) => `第${column}列：${text}`),
    ]
  }

  /** A number that is kept as text; refused where Excel has rounded it. */
  number(field: ImportField, max: number): string | null {
    const cell = this.cell(field)
    if (typeof cell === 'number' ? Math.abs(cell) >= EXACT_NUMBERS : ROUNDED_TEXT.test(cellText(cell))) {
      this.refuse(field, 'import/number-rounded', cellText(cell))
      return null
    }
    return this.text(field, max)
  }

  cardNumber(): string | null {
    const raw = this.number('cardNumber', 60)
    if (raw === null) return null
    const { number, remark, areSeveral: isOfSeveral } = cardNumberIn(raw)
    if (isOfSeveral) this.warn('cardNumber', 'import/card-numbers-in-one', raw)
    else if (number === null) this.warn('cardNumber', 'import/word-unknown', raw)
    else if (remark !== null) this.warn('cardNumber', 'import/card-number-noted', raw, { number, remark })
    else if (number !== raw) this.repair('cardNumber', raw, number)
    return number
  }

  /** Cells under no heading at all, by their column. */
  unheaded(): { readonly column: number; readonly text: string }[] {
    return this.#cells.flatMap((cell, at) => {
      const text = this.#columns.headed.has(at + 1) ? '' : plainText(cellText(cell))
      return text === '' ? [] : [{ column: at + 1, text }]
    })
  }
}

/** The one word that is ticked of several that may be: 「☑男 □女」. */
function tickedIn(text: string): string | null {
  if (!BOX.test(text)) return null
  const all = [...text.matchAll(/([□☐☑☒■√✓✔✅])\s*([^□☐☑☒■√✓✔✅\s]+)/gu)]
  const [word, ...others] = all.flatMap(([, box = '', said = '']) => (BOX.test(box) ? [] : [said]))
  return all.length > 1 && others.length === 0 ? (word ?? null) : null
}

const BOX = /[□☐]/u

interface Parted {
  readonly text: string | null
  /** The whole, where that is more. */
  readonly rest: string | null
}

const NOTHING: Parted = { text: null, rest: null }

/** Texts whose lines are kept or tell their parts; others were only broken to fit their column. */
const IN_LINES: ReadonlySet<ImportField> = new Set<ImportField>([
  'note',
  'family',
  'content',
  'outcome',
  'employerAndPost',
  'postAndTitle',
  'department',
])

function inOneLine(text: string): string {
  if (!text.includes('\n')) return text
  return text.replaceAll(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '').replaceAll(/\s*\n\s*/gu, ' ')
}

const UNREAD = /^import\/(day-.*|phone-unclear|word-unknown|grade-unclear|card-number-noted|card-numbers-in-one)$/

/** Signs with which lists say that there is nothing to say. */
const MEANT_EMPTY = /^(无|\/|\\|-+|—+|–|暂无|未知|不详|待补充?|待定|待核实|未提供|N\/?A)$/iu

/** Digits and signs alone, or two in one cell. */
const NO_NAME = /^[\d\p{P}\s]+[人名位]?$|\p{Script=Han}[/、;；]\p{Script=Han}/u

/** Left where a program didn't know a rare character, or where a list was masked. */
const SIGN_LOST = /[?？*＊□■〓\u{FFFD}\p{Co}]/u

/** A number of which a list shows only some signs: 138****0021. */
const MASKED = /[*＊×✱•●■]/u
/** 50099919900101123*, and not *500999199001011234*, which only keeps Excel from taking it for a figure. */
const HIDDEN_END = /^\s*\d[^*＊]*[*＊]+\s*$/u
/** More signs than any number has with its name and a remark. */
const LONGEST_NUMBER = 100
/** What people put round a number to keep Excel from taking it for one, and a remark in brackets behind it. */
const QUOTED = /^[\s'’‘"“”`*]*(.*?)(?:\.0)?[\s'’‘"“”`*。，,;；]*(?:[(][^()\d]*[)])?\s*$/u
/** A resident number that ends in a sign which only looks like an X; its check tells whether one was meant. */
const LIKE_X = /^(\d{17})[×✕✖ХΧ]$/u
/** A resident number whose last three places a program has set to nought. */
const LOST_END = /^\d{15}0{3}$/

/** `护照：E12345678` */
const NAMED_NUMBER = /^\s*[(]?([\p{Script=Han}]+)[)]?\s*[:：]?\s*([\dA-Za-z].*)$/u

function failureOf(cell: { readonly formula: true } | { readonly error: string }): string {
  return 'formula' in cell ? 'import/formula-without-value' : 'import/cell-error'
}

function isRounded(cell: WorkbookCell | undefined): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= EXACT_NUMBERS || !Number.isInteger(cell)
  return typeof cell === 'string' && ROUNDED.test(cell)
}
