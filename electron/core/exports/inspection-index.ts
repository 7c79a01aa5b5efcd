import type { RequestDetail } from '#shared/contract/request-views.ts'
import type { PaperPlan, PaperTable } from '#shared/domain/paper-plan.ts'
import { resources } from '#shared/locales/index.ts'
import { maskNumbers } from '../protected.ts'
import { whoOf } from '../ready-texts/queries.ts'
import { filled } from '../summaries/queries.ts'

/** What an inspection is handed is Chinese, whatever the window speaks. */
const said = resources['zh-CN']

interface IndexOf {
  readonly from: string
  readonly to: string
  readonly late: ReadonlySet<number>
  /** Of the late ones those that have no file. */
  readonly leftOut: number
  /** Of how many the sample was taken. */
  readonly total: number
}

/** The sample, request by request, and why the late ones of it were late. */
export function indexOf(details: readonly RequestDetail[], { from, to, late, leftOut, total }: IndexOf): PaperPlan {
  const { inspection } = said.exports
  const rows = details.map((detail, at) => [
    String(at + 1),
    detail.number,
    whoOf(detail) ?? '',
    (detail.item ?? detail.category).nameZh,
    detail.receivedOn,
    detail.dueOn ?? '',
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
                tardy.map((detail) => [detail.number, detail.dueOn ?? '', detail.resolvedOn ?? '', reasonOf(detail)]),
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
function reasonOf({ pauses, extensions, assignments, dueOn, resolvedOn }: RequestDetail): string {
  const { pause, extension, returned, answeredLate, unanswered } = said.exports.inspection
  const reasons = [
    ...pauses.map(({ fromOn, toOn, reason }) => filled(pause, { fromOn, toOn: toOn ?? '', reason })),
    ...extensions.map(({ askedOn, days, reason, state }) =>
      filled(extension, { askedOn, days, reason, decision: said.requests.extensionState[state] }),
    ),
    ...assignments.flatMap((one) => {
      const { department, answeredOn, returnedOn } = one
      const told = { department, dueOn: one.dueOn ?? dueOn ?? '' }
      if (returnedOn !== null) return [filled(returned, { department, returnedOn, reason: one.returnReason ?? '' })]
      if (answeredOn !== null) return answeredOn > told.dueOn ? [filled(answeredLate, { ...told, answeredOn })] : []
      return resolvedOn === null ? [filled(unanswered, told)] : []
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
