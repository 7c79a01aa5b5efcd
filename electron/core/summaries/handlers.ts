import type { HandlersOf } from '../handler.ts'
import { periodOf, summaryOf } from './figures.ts'
import { listFigure } from './list.ts'

export const summaries: HandlersOf<'summaries'> = {
  of: (call, period) => summaryOf(call, periodOf(period)),
  list: listFigure,
}
