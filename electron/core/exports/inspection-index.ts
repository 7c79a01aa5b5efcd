import type { RequestDetail } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import type { PaperPlan, PaperTable } from '#shared/domain/paper-plan.ts'
import { resources } from '#shared/locales/index.ts'
import { maskNumbers } from '../protected.ts'
import { whoOf } from '../ready-texts/queries.ts'
import { filled } from '../summaries/queries.ts'
import { dueWord } from './words.ts'

/** What an inspection is handed is Chinese, whatever the window speaks. */
const CHINESE = { language: 'zh-CN' } as const
const said = resources[CHINESE.language]

interface IndexOf {
  readonly from: string
  readonly to: string
  readonly late: ReadonlySet<number>
  /** Of the late ones those that have no file. */
  readonly leftOut: number
  /** Of how many the sample was taken. */
  readonly total: number
  /** Whether something due on a day was late when it was done on the other, or is today where it is not done. */
  readonly isLate: (dueOn: Day, doneOn: Day | null) => boolean
}

/** The sample, request by request, and why the late ones of it were late. */
export function indexOf(
  details: readonly RequestDetail[],
  { from, to, late, leftOut, total, isLate }: IndexOf,
): PaperPlan {
  const { inspection } = said.exports
  const rows = details.map((detail, at) => [
    String(at + 1),
    detail.number,
    whoOf(detail) ?? '',
    (detail.item ?? detail.category).nameZh,
    detail.receivedOn,
    dueWord(CHINESE, detail) ?? '',
    detail.resolvedOn ?? '',
    late.has(detail.id) ? inspection.late : '',
  ])
  const tardy = details.filter(({ id }) => late.has(id))
  return {
    title: inspection.title,
    running: inspection.title,
    blocks: [
      { kind: 'title', text: inspection.title },
      { kind: 'centred', text: said.exports.period.replace('{{from}}', from).replace('{{to}}', to) },
      {
        kind: 'text',
        text: (leftOut === 0 ? inspection.sample : inspection.sampleCut)
          .replace('{{leftOut}}', String(leftOut))
          .replace('{{total}}', String(total))
          .replace('{{count}}', String(details.length))
          .replace('{{late}}', String(tardy.length)),
      },
      {
        kind: 'table',
        table: table(inspection.index, rows, [
          [said.exports.column.place, 7],
          [said.exports.column.number, 15],
          [said.exports.column.name, 19],
          [said.exports.column.item, 20],
          [said.exports.column.receivedOn, 12],
          [said.exports.column.dueOn, 12],
          [said.exports.column.resolvedOn, 12],
          [said.exports.column.isOverdue, 7],
        ]),
      },
      ...(tardy.length === 0
        ? []
        : [
            {
              kind: 'table',
              table: table(
                inspection.reasons,
                tardy.map((detail) => [
                  detail.number,
                  dueWord(CHINESE, detail) ?? '',
                  detail.resolvedOn ?? '',
                  reasonOf(detail, isLate),
                ]),
                [
                  [said.exports.column.number, 19],
                  [said.exports.column.dueOn, 16],
                  [said.exports.column.resolvedOn, 16],
                  [inspection.reason, 50],
                ],
              ),
            } as const,
          ]),
    ],
  }
}

/** What the course of a late request says of why: it was put on hold, to be extended, came back, or was answered late. */
function reasonOf(
  { pauses, extensions, assignments, dueOn, resolvedOn }: RequestDetail,
  isLate: IndexOf['isLate'],
): string {
  const { pause, extension, returned, answeredLate, unanswered } = said.exports.inspection
  const reasons = [
    ...pauses.map(({ fromOn, toOn, reason }) => filled(pause, { fromOn, toOn: toOn ?? '', reason })),
    ...extensions.map(({ askedOn, days, reason, state }) =>
      filled(extension, { askedOn, days, reason, decision: said.requests.extensionState[state] }),
    ),
    ...assignments.flatMap((one) => {
      const { department, answeredOn, returnedOn, waitsFor } = one
      if (returnedOn !== null) return [filled(returned, { department, returnedOn, reason: one.returnReason ?? '' })]
      // Nobody waits for it, or it waits itself.
      if (answeredOn === null && (resolvedOn !== null || waitsFor !== null)) return []
      const due = one.dueOn ?? dueOn
      if (due === null || !isLate(due, answeredOn)) return []
      const told = { department, dueOn: due }
      return [answeredOn === null ? filled(unanswered, told) : filled(answeredLate, { ...told, answeredOn })]
    }),
  ]
  return reasons.length === 0 ? said.exports.inspection.noReason : maskNumbers(reasons.join('\n'))
}

export function table(
  caption: string,
  rows: readonly (readonly string[])[],
  columns: readonly (readonly [title: string, share: number])[],
): PaperTable {
  return { caption, columns: columns.map(([title, share]) => ({ title, share, isNumber: false })), rows }
}
