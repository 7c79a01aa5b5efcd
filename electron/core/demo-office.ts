import work from '#seeds/demo/work.json' with { type: 'json' }
import { daysLater } from '#shared/domain/days.ts'
import { StaffKind } from '#shared/domain/reference.ts'
import { readCalendar } from './calendar.ts'
import type { WriteCall } from './ports.ts'
import { readSchemes } from './schemes/queries.ts'
import { findOrAddStaff, linkStaff } from './staff/commands.ts'
import { obstacleTo, record } from './usages/commands.ts'

interface DemoStaff {
  readonly id: number
  readonly kind: StaffKind
}

/** Fictitious staff, windows and card numbers; what the office says of its own card is fictitious too. */
export function furnishDemoOffice(call: WriteCall): DemoStaff[] {
  const { db, today } = call
  for (const scheme of readSchemes(db).filter(({ isInUse }) => isInUse)) {
    if (!scheme.levels.some(({ issuer }) => issuer === 'district')) continue
    const nextNumber = scheme.nextNumber ?? 1
    const delivery = { schemeId: scheme.id, onDay: daysLater(today, -BLANKS_AGO), kind: 'received', quantity: BLANKS }
    db.insert('blank_entry', delivery)
    if (scheme.isOwn) {
      const cells = { numberPattern: 'YC-{YYYY}-{NNNN}', nextNumber, validityYears: 3, provenance: 'office' }
      db.update('scheme', scheme.id, 'current', cells)
      const name = `${today.slice(0, 4)} ${work.batch}`
      db.insert('card_batch', { schemeId: scheme.id, name, openedOn: daysLater(today, -BATCH_AGO) })
    } else {
      db.update('scheme', scheme.id, 'current', { numberPattern: 'B-{YYYY}-{NNNN}', nextNumber })
    }
  }
  const departments = db.all<{ id: number }>('SELECT id FROM department WHERE is_active = 1 ORDER BY id LIMIT 10')
  for (const [at, { id }] of departments.entries()) {
    db.insert('counter', { departmentId: id, number: String(at + 1), place: '一楼大厅' })
  }
  return StaffKind.options.flatMap((kind) =>
    work.staff[kind].map((name) => ({ kind, id: findOrAddStaff(db, name, kind) })),
  )
}

/** Before the first of the fictitious cards was made. */
const BLANKS_AGO = 2200
const BLANKS = 300
const BATCH_AGO = 45

/** A check-up was had by every third of those who might, all on one working day. */
export function haveCheckUp({ db, today }: WriteCall, holderId: number, at: number): void {
  const onDay = readCalendar(db).lastWorkingDay(daysLater(today, -75))
  const fields = {
    holderId,
    relativeId: null,
    itemId: CHECK_UP,
    onDay,
    quantity: 1,
    amountFen: null,
    cardId: null,
    requestId: null,
    occasion: work.occasion,
    note: null,
    handler: null,
    idempotencyKey: `demo/check-up/${at}`,
  }
  if (at % 3 === 0 && obstacleTo(db, fields) === null) record(db, fields)
}

const CHECK_UP = 4013

/** Names a specialist for everybody, a liaison officer for most, a leader for some. */
export function lookAfter({ db, today }: WriteCall, holderId: number, staff: readonly DemoStaff[], at: number): void {
  for (const [kind, every] of [
    ['specialist', 1],
    ['liaison', 2],
    ['leader', 5],
  ] as const) {
    const those = staff.filter((one) => one.kind === kind)
    const chosen = those[Math.floor(at / every) % those.length]
    if (chosen && at % every === 0) {
      linkStaff(db, { holderId, staffId: chosen.id, fromOn: daysLater(today, -700 + (at % 300)) })
    }
  }
}
