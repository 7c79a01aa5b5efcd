import { RequestFilter } from '#shared/contract/request-views.ts'
import { MOST_SAVED_FILTERS } from '#shared/contract/saved-filters.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'

interface KeptRow {
  readonly id: number
  readonly seq: number
  readonly name: string
  readonly filter: string
}

export const savedFilters: HandlersOf<'savedFilters'> = {
  list: ({ db, operator }) => ({
    filters: keptBy(db, operator.id).map(({ filter, ...row }) => ({ ...row, filter: filterOf(filter) })),
  }),

  save({ db, operator }, { name, filter: asked }) {
    const filter = JSON.stringify(asked)
    const kept = keptBy(db, operator.id)
    const there = kept.find((one) => one.name === name)
    if (there) return changeRow(db, 'saved_filter', rowToChange(db, 'saved_filter', there.id, there.seq), { filter })
    if (kept.length >= MOST_SAVED_FILTERS) throw new Refusal('saved-filter/too-many', { most: MOST_SAVED_FILTERS })
    return { id: db.insert('saved_filter', { operatorId: operator.id, name, filter }), seq: db.seq }
  },

  remove({ db, operator }, { id, seen }) {
    const row = rowToChange(db, 'saved_filter', id, seen)
    if (row['operatorId'] !== operator.id) throw new Refusal('record/not-found', { table: 'saved_filter', id })
    db.remove('saved_filter', id, seen)
    return { id, seq: db.seq }
  },
}

function keptBy(db: Reader, operatorId: number): KeptRow[] {
  return db.all<KeptRow>('SELECT id, _seq, name, filter FROM saved_filter WHERE operator_id = ? ORDER BY id', [
    operatorId,
  ])
}

/** One that was kept by a program that filtered otherwise filters nothing. */
function filterOf(text: string): RequestFilter {
  const read = RequestFilter.safeParse(JSON.parse(text))
  return read.success ? read.data : { view: 'all' }
}
