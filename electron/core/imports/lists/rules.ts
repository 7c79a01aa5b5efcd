import type { RuleFields, RuleSetView } from '#shared/contract/rules.ts'
import { tiesOf } from '#shared/domain/entitlements/checks.ts'
import type { Rule } from '#shared/domain/entitlements/facts.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { maskIdentity } from '#shared/domain/masks.ts'
import type { Issuer } from '#shared/domain/reference.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText, type WorkbookRow } from '#shared/domain/workbook.ts'
import { departmentByName } from '../../departments/queries.ts'
import { employerByName } from '../../employer-entry.ts'
import { readItems } from '../../items/queries.ts'
import type { Reader, WriteCall } from '../../ports.ts'
import { maskNumbers } from '../../protected.ts'
import { addRule, cellsOf, domainRule, refuseFaults } from '../../rules/commands.ts'
import { readSets, rulesOfSet } from '../../rules/queries.ts'
import { readSchemes } from '../../schemes/queries.ts'
import { RowReader } from '../cells/row-reader.ts'
import { hasClassColumns } from '../sheet/classes.ts'
import { headingKey } from '../sheet/headings.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { isRemarkOfOurs } from '../sheet/meant-columns.ts'
import { Levels } from '../cells/levels.ts'
import { People, type Place } from './people.ts'
import type { JudgeCall, Judged } from './roster.ts'
import { answering, type RowVerdict } from './verdict.ts'
import { ruleEntry, type RuleWords } from './rule-entry.ts'
import { wordKey } from '../cells/words.ts'

/** Judges the rows of a list of rules. They go into a draft of the list's name; it is published in the window. */
export class RuleJudge {
  readonly #issuer: Issuer
  readonly #name: string
  readonly #draft: RuleSetView | undefined
  /** Rows that stand in the draft already, and those of the file so far, by all they say. */
  readonly #there: ReadonlyMap<string, Rule>
  readonly #rows = new Map<string, Place>()
  readonly #rules: { readonly rule: Rule; readonly place: Place }[] = []
  readonly #items: ReadonlyMap<string, { readonly id: number; readonly name: string }>
  readonly #schemes: ReadonlyMap<string, number>
  readonly #levels: Levels
  readonly #people = new People()
  #setId: number | null

