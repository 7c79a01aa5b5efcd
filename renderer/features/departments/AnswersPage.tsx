import { CheckOutlined, FolderOpenOutlined } from '@ant-design/icons'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { AnswerRow } from '#shared/contract/imports.ts'
import type { AnswerField } from '#shared/domain/dispatch.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand, useIsTakenBack } from '#renderer/api/changes.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { FileDrop } from '#renderer/ui/form/FileDrop.tsx'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import page from '#renderer/ui/page.module.css'
import { Empty, Refused } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useFileDrop } from '#renderer/ui/use-file-drop.ts'

/** The workbook that a department sent back, beside what the desk knows now: cell by cell, and only what is ticked is taken. */
export function AnswersPage() {
  const { t } = useWords()
  const [token, setToken] = useState<string | null>(null)
  const compared = useQuery(api.imports.answers.queryOptions({ input: token === null ? skipToken : { token } }))
  const read = compared.data
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [taken, setTaken] = useState<{ readonly taken: number; readonly seq: number } | null>(null)
  const isTakenBack = useIsTakenBack(taken?.seq ?? null)
  const [refusal, setRefusal] = useState<PageRefusal | null>(null)
  const take = useCommand('requests.takeAnswers', call.requests.takeAnswers)
  const open = async (file: File) => {
    setRefusal(null)
    setTaken(null)
    take.reset()
    try {
      const chosen = await host.takeFile(file)
      setToken(chosen.token)
      setLeft(new Set())
    } catch (error) {
      setToken(null)
      setRefusal(refusalOf(error))
    }
  }
  const rows = (read?.rows ?? []).flatMap((row) => acceptedOf(row, left))
  const isDraggedOver = useFileDrop(read ? null : ([file]) => file && void open(file))
  const accept = useAction(
    TAKE,
    () =>
      void (async () => {
        const done = await take.run({ rows })
        if (!done) return
        setTaken(done)
        setToken(null)
      })(),
    rows.length > 0 && !take.isRunning,
  )
  const refused = take.refusal ?? refusal ?? (compared.error && refusalOf(compared.error))
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('departments:answers.title')}</h1>
          <span className="mute">{t('departments:answers.lead')}</span>
        </div>
        <div className={`${page.tools} ${page.end}`}>
          <Link to="/departments">{t('departments:answers.back')}</Link>
          {read && <OtherFile onChoose={(file) => void open(file)} />}
          {read && <ActionButton action={accept} type="primary" />}
        </div>
      </div>
      <Refused sentence={refused ? sentenceOf(t, refused) : undefined} />
      {taken && !isTakenBack && <p role="status">{t('departments:answers.done', { count: taken.taken })}</p>}
      {!read && (
        <FileDrop
          action={CHOOSE}
          title={t('departments:answers.drop')}
          inputLabel={t('departments:answers.choose')}
          accept={ACCEPTED}
          hints={[t('departments:answers.key'), t('departments:answers.compared')]}
          isDraggedOver={isDraggedOver}
          onChoose={(file) => void open(file)}
        />
      )}
      {read && (
        <p className="mute">
          {t('departments:answers.known', { known: read.known })}{' '}
          {read.same > 0 && t('departments:answers.same', { same: read.same })}
        </p>
      )}
      {read && read.leftOut.length > 0 && (
        <p role="status">{t('departments:answers.leftOut', { columns: read.leftOut.join(t('common:comma')) })}</p>
      )}
      {read && read.rows.length === 0 && <Empty title={t('departments:answers.none')} />}
      {read && read.rows.length > 0 && <Differences rows={read.rows} left={left} onLeave={setLeft} />}
    </div>
  )
}

