import { FileTextOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PaperKind } from '#shared/domain/papers.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './papers.module.css'
import { useSavePapers } from './save.ts'

const WRITE: ActionKind = { id: 'papers.issue', label: 'papers:write', icon: FileTextOutlined }

/** What was written for a request, and what is to be written next. */
export function PapersSheet({ requestId }: { readonly requestId: number }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [kind, setKind] = useState<PaperKind>('receipt')
  const list = useQuery(api.papers.list.queryOptions({ input: { requestId } }))
  const issue = useCommand('papers.issue', call.papers.issue)
  const saving = useSavePapers()
  const write = useAction(
    WRITE,
    () => {
      void issue.run({ kind, requestIds: [requestId] }).then((made) => made && saving.save(made.ids))
    },
    mayChange && !issue.isRunning && !saving.isRunning,
  )
  const refusal = issue.refusal ?? saving.refusal
  return (
    <Sheet
      title={t('papers:title')}
      note={<Link to="/papers/templates">{t('papers:templates.title')}</Link>}
      tools={
        mayChange && (
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
                options={PaperKind.options}
                labelOf={(one) => t(`papers:kind.${one}`)}
                onChange={(one) => setKind(one ?? 'receipt')}
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
              <th>&nbsp;</th>
            </tr>
          </thead>
          <tbody>
            {list.data.papers.map(({ id, number, kind: written, writtenOn, operator }) => (
              <tr key={id}>
                <th scope="row">{number}</th>
                <td>{t(`papers:kind.${written}`)}</td>
                <td>{writtenOn}</td>
                <td>{operator}</td>
                <td className={table.end}>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${t('papers:again')} ${number}`}
                    onClick={() => void saving.save([id])}
                  >
                    {t('papers:again')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}
