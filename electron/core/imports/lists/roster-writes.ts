import { enterCard, type CardOnRecord } from '../../cards/commands.ts'
import { employerNamed, employerNameKey } from '../../employer-entry.ts'
import { enterChecked } from '../../holder-entry.ts'
import type { CheckedIdentity } from '../../holder-rules.ts'
import { fillOwnField } from '../../own-fields/commands.ts'
import type { Cells, Reader, WriteCall } from '../../ports.ts'
import { enrolHolder, recognise } from '../../recognitions/commands.ts'
import { findOrAddStaff, linkStaff } from '../../staff/commands.ts'
import type { Difference } from './differences.ts'
import type { RosterCard } from './roster-card.ts'
import type { RosterEntry } from './roster-entry.ts'

/** Enters somebody whom the register didn't know, and returns the id. `source` is what is kept about a recognition. */
export function enterPerson(
  call: WriteCall,
  entry: RosterEntry,
  {
    identity,
    source,
    creditCode,
  }: {
    readonly identity: CheckedIdentity | null
    readonly source: string
    readonly creditCode: string | null
  },
): number {
  const { db } = call
  const { employer } = entry
  const holderId = enterChecked(call, {
    fields: { ...entry.fields, name: entry.name },
    identities: identity ? [identity] : [],
    employments: employer ? [openEmployment(employer)] : [],
    relatives: [],
  })
  if (employer && creditCode !== null) keepCode(call, employer.name, creditCode)
  const fromCards = entry.cards.map(({ levelId, issuedOn }) => ({ levelId, basis: source, fromOn: issuedOn }))
  const levels = new Set<number>()
  for (const { levelId, ...fields } of [...entry.recognitions, ...fromCards]) {
    if (!levels.has(levelId)) recognise(db, holderId, levelId, fields, 'newcomer')
    levels.add(levelId)
  }
  for (const card of entry.cards) {
    enterCard(call, onRecord(holderId, card), 'newcomer')
    enrolHolder(db, holderId, card.schemeId, { fromOn: card.issuedOn }, 'newcomer')
  }
  for (const { kind, name } of entry.staff) {
    linkStaff(db, { holderId, staffId: findOrAddStaff(db, name, kind), fromOn: null })
  }
  for (const { name, value } of entry.own) fillOwnField(db, holderId, name, value)
  return holderId
}

/** Writes what differs of somebody on the register. */
export function amend(call: WriteCall, holderId: number, differences: readonly Difference[]): void {
  const cells: Cells = Object.assign({}, ...differences.map((one) => one.cells))
  if (Object.keys(cells).length > 0) call.db.update('holder', holderId, 'current', cells)
  for (const { write } of differences) write?.(call, holderId)
  call.db.touch('holder', holderId, 'current')
}

/** A piece proves that its holder is recognised and served; a list of cards says both. */
export function enterPiece(call: WriteCall, holderId: number, card: RosterCard, source: string): void {
  const { levelId, schemeId, issuedOn } = card
  enterCard(call, onRecord(holderId, card))
  recogniseAs(call, holderId, { levelId, basis: source, fromOn: issuedOn })
  const sql = 'SELECT id FROM enrolment WHERE holder_id = ? AND +scheme_id = ?'
  if (!call.db.get(sql, [holderId, schemeId])) enrolHolder(call.db, holderId, schemeId, { fromOn: issuedOn })
}

function onRecord(holderId: number, { levelId, number, issuedOn, validFromOn, validToOn }: RosterCard): CardOnRecord {
  return { holderId, levelId, number, issuedOn, validFromOn, validToOn, note: null }
}

/** Gives a card that came in without a number the one that another list has. */
export function keepNumber({ db }: WriteCall, holderId: number, { levelId, number }: RosterCard): void {
  const sql = `SELECT id FROM card WHERE holder_id = ? AND +level_id = ? AND number IS NULL AND state = 'on-record'`
  const card = db.get<{ id: number }>(sql, [holderId, levelId])
  if (card) db.update('card', card.id, 'current', { number })
}

/** Gives a card on record the days that it came in without. */
export function keepDays({ db }: WriteCall, there: CardDays & { readonly id: number }, said: CardDays): void {
  const missing = DAYS.filter((day) => there[day] === null && said[day] !== null)
  if (missing.length === 0) return
  db.update('card', there.id, 'current', Object.fromEntries(missing.map((day) => [day, said[day]])))
}

export type CardDays = Pick<RosterCard, 'issuedOn' | 'validFromOn' | 'validToOn'>

const DAYS = ['issuedOn', 'validFromOn', 'validToOn'] as const

export function openEmployment({ name, department, post }: NonNullable<RosterEntry['employer']>) {
  return { employer: name, department, post, fromOn: null, toOn: null }
}

export function recogniseAs(
  { db }: WriteCall,
  holderId: number,
  { levelId, basis, fromOn }: RosterEntry['recognitions'][number],
): void {
  if (!isRecognised(db, holderId, levelId)) recognise(db, holderId, levelId, { basis, fromOn })
}

export function isRecognised(db: Reader, holderId: number, levelId: number): boolean {
  // The plus: see `refuseDates`.
  return db.get('SELECT id FROM recognition WHERE holder_id = ? AND +level_id = ?', [holderId, levelId]) !== undefined
}

export function codeOf(db: Reader, employer: string): string | null {
  const sql = 'SELECT credit_code FROM employer WHERE name_key = ?'
  return db.get<{ creditCode: string | null }>(sql, [employerNameKey(employer)])?.creditCode ?? null
}

export function keepCode({ db }: WriteCall, employer: string, creditCode: string): void {
  const id = employerNamed(db, employer)
  if (codeOf(db, employer) === null) db.update('employer', id, 'current', { creditCode })
}
