import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'
import { periodOf, summaryOf } from './figures.ts'
import { listFigure } from './list.ts'
import { reportOf } from './report.ts'

export const summaries: HandlersOf<'summaries'> = {
  of: (call, period) => summaryOf(call, periodOf(period, call.today)),

  report: (call, { language, ...period }) => reportOf(call, periodOf(period, call.today), language),

  saveBase({ db }, { id, seen, fields }) {
    if (id === undefined) return { id: db.insert('base_figure', fields), seq: db.seq }
    if (seen === undefined) throw new Refusal('record/not-found', { table: 'base_figure', id })
    return changeRow(db, 'base_figure', rowToChange(db, 'base_figure', id, seen), fields)
  },

  removeBase({ db }, { id, seen }) {
    rowToChange(db, 'base_figure', id, seen)
    db.remove('base_figure', id, seen)
    return { id, seq: db.seq }
  },

  list: listFigure,
}
