import { CalendarOutlined, FileDoneOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { DepartmentWork } from '#shared/contract/departments.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf, today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import page from '#renderer/ui/page.module.css'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './departments.module.css'

/** What stands beside a department that something waits at. */
type Tools = (departmentId: number) => ReactNode

/** What waits at each department, how long, and how the year so far was answered and rated. */
export function DepartmentsPage({ tools }: { readonly tools?: Tools }) {
  const { t } = useWords()
  const navigate = useGo()
  const period = { from: `${today().slice(0, 4)}-01-01`, to: today() }
  const work = useQuery(api.departments.work.queryOptions({ input: period }))
  const departments = work.data?.departments ?? []
  const week = useAction(SHOW_WEEK, () => void navigate('/departments/week'))
  const answers = useAction(READ_ANSWERS, () => void navigate('/departments/answers'), useMayChange())
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('departments:title')}</h1>
          <span className="mute">{t('departments:lead')}</span>
        </div>
        <div className={`${page.tools} ${page.end}`}>
          <ActionButton action={answers} />
          <ActionButton action={week} type="primary" />
        </div>
      </div>
      <Awaited of={work} lines={12}>
        {departments.length === 0 ? (
          <Empty title={t('departments:none')} />
        ) : (
          <>
            <WorkTable departments={departments} period={period} tools={tools} />
            <p className="mute">{t('departments:period', period)}</p>
          </>
        )}
      </Awaited>
    </div>
  )
}

const READ_ANSWERS: ActionKind = {
  id: 'departments.answers',
  label: 'departments:answers.action',
  icon: FileDoneOutlined,
  chords: ['Ctrl+O'],
}
const SHOW_WEEK: ActionKind = {
  id: 'departments.week',
  label: 'departments:week.action',
  icon: CalendarOutlined,
  chords: ['F9'],
}

interface WorkTableProps {
  readonly departments: readonly DepartmentWork[]
  readonly period: { readonly from: string; readonly to: string }
  readonly tools: Tools | undefined
}

function WorkTable({ departments, period, tools }: WorkTableProps) {
  const { t } = useWords()
  const heads = ['toSign', 'signed', 'overdue', 'oldest', 'answered', 'median', 'returned', 'rated'] as const
  return (
    <ListTable
      heads={[
        t('departments:work.of'),
        ...heads.map((head) => t(`departments:work.${head}`)),
        t('departments:work.satisfactionRate'),
        ...(tools ? [t('exports:dispatch')] : []),
      ]}
    >
      {departments.map((one) => (
        <WorkRow key={one.of.id} work={one} period={period} tools={tools} />
      ))}
    </ListTable>
  )
}

function WorkRow({ work, period, tools }: Omit<WorkTableProps, 'departments'> & { readonly work: DepartmentWork }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const of = nameOf(work.of)
  const waiting = (more: string) => `/requests?waitsAtId=${work.of.id}${more}`
  const rated = new URLSearchParams({ figure: 'rated', ...period, by: 'department', of: String(work.of.id) })
  const number = (figure: 'toSign' | 'signed' | 'overdue' | 'rated', to: string): ReactNode =>
    work[figure] === 0 ? (
      '0'
    ) : (
      <Link
        to={to}
        aria-label={t('departments:work.open', {
          count: countOf(work[figure]),
          of,
          figure: t(`departments:work.${figure}`),
        })}
      >
        {countOf(work[figure])}
      </Link>
    )
  return (
    <tr>
      <th scope="row">{of}</th>
      <td className={table.end}>{number('toSign', waiting('&waitsState=to-sign'))}</td>
      <td className={table.end}>{number('signed', waiting('&waitsState=signed'))}</td>
      <td className={work.overdue > 0 ? `${table.end} ${styles.late}` : table.end}>
        {number('overdue', waiting('&view=overdue'))}
      </td>
      <td className={table.end}>
        {work.oldestOn === null ? (
          '—'
        ) : (
          <>
            {work.oldestOn}{' '}
            <span className="mute">{t('departments:work.waited', { count: work.waitedDays ?? 0 })}</span>
          </>
        )}
      </td>
      <td className={table.end}>{countOf(work.answered)}</td>
      <td className={table.end}>{work.medianAnswerDays?.toFixed(1) ?? '—'}</td>
      <td className={table.end}>{countOf(work.returned)}</td>
      <td className={table.end}>{number('rated', `/summaries/list?${rated.toString()}`)}</td>
      <td className={table.end}>{work.satisfactionRate === null ? '—' : `${work.satisfactionRate.toFixed(1)}%`}</td>
      {tools && <td>{work.toSign + work.signed > 0 && tools(work.of.id)}</td>}
    </tr>
  )
}
