import type { Day } from '#shared/domain/days.ts'
import type { HolderFields, RelativeFields } from '#shared/domain/holder.ts'
import { checkIdentity } from '#shared/domain/identity.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { photoOf } from '../attachments/queries.ts'
import type { HandlersOf } from '../handler.ts'
import { employmentCells, enterHolder, insertIdentity, relativeCells } from '../holder-entry.ts'
import {
  checkedIdentity,
  cleanHolder,
  differing,
  filledIn,
  given,
  refuseContradiction,
  refuseNoName,
  refuseTaken,
  type CheckedIdentity,
} from '../holder-rules.ts'
import type { Cells, Transaction } from '../ports.ts'
import { asMeant, maskFor } from '../protected.ts'
import { duplicatesOf } from './duplicates.ts'
import { cardMeant, findHolders } from './find.ts'
import {
  countOf,
  employmentById,
  employmentsOf,
  holderById,
  holderToChange,
  identitiesOf,
  identityById,
  pageOf,
  relativeById,
  relativesOf,
  summariesOf,
  type IdentityRow,
  type RelativeRow,
} from './repo.ts'
import { detailOf } from './views.ts'

/**
 * The holder's row stands for the whole person: `seen` is its `_seq`, and a change of a document, an employment or a
 * relative touches it, so that two windows can't change one person past each other.
 */
export const holders: HandlersOf<'holders'> = {
  find({ db, today }, { query, limit }) {
    const found = findHolders(db, query, limit + 1)
    const shown = found.slice(0, limit)
    const summaries = summariesOf(
      db,
      shown.map(({ id }) => id),
      today,
    )
    return {
      matches: summaries.map((holder, at) => {
        const matchedBy = shown[at]?.matchedBy ?? 'name'
        const card = matchedBy === 'card' ? cardMeant(db, holder.id, query) : undefined
        return { holder, matchedBy, ...(card && { card }) }
      }),
      truncated: found.length > limit,
    }
  },

  list({ db, today }, { after, limit, state }) {
    return { holders: summariesOf(db, pageOf(db, state, after, limit), today), total: countOf(db, state) }
  },

  get({ db, today, operator }, { id, on = today }) {
    return detailOf(holderById(db, id), {
      identities: identitiesOf(db, id),
      employments: employmentsOf(db, id, on),
      relatives: relativesOf(db, id),
      on,
      today,
      mask: maskFor(operator.role),
    })
  },

  duplicates: ({ db, today }, entry) => ({ duplicates: duplicatesOf(db, entry, today) }),

  register(call, entry) {
    return { id: enterHolder(call, entry), seq: call.db.seq }
  },

  correct({ db, today }, { id, seen, changes }) {
    const holder = holderToChange(db, id, seen)
    const cells = differing(holder, cleanHolder(asMeant(given<HolderFields>(changes), holder, ['note'])))
    if ('bornOn' in cells || 'sex' in cells) {
      refuseContradiction(
        { ...holder, ...cells },
        identitiesOf(db, id).flatMap((one) => knownFrom(one, today)),
        today,
      )
    }
    if (Object.keys(cells).length === 0) return { id, seq: holder.seq }
    db.update('holder', id, seen, cells)
    return { id, seq: db.seq }
  },

  addIdentity({ db, today }, { id, seen, identity }) {
    const holder = holderToChange(db, id, seen)
    const checked = checkedIdentity(identity, 'identity.number', today)
    if (identitiesOf(db, id).some(({ kind, number }) => kind === checked.kind && number === checked.number)) {
      return { id, seq: holder.seq }
    }
    refuseTaken(db, checked, id)
    const person = filledIn(holder, [checked])
    refuseContradiction(person, [checked], today)
    changeHolder(db, id, seen, differing(holder, person))
    insertIdentity(db, id, checked)
    return { id, seq: db.seq }
  },

  removeIdentity({ db }, { id, seen, identityId }) {
    holderToChange(db, id, seen)
    db.remove('identity_document', identityById(db, id, identityId).id, 'current')
    db.touch('holder', id, seen)
    return { id, seq: db.seq }
  },

  saveEmployment({ db }, { id, seen, employmentId, employment }) {
    const holder = holderToChange(db, id, seen)
    const cells = employmentCells(db, id, employment)
    if (employmentId === undefined) db.insert('employment', cells)
    else {
      const changed = differing(employmentById(db, id, employmentId), cells)
      if (Object.keys(changed).length === 0) return { id, seq: holder.seq }
      db.update('employment', employmentId, 'current', changed)
    }
    db.touch('holder', id, seen)
    return { id, seq: db.seq }
  },

  removeEmployment({ db }, { id, seen, employmentId }) {
    holderToChange(db, id, seen)
    employmentById(db, id, employmentId)
    db.remove('employment', employmentId, 'current')
    db.touch('holder', id, seen)
    return { id, seq: db.seq }
  },

  saveRelative({ db, today }, input) {
    const { id, seen } = input
    const holder = holderToChange(db, id, seen)
    if ('relative' in input) {
      refuseNoName(input.relative.name, 'relative.name')
      db.insert('relative', relativeCells(id, input.relative, 'relative.identity.number', today))
    } else {
      if (input.changes.name !== undefined) refuseNoName(input.changes.name, 'changes.name')
      const old = relativeById(db, id, input.relativeId)
      const fresh = { ...relativeFieldsOf(old), ...asMeant(given<RelativeFields>(input.changes), old, ['note']) }
      const changed = differing(old, relativeCells(id, fresh, 'changes.identity.number', today))
      if (Object.keys(changed).length === 0) return { id, seq: holder.seq }
      db.update('relative', input.relativeId, 'current', changed)
    }
    db.touch('holder', id, seen)
    return { id, seq: db.seq }
  },

  removeRelative({ db }, { id, seen, relativeId }) {
    holderToChange(db, id, seen)
    relativeById(db, id, relativeId)
    db.remove('relative', relativeId, 'current')
    db.touch('holder', id, seen)
    return { id, seq: db.seq }
  },

  merge({ db }, { keep, drop, take }) {
    if (keep.id === drop.id) throw new Refusal('holder/merge-with-itself')
    const kept = holderToChange(db, keep.id, keep.seen)
    const dropped = holderToChange(db, drop.id, drop.seen)
    moveChildren(db, drop.id, keep.id)
    const taken = Object.fromEntries(take.map((field) => [field, dropped[field]]))
    changeHolder(db, keep.id, keep.seen, differing(kept, taken))
    db.update('holder', drop.id, drop.seen, { state: 'merged', mergedIntoId: keep.id })
    return { id: keep.id, seq: db.seq }
  },

  void({ db }, { id, seen, reason }) {
    holderToChange(db, id, seen)
    db.update('holder', id, seen, { state: 'void', voidReason: reason })
    return { id, seq: db.seq }
  },

  reveal({ db, operator }, { id, what, reason }) {
    const { phone } = holderById(db, id)
    const subjectId = what.kind === 'identity' ? what.identityId : what.kind === 'relative' ? what.relativeId : null
    db.insert('reveal', {
      holderId: id,
      operatorId: operator.id,
      what: what.kind,
      subjectId,
      reason,
      revealedAt: db.at,
    })
    switch (what.kind) {
      case 'phone':
        return { value: phone }
      case 'identity':
        return { value: identityById(db, id, what.identityId).number }
      case 'relative': {
        const { identityNumber, name, bornOn } = relativeById(db, id, what.relativeId)
        return { value: identityNumber, relative: { name, bornOn } }
      }
    }
  },
}

