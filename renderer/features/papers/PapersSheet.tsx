import { FileTextOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PaperView } from '#shared/contract/papers.ts'
import type { PaperKind, PaperOwner } from '#shared/domain/papers.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './papers.module.css'
import { useSavePapers } from './save.ts'

const WRITE: ActionKind = { id: 'papers.issue', label: 'papers:write', icon: FileTextOutlined }

interface PapersSheetProps {
  readonly owner: PaperOwner
  readonly ownerId: number
  /** The day that the page shows; what is written of a person tells of it. */
  readonly on?: string | undefined
}

/** What was written for a request, a person, a card, a batch or a hand-over, and what is to be written next. */
export function PapersSheet({ owner, ownerId, on }: PapersSheetProps) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [chosen, setChosen] = useState<PaperKind>('receipt')
  const [voiding, setVoiding] = useState<PaperView | null>(null)
  const list = useQuery(api.papers.list.queryOptions({ input: { owner, ownerId } }))
  const kinds = list.data?.kinds ?? []
  const kind = kinds.includes(chosen) ? chosen : (kinds[0] ?? chosen)
  const issue = useCommand('papers.issue', call.papers.issue)
  const saving = useSavePapers()
  const write = useAction(
    WRITE,
    () => {
      void issue.run({ kind, ownerIds: [ownerId], on }).then((made) => made && saving.save(made.ids))
    },
    mayChange && kinds.length > 0 && !issue.isRunning && !saving.isRunning,
  )
  const refusal = issue.refusal ?? saving.refusal
  return (
    <Sheet
      title={t('papers:title')}
      note={<Link to="/papers/templates">{t('papers:templates.title')}</Link>}
      tools={
        mayChange &&
        kinds.length > 0 && (
          <span className={styles.write}>
            <span className={styles.kind}>
              <Choice
                id="paper-kind"
                aria-label={t('papers:field.kind')}
                aria-invalid={false}
                aria-describedby={undefined}
                aria-required={false}
                status=""
                value={kind}
                options={kinds}
                labelOf={(one) => t(`papers:kind.${one}`)}
                onChange={(one) => one !== null && setChosen(one)}
              />
            </span>
            <ActionButton action={write} size="small" />
          </span>
        )
      }
    >
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      {list.isPending && <Loading lines={2} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data?.papers.length === 0 && <p className={`${styles.empty} mute`}>{t('papers:none')}</p>}
      {list.data && list.data.papers.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('papers:field.number')}</th>
              <th>{t('papers:field.kind')}</th>
              <th>{t('papers:field.writtenOn')}</th>
              <th>{t('papers:field.operator')}</th>
              <th>
                <span className="unseen">{t('papers:tools')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.papers.map((paper) => (
              <tr key={paper.id}>
                <th scope="row">{paper.number}</th>
                <td>{t(`papers:kind.${paper.kind}`)}</td>
                <td>{paper.writtenOn}</td>
                <td>{paper.operator}</td>
                <td className={table.end}>
                  {paper.voidReason !== null ? (
                    <span className="mute">{t('papers:void.done', { reason: paper.voidReason })}</span>
                  ) : (
                    <>
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${t('papers:again')} ${paper.number}`}
                        onClick={() => void saving.save([paper.id])}
                      >
                        {t('papers:again')}
                      </Button>
                      {mayChange && (
                        <Button
                          size="small"
                          type="text"
                          aria-label={`${t('papers:void.do')} ${paper.number}`}
                          onClick={() => setVoiding(paper)}
                        >
                          {t('papers:void.do')}
                        </Button>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {voiding && <VoidDialog paper={voiding} onClose={() => setVoiding(null)} />}
    </Sheet>
  )
}

function VoidDialog({ paper: { id, seq, number }, onClose }: { paper: PaperView; onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog<{ readonly reason: string }>
      title={`${t('papers:void.do')} ${number}`}
      initial={{ reason: '' }}
      command="papers.void"
      save={({ reason }) => call.papers.void({ id, seen: seq, reason })}
      onClose={onClose}
    >
      {(form) => <TextField {...form.bind('reason')} label={t('papers:void.reason')} />}
    </FormDialog>
  )
}
