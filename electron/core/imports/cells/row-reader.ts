import type { Day } from '#shared/domain/days.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { plainText, plainWidth, strangeInName } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { maskNumbers } from '../../protected.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { isNamedWhole } from '../sheet/headings.ts'
import { isOfSections } from '../sheet/sections.ts'
import { cardNumberIn } from './card-numbers.ts'
import { dateOf, dayInYear, firstDayOf, lastDayOf, type WrittenDate } from './days.ts'
import { documentIn, identityIn, type IdentityNumber } from './identity.ts'
import { partedName, type PartedName } from './name-with-employer.ts'
import { areSeveral, isNobody, LONGEST_NAME, namedIn, phoneBehind, withShortName } from './names.ts'
import { hasLostDigits } from './numbers.ts'
import { phoneIn } from './phones.ts'
import { lookedUp, Remarks, type LookUp } from './remarks.ts'
import { MEANT_EMPTY, textOf, tickedIn } from './texts.ts'
import { identityKindOf, isPrompt } from './words.ts'

/**
 * The cells of one row by the fields they hold. Reading a field cleans it; what had to be changed is noted as a repair,
 * what can't be used as `refused` (the row can't come in) or `warnings` (it comes in without).
 */
export class RowReader extends Remarks {
  readonly #layout: SheetLayout
  readonly #columns: LookUp
  readonly #cells: readonly WorkbookCell[]
  /** A person's days are of any year. */
  readonly #year: string | null
  readonly #parted: PartedName

  constructor(layout: SheetLayout, row: Pick<WorkbookRow, 'cells'>) {
    const { kind, columns, year } = layout
    const lookUp = lookedUp(columns)
    const cells = withShortName(row.cells, lookUp.byField.get('name')?.column)
    const parted = partedName(lookUp, cells)
    super(lookUp, { repairs: parted.repairs, refused: [], warnings: [] })
    this.#layout = layout
    this.#parted = parted
    this.#columns = lookUp
    this.#cells = cells
    this.#year = kind === 'roster' ? null : year
  }

  /** The same row by other columns; what is said of it stays apart. */
  by(columns: SheetLayout['columns']): RowReader {
    return new RowReader({ ...this.#layout, columns }, { cells: this.#cells })
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
    const text = textOf(field, raw)
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
    else if (isNobody(name)) this.refuse('name', 'import/name-missing', '')
    else if (this.#parted.isUnclear)
      this.refuse('name', 'import/name-with-employer-unclear', maskNumbers(raw).slice(0, 80))
    else if (areSeveral(name, raw)) this.refuse('name', 'import/name-several', maskNumbers(raw).slice(0, 80))
    else if (/\d{5}/.test(name) || (phoneBehind(raw) !== null && cellText(this.cell('phone')).trim() !== '')) {
      this.refuse('name', 'import/name-unclear', maskPhone(raw).slice(0, 80))
    } else if (typeof cell !== 'string' || raw.length > LONGEST_NAME || name.length > 80 || isNoName(name)) {
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
    const { phone, code, shown } = phoneIn(cell)
    if (phone !== null && phone !== raw) this.repair('phone', maskPhone(raw), shown)
    if (code !== null) this.warn('phone', code, shown)
    return phone
  }

  /**
   * The number of an identity document. A number that its kind's rules refuse, or of which Excel lost the end, is
   * `refused` and never guessed. `remark` may name the document, or hold its number where the cell has none.
   */
  identity(remark: string, today: Day): IdentityNumber | null {
    const cell = this.cell('identity')
    const raw = cellText(cell)
    if (typeof cell === 'object' && cell !== null) {
      this.refuse('identity', 'day' in cell ? 'import/number-rounded' : failureOf(cell), raw)
      return null
    }
    const isBlank = raw.trim() === '' || MEANT_EMPTY.test(raw.trim())
    if (isBlank || !/\d/.test(raw.normalize('NFKC'))) {
      const there = documentIn(remark, today)
      if (there) this.repair('identity', raw, maskIdentity(there.number))
      if (there || isBlank) return there
    }
    const said = cellText(this.cell('identityKind'))
    const kind = identityKindOf(tickedIn(said) ?? said)
    const read = identityIn(cell, { kind, remark, heading: this.headingOf('identity') ?? '', today })
    if ('code' in read) {
      this.refuse('identity', read.code, read.shown, read.params)
      return null
    }
    if (read.number !== raw) this.repair('identity', maskIdentity(raw), maskIdentity(read.number))
    return read
  }

  /**
   * Cells that match no field, under their headings, but for columns that were `used`; what became of a formula that failed
   * is warned of.
   */
  own(used: ReadonlySet<number> = NONE_USED): { readonly heading: string; readonly text: string }[] {
    return this.#columns.own.flatMap(({ heading, column }) => {
      if (used.has(column)) return []
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
    if (hasLostDigits(cell)) {
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

interface Parted {
  readonly text: string | null
  /** The whole, where that is more. */
  readonly rest: string | null
}

const NONE_USED: ReadonlySet<number> = new Set()
const NOTHING: Parted = { text: null, rest: null }

const UNREAD = /^import\/(day-.*|phone-unclear|word-unknown|grade-unclear|card-number-noted|card-numbers-in-one)$/

/** Digits and signs alone, or two in one cell. */
const NO_NAME = /^[\d\p{P}\s]+[人名位]?$|\p{Script=Han}[/、;；]\p{Script=Han}/u

/** In a form of two people side by side a label stands below the name. */
function isNoName(name: string): boolean {
  return NO_NAME.test(name) || isNamedWhole('roster', name)
}

/** Left where a program didn't know a rare character, or where a list was masked. */
const SIGN_LOST = /[?？*＊□■〓\u{FFFD}\p{Co}]/u

function failureOf(cell: { readonly formula: true } | { readonly error: string }): string {
  return 'formula' in cell ? 'import/formula-without-value' : 'import/cell-error'
}