/** Changes the holder's row, or only says that something of the person has changed. */
function changeHolder(db: Transaction, id: number, seen: number, cells: Cells): void {
  if (Object.keys(cells).length === 0) db.touch('holder', id, seen)
  else db.update('holder', id, seen, cells)
}

/** Rows that belong to a person, whoever of the two they were written down for. */
const MOVED_BY_MERGE = [
  'employment',
  'relative',
  'recognition',
  'enrolment',
  'card',
  'request',
  'usage',
  'staff_link',
  'own_value',
  'rule',
  'visit',
  'ledger_row',
  'subsidy',
  'handover_line',
  'attachment',
]

/** Of a field that both have filled in, the kept person's own stays; a helper whom both have looks after one. */
function dropTwins(db: Transaction, fromId: number, toId: number): void {
  const values = db.all<{ id: number }>(
    `SELECT id FROM own_value WHERE holder_id = ? AND own_field_id IN
       (SELECT own_field_id FROM own_value WHERE holder_id = ?) ORDER BY id`,
    [fromId, toId],
  )
  for (const { id } of values) db.remove('own_value', id, 'current')
  const links = db.all<{ id: number }>(
    `SELECT id FROM staff_link AS dropped WHERE holder_id = ? AND EXISTS
       (SELECT 1 FROM staff_link WHERE holder_id = ? AND staff_id = dropped.staff_id
        AND ifnull(from_on, '') <= ifnull(dropped.to_on, '~') AND ifnull(dropped.from_on, '') <= ifnull(to_on, '~'))
     ORDER BY id`,
    [fromId, toId],
  )
  for (const { id } of links) db.remove('staff_link', id, 'current')
  const photo = photoOf(db, toId) && photoOf(db, fromId)
  if (photo) db.remove('attachment', photo.id, 'current')
}

function moveChildren(db: Transaction, fromId: number, toId: number): void {
  const already = identitiesOf(db, toId)
  for (const { id, kind, number } of identitiesOf(db, fromId)) {
    if (already.some((document) => document.kind === kind && document.number === number)) {
      db.remove('identity_document', id, 'current')
    } else db.update('identity_document', id, 'current', { holderId: toId })
  }
  dropTwins(db, fromId, toId)
  for (const table of MOVED_BY_MERGE) {
    for (const { id } of db.all<{ id: number }>(`SELECT id FROM ${table} WHERE holder_id = ? ORDER BY id`, [fromId])) {
      db.update(table, id, 'current', { holderId: toId })
    }
  }
}

/** What a number on the register says; nothing where today's rules would not accept it any more. */
function knownFrom({ kind, number }: IdentityRow, today: Day): CheckedIdentity[] {
  const check = checkIdentity(kind, number, today)
  return check.ok ? [{ kind, number, bornOn: check.bornOn ?? null, sex: check.sex ?? null }] : []
}

function relativeFieldsOf({ identityKind: kind, identityNumber: number, ...row }: RelativeRow): RelativeFields {
  const { relation, name, sex, bornOn, note } = row
  return { relation, name, sex, bornOn, note, identity: kind === null || number === null ? null : { kind, number } }
}
