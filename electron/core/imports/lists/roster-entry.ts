import { checkCreditCode } from '#shared/domain/credit-code.ts'
import type { Day } from '#shared/domain/days.ts'
import type { HolderFields } from '#shared/domain/holder.ts'
import { checkIdentity, type IdentityKind } from '#shared/domain/identity.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { StaffKind } from '#shared/domain/reference.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { dateOf, termOf } from '../cells/days.ts'
import { areTwoEmployers, employerAndPost } from '../cells/employers.ts'
import { headingKey } from '../sheet/headings.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import type { Levels } from '../cells/levels.ts'
import {
  refuseRelative,
  warnOfFurtherCards,
  warnOfLeaving,
  warnOfRefusal,
  warnOfState,
  warnOfUnclear,
} from './own-columns.ts'
import { ranksIn } from '../cells/ranks.ts'
import { MEANT_EMPTY } from '../cells/texts.ts'
import { cardsOf } from './further-cards.ts'
import type { RosterCard } from './roster-card.ts'
import { sexOf, teamOf, worded } from '../cells/words.ts'

/** One row of a list of people, cleaned. What the list doesn't say is left out or null. */
export interface RosterEntry {
  /** Empty where the row has only the number of a card. */
  readonly name: string
  readonly fields: Partial<HolderFields>
  readonly identity: { readonly kind: IdentityKind; readonly number: string } | null
  readonly employer: { readonly name: string; readonly department: string | null; readonly post: string | null } | null
  readonly creditCode: string | null
  readonly recognitions: readonly {
    readonly levelId: number
    readonly basis: string | null
    readonly fromOn: Day | null
  }[]
  /** At most one of a scheme. */
  readonly cards: readonly RosterCard[]
  readonly staff: readonly { readonly kind: StaffKind; readonly name: string }[]
  readonly own: readonly { readonly name: string; readonly value: string }[]
}

/** Longest text of a field of the office's own. */
const OWN_LIMIT = 400
export const NOTE_LIMIT = 2000

/** Cleans a row; null where it has no name that can be one. What can't be used stands in the reader's lists. */
export function rosterEntry(
  reader: RowReader,
  layout: SheetLayout,
  { levels, today }: { readonly levels: Levels; readonly today: Day },
): RosterEntry | null {
  const name = reader.name()
  const remark = cellText(reader.cell('note'))
  const identity = reader.identity(remark, today)
  const notes = new Notes()
  const text = (field: ImportField, max: number) => {
    const { text: kept, rest } = reader.textForNotes(field, max)
    if (rest !== null) notes.add(rest)
    return kept
  }
  const fitted = (field: ImportField, whole: string | null, max: number) => {
    if (whole === null || whole.length <= max) return whole
    reader.warn(field, 'import/too-long', whole.slice(0, 60), { max })
    notes.add(whole)
    return whole.slice(0, max)
  }
  notes.add(reader.remarkBehindName())
  notes.add(text('note', Infinity))
  notes.add(text('family', Infinity), '家属情况')

  const classes = classesOf(reader, levels, layout)
  const ranks = ranksOf(reader, text)
  const fields: Partial<HolderFields> = known({
    sex: worded(reader, 'sex', sexOf) ?? sexOf(reader.sexBehindName()),
    bornOn: bornOf(reader, identity, today),
    ethnicity: text('ethnicity', 40),
    nationality: text('nationality', 60),
    politicalStatus: text('politicalStatus', 40),
    phone: reader.phone(),
    team: classes.team,
    programme: text('programme', 80),
    track: text('track', 80),
    field: text('field', 80),
    educationLevel: text('educationLevel', 40),
    degree: text('degree', 40),
    school: text('school', 120),
    major: text('major', 120),
    title: fitted('title', ranks.title, 80),
    recruitedHow: text('recruitedHow', 80),
    recruitedOn: reader.day('recruitedOn', 'first'),
    contractToOn: contractEnd(reader),
  })
  const employer = employerOf(reader, { text, fitted }, ranks.post)
  const creditCode = creditCodeOf(reader)
  const ofCards = cardsOf(reader, layout, { levels, today })
  const ofPost = ranks.post === null ? [] : (['post', 'postAndTitle'] as const)
  const unused = reader.under([
    ...(employer ? [] : (['department', ...ofPost, 'creditCode'] as const)),
    // A month is no birth date, and all there is where no number says the day.
    ...(identity || fields.bornOn ? [] : (['bornOn'] as const)),
  ])
  const own = ownOf(reader, [...classes.own, ...ofCards.own, ...unused, ...reader.unread()], {
    notes,
    used: ofCards.used,
  })
  refuseRelative(reader, layout, own)
  warnOfUnclear(reader, layout, own)
  warnOfFurtherCards(reader, layout, own)
  warnOfLeaving(reader, layout, own)
  warnOfRefusal(reader, layout, own)
  if (ofCards.cards.length > 0) warnOfState(reader, layout, own)
  const note = notes.fitted(reader)
  if (name === null && !reader.isByNumber()) return null
  return {
    name: name ?? '',
    fields: note === null ? fields : { ...fields, note },
    identity,
    employer,
    creditCode,
    recognitions: classes.recognitions,
    cards: ofCards.cards,
    staff: staffOf(text),
    own,
  }
}

