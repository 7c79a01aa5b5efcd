import { EditOutlined, StopOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ADD, ENROL } from './actions.ts'
import { ClaimDialog, type Claim } from './ClaimDialog.tsx'
import styles from './recognitions.module.css'

interface RecognitionSheetProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** What the holder is recognised as, and under which schemes the office serves them: dated rows, those past kept. */
export function RecognitionSheet({ holder, canChange }: RecognitionSheetProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [claim, setClaim] = useState<Claim | null>(null)
  const add = useAction(ADD, () => setClaim({ kind: 'add', holderId: holder.id }), canChange)
  const enrol = useAction(ENROL, () => setClaim({ kind: 'enrol', holderId: holder.id }), canChange)
  const list = useQuery(api.recognitions.of.queryOptions({ input: { holderId: holder.id } }))
  const { recognitions = [], enrolments = [] } = list.data ?? {}
  const isEmpty = list.isSuccess && recognitions.length === 0 && enrolments.length === 0
  return (
    <Sheet title={t('recognitions:title')} tools={<ActionButton action={add} size="small" />}>
      {list.isPending && <Loading lines={2} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {isEmpty && (
        <Empty title={t('recognitions:none')}>
          <p>{t('recognitions:noneHint')}</p>
        </Empty>
      )}
      <ul className={styles.rows}>
        {recognitions.map((row) => {
          const name = `${nameOf(row.scheme)} · ${nameOf(row.level)}`
          return (
            <Row
              key={row.id}
              name={name}
              row={row}
              about={[row.basis, row.document, row.endGround]}
              onCorrect={canChange ? () => setClaim({ kind: 'correct', row, name }) : null}
              onEnd={canChange && row.isCurrent ? () => setClaim({ kind: 'end', row, name }) : null}
            />
          )
        })}
      </ul>
      {(enrolments.length > 0 || canChange) && (
        <div className={styles.head}>
          <h3>{t('recognitions:enrolments')}</h3>
          <ActionButton action={enrol} size="small" />
        </div>
      )}
      <ul className={styles.rows}>
        {enrolments.map((row) => {
          const name = nameOf(row.scheme)
          return (
            <Row
              key={row.id}
              name={name}
              row={row}
              about={[row.note]}
              onCorrect={canChange ? () => setClaim({ kind: 'correctEnrolment', row, name }) : null}
              onEnd={canChange && row.isCurrent ? () => setClaim({ kind: 'endEnrolment', row, name }) : null}
            />
          )
        })}
      </ul>
      {claim && <ClaimDialog claim={claim} onClose={() => setClaim(null)} />}
    </Sheet>
  )
}

interface RowProps {
  readonly name: string
  readonly row: { readonly fromOn: string | null; readonly toOn: string | null; readonly isCurrent: boolean }
  readonly about: readonly (string | null)[]
  readonly onCorrect: (() => void) | null
  readonly onEnd: (() => void) | null
}

function Row({ name, row, about, onCorrect, onEnd }: RowProps) {
  const { t } = useWords()
  return (
    <li className={row.isCurrent ? undefined : styles.past}>
      <div className={styles.line}>
        <b>{name}</b>
        {!row.isCurrent && <Tag>{t('recognitions:past')}</Tag>}
        <span className={styles.tools}>
          {onCorrect && (
            <Button
              size="small"
              type="text"
              icon={<EditOutlined aria-hidden />}
              aria-label={`${t('recognitions:action.correct')} ${name}`}
              onClick={onCorrect}
            />
          )}
          {onEnd && (
            <Button
              size="small"
              type="text"
              icon={<StopOutlined aria-hidden />}
              aria-label={`${t('recognitions:action.end')} ${name}`}
              onClick={onEnd}
            />
          )}
        </span>
      </div>
      <div className="mute">{useTerm(row)}</div>
      {about.filter((text) => text !== null).map(aboutLine)}
    </li>
  )
}

function aboutLine(text: string): ReactNode {
  return (
    <div key={text} className="mute">
      {text}
    </div>
  )
}

/** From when to when, in words. */
function useTerm({ fromOn, toOn }: RowProps['row']): string {
  const { t } = useWords()
  if (fromOn !== null && toOn !== null) return t('recognitions:between', { from: fromOn, to: toOn })
  if (fromOn !== null) return t('recognitions:from', { day: fromOn })
  return toOn === null ? t('recognitions:open') : t('recognitions:until', { day: toOn })
}
