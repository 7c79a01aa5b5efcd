import type { WeekLine } from '#shared/contract/departments.ts'
import type { ExportOrder } from '#shared/contract/exports.ts'
import type { SheetCell, SheetColumn, SheetPlan } from '#shared/domain/sheets.ts'
import { weekSheet } from '../departments/queries.ts'
import { nameIn } from '../names.ts'
import type { ReadCall } from '../ports.ts'
import { planRows, type Planned } from './rows.ts'
import { dueWord, subtitleOf, wordsOf } from './words.ts'

/** Monday's sheet: the leader's list first, then by department what is overdue and what is due this week. */
export function planWeek(call: Pick<ReadCall, 'db' | 'today'>, order: ExportOrder): Planned {
  const { exports, departments: words, requests } = wordsOf(order)
  const week = weekSheet(call)
  const period = { from: week.from, to: week.to }
  const departmentsOf = ({ request }: WeekLine) => request.departments.map((one) => nameIn(order, one)).join('、')
  const lineOf =
    (department: string, kind: string) =>
    ({ request, reasons }: WeekLine): SheetCell[] => [
      department,
      kind,
      request.number,
      request.holder ?? request.employer,
      nameIn(order, request.item ?? request.category),
      request.receivedOn,
      dueWord(order, request),
      request.daysLeft,
      requests.state[request.state],
      reasons.map((reason) => words.reason[reason]).join('；') || null,
    ]
  const rows = [
    ...week.leadersList.map((line) => lineOf(departmentsOf(line), words.week.leadersList)(line)),
    ...week.departments.flatMap(({ of, overdue, dueThisWeek }) => {
      const name = of ? nameIn(order, of) : words.week.self
      return [
        ...overdue.map(lineOf(name, words.week.overdue)),
        ...dueThisWeek.map(lineOf(name, words.week.dueThisWeek)),
      ]
    }),
  ]
  const columns: SheetColumn[] = [
    { key: 'department', title: words.week.department, width: 20, kind: 'text' },
    { key: 'kind', title: words.week.kind, width: 12, kind: 'text' },
    { key: 'number', title: words.week.number, width: 16, kind: 'text' },
    { key: 'who', title: words.week.who, width: 14, kind: 'text' },
    { key: 'item', title: words.week.item, width: 22, kind: 'text' },
    { key: 'receivedOn', title: words.week.receivedOn, width: 12, kind: 'text' },
    { key: 'dueOn', title: words.week.dueOn, width: 18, kind: 'text' },
    { key: 'daysLeft', title: exports.column.daysLeft, width: 14, kind: 'number' },
    { key: 'state', title: words.week.state, width: 10, kind: 'text' },
    { key: 'reason', title: words.week.reason, width: 30, kind: 'text' },
  ]
  const totals = words.week.totals
    .replace('{{overdue}}', String(week.overdue))
    .replace('{{dueThisWeek}}', String(week.dueThisWeek))
    .replace('{{supervised}}', String(week.supervised))
  const sheet: SheetPlan = {
    name: words.week.title,
    title: words.week.heading,
    subtitle: subtitleOf(call.db, { ...order, ...period }),
    columns,
    rows,
    notes: [`${totals}${words.week.twice}`],
    chart: null,
  }
  return {
    name: `${exports.file.week} ${week.from}.${order.format}`,
    rows: rows.length,
    period,
    format: order.format,
    plan: planRows(order.format, sheet, { period, kind: 'week', columns, rows }),
  }
}