  constructor(db: Reader, { issuer, source }: { readonly issuer: Issuer; readonly source: string }) {
    this.#issuer = issuer
    this.#name = source.replace(/\.[A-Za-z]{2,4}$/, '').slice(0, 80)
    this.#draft = readSets(db).find((set) => set.state === 'draft' && set.issuer === issuer && set.name === this.#name)
    this.#setId = this.#draft?.id ?? null
    const there = this.#draft ? rulesOfSet(db, this.#draft.id) : []
    this.#there = new Map(there.map((row) => [keyOf(row), domainRule(row, issuer, row.row)]))
    this.#items = named(
      readItems(db)
        .filter(({ isActive }) => isActive)
        .map((one) => ({ ...one, name: one.nameZh })),
    )
    this.#schemes = new Map(readSchemes(db).map(({ id, nameZh }) => [key(nameZh), id]))
    this.#levels = new Levels(db)
  }

  judge({ db }: JudgeCall, place: Place, row: WorkbookRow, layout: SheetLayout): Judged {
    const reader = new RowReader(layout, row)
    const entry = ruleEntry(reader, layout)
    warnOfNoPlace(reader, row, layout)
    if (hasClassColumns(layout) && reader.words('subject') === '')
      reader.refuse('subject', 'import/class-not-ticked', '')
    const fields = entry && this.#fields(db, entry.words, entry.fields, reader)
    if (fields) refuseIn(reader, () => refuseFaults(db, fields, this.#issuer, place.row))
    const subject = shownSubject(cellText(reader.cell('subject')))
    const shown = {
      name: cellText(reader.cell('item')).trim().slice(0, 80),
      about: [subject, cellText(reader.cell('grant'))].filter(Boolean).join(' · ').slice(0, 200),
    }
    const answerRow = answering(shown, reader)
    const answer = (verdict: RowVerdict['verdict'], of: Place | null = null): Judged => ({
      row: answerRow(verdict, { of }),
      cards: 0,
    })
    if (!fields || reader.refused.length > 0) return answer('refused')
    const said = keyOf(fields)
    const first = this.#rows.get(said)
    if (first) return answer('duplicate', first)
    if (this.#there.has(said)) {
      this.#rows.set(said, place)
      return answer('same')
    }
    const rule = domainRule(fields, this.#issuer, -this.#rules.length - 1)
    this.#refuseTie(rule, place, reader)
    if (reader.refused.length > 0) return answer('refused')
    this.#rows.set(said, place)
    this.#rules.push({ rule, place })
    return { ...answer('new'), apply: (write) => void addRule(write.db, this.#set(write), fields) }
  }

  /** The row with what its words name; a word that nothing is known by refuses it. */
  #fields(db: Reader, words: RuleWords, rest: Omit<RuleFields, 'itemId'>, reader: RowReader): RuleFields | null {
    const item = this.#items.get(key(words.item))
    if (!item) reader.refuse('item', 'import/item-unknown', words.item, { name: words.item })
    const departmentId = words.department === '' ? null : (departmentByName(db, words.department) ?? null)
    if (words.department !== '' && departmentId === null)
      reader.refuse('department', 'import/department-unknown', words.department, { name: words.department })
    const subject = words.subject === '' ? {} : this.#subject(db, words.subject, reader)
    const windowId = words.window === '' ? null : windowOf(db, departmentId, words.window)
    if (windowId === undefined) reader.refuse('window', 'import/word-unknown', words.window)
    return item && subject ? { ...rest, ...subject, itemId: item.id, departmentId, windowId: windowId ?? null } : null
  }

  /** A scheme, a level, an employer, or a person, by name where only one has it or by number. */
  #subject(db: Reader, word: string, reader: RowReader): Subject | null {
    const schemeId = this.#schemes.get(key(word))
    if (schemeId !== undefined) return { schemeId }
    const level = this.#levels.ofRecognition(word) ?? this.#levels.ofCard(word)
    if (level) return { levelId: level.id }
    const employer = employerByName(db, word)
    if (employer) return { employerId: employer.id }
    const numbered = this.#people.withIdentity(db, wordKey(word).toUpperCase())
    const people = numbered ? [numbered] : this.#people.named(db, plainName(word))
    const [person, ...others] = people
    if (person && others.length === 0) return { holderId: person.id }
    const shown = shownSubject(word)
    if (person) reader.refuse('subject', 'import/person-ambiguous', shown, { name: shown, count: people.length })
    else reader.refuse('subject', 'import/subject-unknown', shown, { name: shown })
    return null
  }

  /** Two rows between which nothing decides: the later of the file stays out. */
  #refuseTie(rule: Rule, place: Place, reader: RowReader): void {
    const item = cellText(reader.cell('item')).trim()
    const subject = shownSubject(cellText(reader.cell('subject')).trim())
    const tied = this.#rules.find((one) => tiesOf([one.rule, rule]).length > 0)
    if (tied) reader.refuse('subject', 'rule/tie', subject, { one: tied.place.row, other: place.row, item })
    const there = [...this.#there.values()].find((one) => tiesOf([one, rule]).length > 0)
    if (there) reader.refuse('subject', 'import/rule-tied-in-draft', subject, { row: there.id, name: this.#name, item })
  }

  #set({ db }: WriteCall): number {
    const set = { issuer: this.#issuer, name: this.#name, note: null, state: 'draft' }
    this.#setId ??= db.insert('rule_set', set)
    return this.#setId
  }
}

/** A person may stand there by a number, which is shown as numbers are. */
function shownSubject(word: string): string {
  return /\d{5}/.test(word) ? maskIdentity(word.trim()) : word
}

type Subject = Partial<Pick<RuleFields, 'levelId' | 'schemeId' | 'employerId' | 'holderId'>>

/** A window by its number: of the department where one is named, else the only one of this number. */
function windowOf(db: Reader, departmentId: number | null, number: string): number | undefined {
  const [one, ...others] = db
    .all<{ id: number; number: string; departmentId: number }>(
      'SELECT id, number, department_id FROM counter ORDER BY id',
    )
    .filter((row) => key(row.number) === key(number) && (departmentId === null || row.departmentId === departmentId))
  return others.length === 0 ? one?.id : undefined
}

function refuseIn(reader: RowReader, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { field, ...params } = error.params as { field: keyof RuleFields; [name: string]: string | number | null }
    reader.refuse(FIELD_OF[field] ?? 'grant', error.code, '', { ...params, field })
  }
}

/** The column that a field of a rule is read from. */
const FIELD_OF: { readonly [F in keyof RuleFields]?: ImportField } = {
  itemId: 'item',
  levelId: 'subject',
  schemeId: 'subject',
  employerId: 'subject',
  holderId: 'subject',
  count: 'quantity',
  period: 'period',
  ceilingFen: 'amount',
  ceilingPer: 'ceilingPer',
  discountPercent: 'discount',
  companions: 'companions',
  relations: 'relations',
  relativeMinAge: 'relativeMinAge',
  relativeMaxAge: 'relativeMaxAge',
  relativeAgeOn: 'relativeAgeOn',
  seasonFrom: 'season',
  seasonTo: 'season',
  windowId: 'window',
  departmentId: 'department',
  fromOn: 'fromOn',
  toOn: 'toOn',
}

/** All that a row grants; two rows of one key are one. */
function keyOf(fields: RuleFields): string {
  return JSON.stringify(cellsOf(fields))
}

function key(word: string): string {
  return wordKey(word).toUpperCase()
}

function named<T extends { readonly name: string; readonly nameEn: string | null }>(
  rows: readonly T[],
): Map<string, T> {
  return new Map(rows.flatMap((row) => [row.name, row.nameEn].flatMap((name) => (name ? [[key(name), row]] : []))))
}

/** A rule is what counts; who reads the list is to know what of it stays out. */
function warnOfNoPlace(reader: RowReader, { cells }: WorkbookRow, { columns, chosen }: SheetLayout): void {
  const spare = columns.filter(({ field, heading }) => field === null && !isRemarkOfOurs(heading))
  const unmatched = spare
    .filter(({ heading }) => !chosen.has(headingKey(heading)))
    .map(({ heading, column }) => ({ heading, text: cellText(cells[column - 1]).trim() }))
  for (const { heading, text } of [...unmatched, ...reader.unheaded().map(({ text }) => ({ heading: null, text }))]) {
    if (text === '') continue
    const value = maskNumbers(text).slice(0, 60)
    reader.warnings.push({ field: 'own', heading, code: 'import/no-place', value, params: {} })
  }
}