/** Another department's answers, instead of those on the page. */
function OtherFile({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = useAction(CHOOSE, () => input.current?.click())
  return (
    <>
      <ActionButton action={choose} />
      <FileInput
        ref={input}
        label={t('departments:answers.choose')}
        accept={ACCEPTED}
        onChoose={([file]) => onChoose(file)}
      />
    </>
  )
}

const ACCEPTED = '.xlsx,.xls,.csv'
const CHOOSE: ActionKind = {
  id: 'departments.chooseAnswers',
  label: 'departments:answers.choose',
  icon: FolderOpenOutlined,
  chords: ['Ctrl+O'],
}
const TAKE: ActionKind = {
  id: 'departments.takeAnswers',
  label: 'departments:answers.take',
  icon: CheckOutlined,
  chords: ['Ctrl+Enter'],
}

interface DifferencesProps {
  readonly rows: readonly AnswerRow[]
  readonly left: ReadonlySet<string>
  readonly onLeave: (left: ReadonlySet<string>) => void
}

function Differences({ rows, left, onLeave }: DifferencesProps) {
  const { t } = useWords()
  const nameOf = (field: AnswerField) => t(`exports:column.${field}`)
  const departmentNameOf = useNameOf()
  const isOfSeveral = new Set(rows.map(({ sheet }) => sheet)).size > 1
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    onLeave(next)
  }
  return (
    <div className={table.sheet}>
      <table className={`${table.table} ${table.rows}`}>
        <thead>
          <tr>
            <th>{t('departments:answers.accept')}</th>
            <th>{t('departments:answers.row')}</th>
            <th>{t('departments:week.number')}</th>
            <th>{t('departments:week.who')}</th>
            <th>{t('departments:work.of')}</th>
            <th>{t('departments:answers.field')}</th>
            <th>{t('departments:answers.before')}</th>
            <th>{t('departments:answers.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => {
            const { department: nameZh, departmentEn: nameEn } = row
            const department = nameZh === null ? '' : departmentNameOf({ nameZh, nameEn })
            return row.cells.map(({ field, before, after, problem }) => {
              const key = keyOf(row, field)
              const wrong = row.problem ?? problem
              return (
                <tr key={`${row.sheet} ${row.row} ${field}`}>
                  <td>
                    <Checkbox
                      aria-label={t('departments:answers.cell', {
                        number: row.number ?? '',
                        department,
                        field: nameOf(field),
                      })}
                      disabled={wrong !== null}
                      checked={wrong === null && !left.has(key)}
                      onChange={() => toggle(key)}
                    />
                  </td>
                  <td>{isOfSeveral ? `${row.sheet} ${row.row}` : row.row}</td>
                  <th scope="row" className={`mono ${table.line}`}>
                    {row.number ?? '—'}
                  </th>
                  <td>{row.who}</td>
                  <td>{department}</td>
                  <td>{nameOf(field)}</td>
                  <td className="mute">{before ?? '—'}</td>
                  <td>
                    {after} {wrong && <Tag tone="late">{t(`departments:answers.problem.${wrong}`)}</Tag>}
                  </td>
                </tr>
              )
            })
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What is taken of a row: nothing where it can't be, or where no cell is left. */
function acceptedOf(row: AnswerRow, left: ReadonlySet<string>) {
  const { requestId, seen, assignmentId, problem } = row
  if (problem !== null || requestId === null || seen === null || assignmentId === null) return []
  const ticked = row.cells.filter((cell) => cell.problem === null && !left.has(keyOf(row, cell.field)))
  const isTicked = (wanted: AnswerField) => ticked.some(({ field }) => field === wanted)
  // A part is sent back with reason and rule, and a day without what was answered on it says nothing.
  const isReturned = isTicked('returnReason') && isTicked('returnRule')
  const isAnswered = isTicked('answer') || isReturned
  const cells = ticked.filter(({ field }) => {
    if (field === 'answeredOn') return isAnswered
    return field === 'returnReason' || field === 'returnRule' ? isReturned : true
  })
  if (cells.length === 0) return []
  return [
    {
      id: requestId,
      seen,
      assignmentId,
      cells: Object.fromEntries(cells.map(({ field, after }) => [field, after])),
    },
  ]
}

function keyOf({ assignmentId }: AnswerRow, field: AnswerField): string {
  return `${assignmentId} ${field}`
}
