import { FileProtectOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { EditionHead } from '#shared/contract/editions.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './summaries.module.css'

const FINALISE: ActionKind = {
  id: 'editions.finalise',
  label: 'summaries:edition.do',
  icon: FileProtectOutlined,
}
const CONFIRM: ActionKind = {
  id: 'editions.confirm',
  label: 'summaries:edition.confirm',
  icon: FileProtectOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}

/** What was sent, and what of it is another figure today. */
export function Editions({ period }: { readonly period: Period }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [isOpen, setOpen] = useState(false)
  const list = useQuery(api.editions.list.queryOptions({ input: {} }))
  const finalise = useAction(FINALISE, () => setOpen(true), mayChange)
  const changed = useChanged(list.data?.editions ?? [])
  return (
    <Sheet
      title={t('summaries:edition.title')}
      note={t('summaries:edition.note')}
      tools={mayChange && <ActionButton action={finalise} size="small" />}
    >
      {list.isPending && <Loading lines={2} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data?.editions.length === 0 && <p className={`${styles.empty} mute`}>{t('summaries:edition.none')}</p>}
      {(list.data?.editions.length ?? 0) > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <tbody>
            {list.data?.editions.map((edition) => (
              <EditionLine key={edition.id} edition={edition} changed={changed?.get(edition.id)} />
            ))}
          </tbody>
        </table>
      )}
      {isOpen && <FinaliseDialog period={period} onClose={() => setOpen(false)} />}
    </Sheet>
  )
}

/** By edition how many figures are others today. Each is reckoned anew, so they are asked for one after the other. */
function useChanged(editions: readonly EditionHead[]): ReadonlyMap<number, number> | undefined {
  const ids = editions.map(({ id }) => id)
  return useQuery({
    queryKey: [...api.editions.changed.key(), ids],
    queryFn: async ({ signal }) => {
      const found = new Map<number, number>()
      for (const id of ids) found.set(id, (await call.editions.changed({ id }, { signal })).changed)
      return found
    },
  }).data
}

interface EditionLineProps {
  readonly edition: EditionHead
  /** Undefined until it is known. */
  readonly changed: number | undefined
}

function EditionLine({ edition, changed }: EditionLineProps) {
  const { t } = useWords()
  const { id, from, to, sentTo, sentOn, note } = edition
  return (
    <tr>
      <th scope="row">
        <Link className={styles.number} to={`/summaries/editions/${id}`}>
          {t('summaries:period.of', { from, to })}
        </Link>
      </th>
      <td>{t('summaries:edition.line', { sentTo, sentOn })}</td>
      <td>{note}</td>
      <td className={table.end}>{changed !== undefined && <Changed count={changed} />}</td>
    </tr>
  )
}

/** Whether the figures are still those that were sent. */
export function Changed({ count }: { readonly count: number }) {
  const { t } = useWords()
  if (count === 0) return <Tag tone="done">{t('summaries:edition.same')}</Tag>
  return <Tag tone="warn">{t('summaries:edition.changed', { count })}</Tag>
}

function FinaliseDialog({ period, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const { t, language } = useWords()
  const navigate = useGo()
  const [sentTo, setSentTo] = useState('')
  const [sentOn, setSentOn] = useState<string | null>(today())
  const [note, setNote] = useState('')
  const finalise = useCommand('editions.finalise', call.editions.finalise)
  const errors = fieldErrorsOf(t, finalise.refusal, {}, '')
  const keep = async () => {
    const when = sentOn === null ? {} : { sentOn }
    const made = await finalise.run({ ...period, language, sentTo, note: note.trim() || null, ...when })
    if (made) void navigate(`/summaries/editions/${made.id}`)
  }
  return (
    <Dialog
      title={`${t('summaries:edition.do')} ${t('summaries:period.of', { ...period })}`}
      isOpen
      onClose={onClose}
      confirm={CONFIRM}
      onConfirm={() => void keep()}
      isBusy={finalise.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, finalise.refusal, errors)} />
          <Field label={t('summaries:edition.sentTo')} isRequired error={errors['sentTo']}>
            {(control) => <Input {...control} value={sentTo} onChange={(event) => setSentTo(event.target.value)} />}
          </Field>
          <Field label={t('summaries:edition.sentOn')} isRequired error={errors['sentOn']}>
            {(control) => <DayInput {...control} value={sentOn} onChange={setSentOn} />}
          </Field>
          <Field label={t('summaries:edition.number')} error={errors['note']}>
            {(control) => <Input {...control} value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
        </div>
      </FirstFocus>
    </Dialog>
  )
}
