import type { ExportOrder } from '#shared/contract/exports.ts'
import type { Day } from '#shared/domain/days.ts'
import { readCalendar } from '../calendar.ts'
import { nameIn } from '../names.ts'
import type { Reader } from '../ports.ts'
import { requestById } from '../request-steps.ts'
import { answerInWords, answersOf, stepsOf } from '../requests/queries.ts'
import { filled } from '../summaries/queries.ts'
import { wordsOf } from './words.ts'

/** What a request was asked by its item's questions, and its dated steps; null where it has none. */
export interface TemplateCells {
  readonly answers: string | null
  readonly steps: string | null
  /** Those that were done late, or are not done though their day has passed. */
  readonly lateSteps: string | null
}

export const NO_PARTS: TemplateCells = { answers: null, steps: null, lateSteps: null }

/** Of those of the requests that have any; `ids` is JSON. Numbers in answers are masked, in a ledger in clear, too. */
export function templateCells(
  db: Reader,
  ids: string,
  { order, today }: { readonly order: Pick<ExportOrder, 'language'>; readonly today: Day },
): ReadonlyMap<number, TemplateCells> {
  const withParts = db.all<{ requestId: number }>(
    `SELECT request_id FROM request_answer WHERE request_id IN (SELECT value FROM json_each(?))
     UNION SELECT request_id FROM request_step WHERE request_id IN (SELECT value FROM json_each(?))`,
    [ids, ids],
  )
  const calendar = readCalendar(db)
  const words = wordsOf(order)
  const { exports } = words
  return new Map(
    withParts.map(({ requestId }) => {
      const request = requestById(db, requestId)
      const answers = answersOf(db, request).flatMap((one) =>
        one.value === null
          ? []
          : [
              filled(exports.answer, {
                question: nameIn(order, one),
                answer: answerInWords(words, { kind: one.kind, value: one.value }),
              }),
            ],
      )
      const steps = stepsOf(db, request, { calendar, today })
      const told = steps.map((step) =>
        filled(step.doneOn === null ? exports.stepOpen : exports.stepDone, {
          step: nameIn(order, step),
          dueOn: step.dueOn ?? '—',
          doneOn: step.doneOn ?? '',
        }),
      )
      const late = steps.flatMap((step, at) => (step.isLate ? [told[at] ?? ''] : []))
      return [requestId, { answers: listed(answers), steps: listed(told), lateSteps: listed(late) }]
    }),
  )
}

function listed(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join('\n')
}
