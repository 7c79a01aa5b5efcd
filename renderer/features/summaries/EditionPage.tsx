import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Correction } from '#shared/contract/editions.ts'
import type { EditionOrder } from '#shared/contract/exports.ts'
import { api, call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import page from '#renderer/ui/page.module.css'
import { BackToSummary } from './BackToSummary.tsx'
import { Definitions } from './Definitions.tsx'
import { Changed } from './Editions.tsx'
import { PaperCode } from './PaperCode.tsx'
import styles from './summaries.module.css'
import { PaperTables, PaperText } from './SummaryPaper.tsx'
import { besideEachOther } from './words.ts'

const FORMATS = ['docx', 'pdf', 'xlsx', 'json'] as const

/** A summary as it was sent, on paper as it went; beside it what is another figure today. */
export function EditionPage() {
  const { t, language } = useWords()
  const id = Number(useParams()['id'])
  const office = useDeskStatus()?.office
  const found = useQuery(api.editions.get.queryOptions({ input: { id, language } }))
  if (found.isPending) return <Loading lines={14} />
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  const { edition, text, now, before, toDate, corrections } = found.data
  const { from, to, sentTo, sentOn, note, operator } = edition
  const period = { from, to }
  return (
    <div className={page.page}>
      <div className={styles.head}>
        <div>
          <h1>{t('summaries:edition.title')}</h1>
          <span className="mute">
            {[
              t('summaries:period.of', period),
              t('summaries:edition.line', { sentTo, sentOn }),
              note,
              t('summaries:edition.by', { operator }),
            ]
              .filter((part) => part !== null)
              .join('　')}
          </span>
        </div>
        <Changed count={edition.changed} />
        <BackToSummary {...period} />
        <div className={styles.exports}>
          {FORMATS.map((format) => (
            <EditionExport key={format} id={id} format={format} />
          ))}
        </div>
      </div>
      {corrections.length > 0 && <Corrections corrections={corrections} />}
      <Paper title={`${text.title.replaceAll('\n', ' ')} ${sentOn}`} size="A4">
        <PaperSheet label={t('summaries:edition.title')}>
          <h1 className={styles.lines}>{text.title}</h1>
          <p className={styles.paperPeriod}>
            {edition.office ?? office?.name}　{sentOn}　{note}
          </p>
          <PaperText sections={text.sections} />
          <PaperTables told={now} before={before} toDate={toDate} period={period} extremes={now.details} />
          <h2>{t('summaries:definition.title')}</h2>
          <Definitions />
          <PaperCode seq={edition.seq} />
        </PaperSheet>
      </Paper>
    </div>
  )
}

function EditionExport({ id, format }: EditionOrder) {
  const { t } = useWords()
  const job = useFileJob((_, options) => call.exports.edition({ id, format }, options))
  return (
    <FileJobProgress job={job}>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void job.save()}>
        {t(`exports:${format}`)}
      </Button>
    </FileJobProgress>
  )
}

function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  const { t } = useWords()
  return (
    <Sheet title={t('summaries:edition.corrections')}>
      <table className={`${table.table} ${table.rows}`}>
        <thead>
          <tr>
            <th>{t('summaries:edition.table')}</th>
            <th>{t('summaries:edition.of')}</th>
            <th>{t('summaries:edition.figure')}</th>
            <th className={table.end}>{t('summaries:edition.then')}</th>
            <th className={table.end}>{t('summaries:edition.now')}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.map(({ table: part, of, figure, sent, today }) => (
            <tr key={`${part} ${of} ${figure}`}>
              <td>{part}</td>
              <td>{of}</td>
              <th scope="row">{figure}</th>
              {besideEachOther([sent, today]).map((value, at) => (
                <td key={at} className={table.end}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