function known(fields: { readonly [F in keyof HolderFields]?: HolderFields[F] }): Partial<HolderFields> {
  const said: { [field: string]: unknown } = {}
  for (const field of Object.keys(fields) as (keyof HolderFields)[]) {
    if (fields[field] !== null) said[field] = fields[field]
  }
  return said
}

/** Remarks put together, each once, under what they are about. */
class Notes {
  readonly #parts: string[] = []

  add(text: string | null, about?: string): void {
    if (text === null) return
    const part = about === undefined ? text : `${about}：${text}`
    if (!this.#parts.includes(part)) this.#parts.push(part)
  }

  /** What of them a note can hold; that it can't hold more is told. */
  fitted(reader: RowReader): string | null {
    const text = this.#parts.join('；')
    if (text.length > NOTE_LIMIT) reader.warn('note', 'import/note-too-long', text.slice(0, 60), { max: NOTE_LIMIT })
    return text === '' ? null : text.slice(0, NOTE_LIMIT)
  }
}

type Text = (field: ImportField, max: number) => string | null
/** What of a text a field has room for; that the whole goes into the note is told. */
type Fitted = (field: ImportField, whole: string | null, max: number) => string | null

/** A birth month says less than the number does; it is no mistake. */
function bornOf(reader: RowReader, identity: RosterEntry['identity'], today: Day): Day | null {
  const cell = reader.cell('bornOn')
  const date = dateOf(cell)
  if (date) return date.precision === 'day' ? reader.day('bornOn', 'day') : null
  const day = identity && ofShortYear(cellText(cell), identity, today)
  if (day === null) return reader.day('bornOn', 'day')
  reader.repair('bornOn', cellText(cell), day)
  return day
}

/** `82.5.17` where the number says the same day: it knows the century. */
function ofShortYear(text: string, { kind, number }: NonNullable<RosterEntry['identity']>, today: Day): Day | null {
  const [, year, month = '', day = ''] = /^\s*(\d\d)[./-](\d{1,2})[./-](\d{1,2})\s*$/.exec(text.normalize('NFKC')) ?? []
  if (year === undefined) return null
  const check = checkIdentity(kind, number, today)
  const born = check.ok ? check.bornOn : undefined
  return born?.slice(2) === [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') ? born : null
}

/** Under 合同期限 often stands a term: `2020.9-2025.8`. */
function contractEnd(reader: RowReader): Day | null {
  const cell = reader.cell('contractToOn')
  const term = dateOf(cell) ? null : termOf(cell)
  if (!term?.to) return reader.day('contractToOn', 'last')
  reader.repair('contractToOn', cellText(cell), term.to)
  return term.to
}

interface Classes {
  readonly team: HolderFields['team']
  readonly recognitions: RosterEntry['recognitions']
  readonly own: readonly { readonly name: string; readonly value: string }[]
}

/** `专业技术人才` is one of the teams, `A类` a recognition, wherever of the two columns it stands; else it stays as said. */
function classesOf(reader: RowReader, levels: Levels, layout: SheetLayout): Classes {
  let team: HolderFields['team'] = null
  const recognised: { levelId: number; basis: string }[] = []
  const own: { name: string; value: string }[] = []
  for (const field of ['team', 'recognition'] as const) {
    const words = reader.words(field)
    if (words === '' || MEANT_EMPTY.test(words)) continue
    const heading = layout.columns.find((one) => one.field === field)?.heading ?? ''
    const level = levels.ofRecognition(words)
    const meant = teamOf(words)
    const isClear = level !== null && saysOfWhat(headingKey(heading), layout)
    if (level && !isClear) reader.warn(field, 'import/class-unclear', words.slice(0, 60))
    const isTeam = meant !== null && (team ?? meant) === meant
    if (isTeam) team = meant
    if (level && isClear) recognised.push({ levelId: level.id, basis: `${heading}：${words}`.slice(0, 200) })
    // 「专业技术人才（一类）」 says more than a team.
    else if (!isTeam || /[(（]/u.test(words)) own.push({ name: heading, value: words })
  }
  const fromOn = recognised.length === 0 ? null : reader.day('recognisedOn', 'first')
  // The day may be that of a programme, or say no more than a year.
  if (fromOn === null) own.push(...reader.under(['recognisedOn']))
  return { team, recognitions: recognised.map((one) => ({ ...one, fromOn })), own }
}

function saysOfWhat(heading: string, { chosen }: SheetLayout): boolean {
  return !SAYS_NOT_OF_WHAT.test(heading) || chosen.has(heading)
}

/** Headings over a class that may be a person's or a card's. */
const SAYS_NOT_OF_WHAT = /^(类别|类型|等级|级别|档次)$/u

/** Post and title, where one column holds either or both. */
function ranksOf(reader: RowReader, text: Text): { readonly title: string | null; readonly post: string | null } {
  const { titles, posts } = ranksIn(reader.has('postAndTitle') ? (text('postAndTitle', 160) ?? '') : '')
  return { title: joined([text('title', 80), ...titles]), post: joined([text('post', 80), ...posts]) }
}

/** What several columns say of one thing, each once. */
function joined(said: readonly (string | null)[]): string | null {
  const all = new Set(said.filter((one) => one !== null && one !== ''))
  return all.size === 0 ? null : [...all].join('、')
}

function employerOf(
  reader: RowReader,
  { text, fitted }: { readonly text: Text; readonly fitted: Fitted },
  post: string | null,
): RosterEntry['employer'] {
  const department = text('department', 120)?.replaceAll(/\s*\n\s*/gu, '') ?? null
  const both = reader.has('employerAndPost') ? text('employerAndPost', 200) : null
  if (both !== null) {
    const [name = '', ...rest] = /\s/u.test(both) ? both.split(/\s+/u) : partedAtPost(reader, both)
    const posts = fitted('post', joined([post, rest.join(' ')]), 80)
    return { name: fitted('employerAndPost', name, 120) ?? '', department, post: posts }
  }
  const name = text('employer', 120)
  if (name !== null && areTwoEmployers(cellText(reader.cell('employer')))) {
    reader.warn('employer', 'import/employers-in-one', name)
  }
  return name === null ? null : { name, department, post: fitted('post', post, 80) }
}

/** `县人民医院副院长`, without a blank between them. */
function partedAtPost(reader: RowReader, joined: string): readonly string[] {
  const parts = employerAndPost(joined)
  if (!parts) return [joined]
  reader.repair('employerAndPost', joined, parts.join(' '))
  return parts
}

function creditCodeOf(reader: RowReader): string | null {
  const raw = reader.text('creditCode', 60)
  if (raw === null) return null
  const check = checkCreditCode(raw)
  if (!check.ok) {
    reader.warn('creditCode', 'employer/credit-code-invalid', raw, { reason: check.reason })
    return null
  }
  if (check.code !== raw) reader.repair('creditCode', raw, check.code)
  return check.code
}

function staffOf(text: Text): RosterEntry['staff'] {
  return (['specialist', 'liaison', 'leader'] as const).flatMap((kind) => {
    const name = plainName(text(kind, 80) ?? '')
    return name === '' ? [] : [{ kind, name }]
  })
}

/** Nothing is dropped: what matches no field is kept as a field of the office's own, what has no heading in the note. */
function ownOf(
  reader: RowReader,
  more: RosterEntry['own'],
  { notes, used }: { readonly notes: Notes; readonly used: ReadonlySet<number> },
): RosterEntry['own'] {
  const own = new Map<string, string>(more.map(({ name, value }) => [name, value]))
  for (const { heading, text } of reader.own(used)) {
    const name = heading.slice(0, 40)
    const all = own.has(name) ? `${own.get(name)}；${text}` : text
    if (all.length > OWN_LIMIT) notes.add(text, name)
    else if (name !== '') own.set(name, all)
  }
  for (const { column, text } of reader.unheaded()) notes.add(text, `第${column}列`)
  return [...own].map(([name, value]) => ({ name: name.slice(0, 40), value: value.slice(0, OWN_LIMIT) }))
}
