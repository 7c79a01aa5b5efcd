import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ReadyTextView } from '#shared/contract/ready-texts.ts'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { purposeAt } from '#shared/domain/ready-texts.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { COPY_TEXT } from './actions.ts'
import styles from './requests.module.css'

/** Stay in the office: a department or a leader gets them, and steps before can still be undone. */
const INWARD = ['reminder', 'digest']

/** A ready text for the requests that stand in the address (`ids`), a sheet each: to change, copy or print. */
export function TextsPage() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const ids = idsIn(params.get('ids') ?? '')
  return ids.length === 0 ? <Empty title={t('requests:texts.noRequests')} isPage /> : <ChosenText ids={ids} />
}

function ChosenText({ ids }: { ids: readonly number[] }) {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const texts = useQuery(api.readyTexts.list.queryOptions({ input: {} }))
  const request = useQuery(api.requests.get.queryOptions({ input: { id: ids[0] ?? 1 } }))
  if (texts.isPending || request.isPending) return <Loading lines={8} />
  if (texts.isError) return <Failed error={texts.error} retry={() => void texts.refetch()} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  const fitting = fittingTexts(texts.data.texts, request.data, ids.length > 1)
  const chosen = fitting.find(({ id }) => id === Number(params.get('text'))) ?? usual(fitting, request.data)
  if (!chosen) return <Empty title={t('requests:texts.none')} isPage />
  return (
    <FilledTexts
      key={chosen.id}
      text={chosen}
      ids={ids}
      choice={
        <Select<number>
          className={styles.wide ?? ''}
          aria-label={t('requests:texts.choose')}
          value={chosen.id}
          options={fitting.map(({ id, name, purpose }) => ({
            value: id,
            label: `${t(`requests:purpose.${purpose}`)} · ${name}`,
          }))}
          onChange={(id) => setParams({ ids: ids.join(','), text: String(id) })}
        />
      }
    />
  )
}

interface FilledTextsProps {
  readonly text: ReadyTextView
  readonly ids: readonly number[]
  readonly choice: React.ReactNode
}

function FilledTexts({ text, ids, choice }: FilledTextsProps) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [typed, setTyped] = useState<{ readonly [requestId: number]: string }>({})
  const [copied, setCopied] = useState(false)
  const filled = useQuery(api.readyTexts.fill.queryOptions({ input: { id: text.id, requestIds: [...ids] } }))
  const rows = filled.data?.filled ?? []
  const textOf = (row: (typeof rows)[number]) => typed[row.requestId] ?? row.text
  const copy = useAction(COPY_TEXT, () => {
    void navigator.clipboard.writeText(rows.map(textOf).join('\n\n')).then(() => setCopied(true))
  })
  const printing = useCommand('requests.notePrint', call.requests.notePrint)
  const note = async () => {
    for (const { requestId } of rows) if (!(await printing.run({ id: requestId }))) return false
    return true
  }
  if (filled.isPending) return <Loading lines={8} />
  if (filled.isError) return <Failed error={filled.error} retry={() => void filled.refetch()} />
  return (
    <Paper
      title={text.name}
      size="A4"
      tools={
        <>
          <ActionButton action={copy} />
          {choice}
          <span role="status" className="mute">
            {copied && t('requests:texts.copied')}
          </span>
          <Refused sentence={printing.refusal ? sentenceOf(t, printing.refusal) : undefined} />
        </>
      }
      {...(mayChange && !INWARD.includes(text.purpose) ? { onPrint: note } : {})}
    >
      {rows.map((row) => (
        <div key={row.requestId} className={styles.stack}>
          {row.blanks.length > 0 && (
            <p className={styles.notOnPaper}>
              {t('requests:texts.blanks', { words: row.blanks.join(t('common:comma')) })}
            </p>
          )}
          <PaperSheet label={row.number}>
            <Input.TextArea
              className={styles.letter ?? ''}
              variant="borderless"
              rows={linesOf(textOf(row))}
              aria-label={t('requests:texts.body', { number: row.number })}
              value={textOf(row)}
              onChange={(event) => {
                setCopied(false)
                setTyped({ ...typed, [row.requestId]: event.target.value })
              }}
            />
            <p className={styles.printed}>{textOf(row)}</p>
          </PaperSheet>
        </div>
      ))}
    </Paper>
  )
}

/** Lines that a text takes on the sheet, and two to go on writing in. */
function linesOf(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / SIGNS_A_LINE)), 2)
}

const SIGNS_A_LINE = 42

/** Those in use: for one request those of its item as well, for several those of every item. */
function fittingTexts(texts: readonly ReadyTextView[], { item }: RequestDetail, areMany: boolean): ReadyTextView[] {
  return texts.filter(
    ({ isActive, itemId }) => isActive && (itemId === null || (!areMany && itemId === (item?.id ?? null))),
  )
}

/** What is mostly written at this point; one of the item's own goes before. */
function usual(texts: readonly ReadyTextView[], { state, daysLeft }: RequestDetail): ReadyTextView | undefined {
  const purpose = purposeAt(state, (daysLeft ?? 0) < 0)
  return texts.find((text) => text.purpose === purpose) ?? texts[0]
}

function idsIn(said: string): number[] {
  const ids = said.split(',').map(Number)
  return ids.filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, 200)
}
