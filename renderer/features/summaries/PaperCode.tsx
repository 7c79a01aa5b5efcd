import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { PaperQr } from '#renderer/ui/paper/PaperQr.tsx'
import styles from './summaries.module.css'

/** The code of the log at the foot of a paper, for cameras and for people: of now, or of the commit `seq`. */
export function PaperCode({ seq }: { readonly seq?: number }) {
  const { t } = useWords()
  const found = useQuery({
    ...api.desk.code.queryOptions({ input: { ...(seq !== undefined && { seq }) } }),
    staleTime: 0,
  })
  if (!found.data) return null
  const { code } = found.data
  return (
    <div className={styles.paperCode}>
      <PaperQr value={code} label={t('summaries:edition.code')} millimetres={28} />
      <p>{t('exports:code', { code })}</p>
    </div>
  )
}
