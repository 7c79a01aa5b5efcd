import { FileExcelOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ASKED_OF_EMPLOYERS, type CheckupKind } from '#shared/domain/checkups.ts'
import { api, call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import page from '#renderer/ui/page.module.css'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'

const PAGE = 50

/** 名册体检: what is missing, doubtful or out of date, and the workbook in which an employer corrects its part. */
export function CheckupPage() {
  const { t } = useWords()
  const [chosen, setChosen] = useState<CheckupKind | null>(null)
  const counts = useQuery(api.checkups.counts.queryOptions({ input: {} }))
  if (counts.isPending) return <Loading lines={6} />
  if (counts.isError) return <Failed error={counts.error} retry={() => void counts.refetch()} />
  const { holders, people, kinds } = counts.data
  const kind = chosen ?? kinds.find(({ count }) => count > 0)?.kind ?? null
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('checkups:title')}</h1>
        <span className="mute">{t('checkups:note', { holders, people })}</span>
      </div>
      <div className={page.tools} role="group" aria-label={t('checkups:kinds')}>
        {kinds.map((one) => (
          <Button
            key={one.kind}
            type={one.kind === kind ? 'primary' : 'default'}
            aria-pressed={one.kind === kind}
            onClick={() => setChosen(one.kind)}
          >
            {t(`checkups:kind.${one.kind}`)} {one.count}
          </Button>
        ))}
      </div>
      {kind === null ? <Empty title={t('checkups:healthy')} /> : <People key={kind} kind={kind} />}
    </div>
  )
}

/** Those whom one kind concerns, page by page. */
function People({ kind }: { kind: CheckupKind }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [after, setAfter] = useState(0)
  const list = useQuery(api.checkups.people.queryOptions({ input: { kind, after, limit: PAGE } }))
  const write = useFileJob((employerId: number, options) => call.exports.corrections({ employerId }, options))
  if (list.isPending) return <Loading lines={6} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { people, total } = list.data
  if (total === 0) return <Empty title={t('checkups:none')} />
  const mayAsk = mayChange && ASKED_OF_EMPLOYERS.includes(kind)
  const heads = [t('checkups:person'), t(`checkups:about.${kind}`), t('checkups:employer')]
  return (
    <>
      <FileJobProgress job={write} />
      {kind === 'past-retirement' && <p className="mute">{t('checkups:retirementNote')}</p>}
      <ListTable heads={mayAsk ? [...heads, t('checkups:corrections')] : heads}>
        {people.map(({ id, name, employer, about }) => (
          <tr key={id}>
            <td>
              <Link to={`/holders/${id}`}>{name}</Link>
            </td>
            <td>{about || (kind === 'alike' ? '—' : t(`checkups:kind.${kind}`))}</td>
            <td>{employer?.name ?? '—'}</td>
            {mayAsk && (
              <td>
                {employer && (
                  <Button
                    size="small"
                    icon={<FileExcelOutlined />}
                    disabled={write.isRunning}
                    aria-label={t('checkups:exportOf', { employer: employer.name, name })}
                    onClick={() => void write.save(employer.id)}
                  >
                    {t('checkups:export')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </ListTable>
      <Pager
        before={after}
        shown={people.length}
        total={total}
        onBack={() => setAfter(after - PAGE)}
        onNext={() => setAfter(after + PAGE)}
      />
    </>
  )
}
