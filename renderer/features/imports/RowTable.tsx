import type { ReactNode } from 'react'
import type { ImportRow, ImportVerdict } from '#shared/contract/imports.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import { Tag, type Tone } from '#renderer/ui/Tag.tsx'
import styles from './imports.module.css'
import { wordOf } from './values.ts'

const TONES: Record<ImportVerdict, Tone> = {
  new: 'done',
  changed: 'teal',
  same: 'plain',
  duplicate: 'warn',
  refused: 'late',
}

/** Each row with what becomes of it: what was repaired, what differs, and why it stays out. */
export function RowTable({ rows, kind }: { rows: readonly ImportRow[]; kind: ImportKind }) {
  const { t } = useWords()
  const sheets = new Set(rows.map(({ sheet }) => sheet))
  return (
    <div className={table.sheet}>
      <table className={`${table.table} ${table.top}`}>
        <thead>
          <tr>
            <th>{t('imports:rows.row')}</th>
            <th>{t('imports:rows.verdict')}</th>
            <th>{t(kind === 'rules' ? 'imports:field.item' : 'imports:field.name')}</th>
            <th>{t(kind === 'rules' ? 'imports:field.grant' : 'imports:rows.about')}</th>
            <th>{t('imports:rows.details')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.sheet}/${row.row}/${at}`}>
              <td className={`mono ${table.line}`}>
                {sheets.size > 1 && <span className="mute">{row.sheet} </span>}
                {row.row}
              </td>
              <td>
                <Tag tone={TONES[row.verdict]}>{t(`imports:verdict.${row.verdict}`)}</Tag>
              </td>
              <td className={styles.name}>{row.name}</td>
              <td className={styles.about}>{row.about}</td>
              <td>
                <Details row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Details({ row: { sheet, verdict, of, issues, changes, repairs } }: { row: ImportRow }) {
  const { t } = useWords()
  const label = (field: ImportRow['issues'][number]['field'], heading: string | null = null) =>
    heading ?? t(`imports:field.${field}`)
  return (
    <ul className={styles.details}>
      {of && (
        <li>
          {verdict === 'changed'
            ? t('imports:rows.addsTo', of)
            : of.sheet === sheet
              ? t('imports:rows.sameAs', of)
              : t('imports:rows.sameAsOn', of)}
        </li>
      )}
      {issues.map(({ field, heading, code, value, params }, index) => (
        <li key={`issue-${index}`} className={verdict === 'refused' ? styles.refused : styles.warning}>
          <b>{label(field, heading)}</b>
          {value !== '' && <q>{wordOf(t, field, value)}</q>}
          {sentenceOf(t, { code, params })}
        </li>
      ))}
      {changes.map(({ field, heading, from, to }, index) => (
        <li key={`change-${index}`}>
          <b>{label(field, heading)}</b>
          <FromTo from={wordOf(t, field, from)} to={wordOf(t, field, to)} word={t('imports:rows.changed')} />
        </li>
      ))}
      {repairs.map(({ field, heading, from, to }) => (
        <li key={`repair-${field}-${from}`}>
          <b>{label(field, heading)}</b>
          <FromTo from={from} to={to} word={t('imports:rows.repaired')} />
        </li>
      ))}
    </ul>
  )
}

/** The arrow is for the eye; the word says it. */
function FromTo({ from, to, word }: { from: string; to: string; word: string }): ReactNode {
  const { t } = useWords()
  return (
    <>
      <del>{from === '' ? t('imports:rows.blank') : from}</del>
      <span aria-label={word} role="img">
        →
      </span>
      <ins>{to === '' ? t('imports:rows.blank') : to}</ins>
    </>
  )
}
