import { Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ImportColumn, ImportSheet } from '#shared/contract/imports.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import table from '#renderer/ui/table.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import {
  columnsOf,
  corrected,
  correctionOf,
  fieldsOf,
  isIncluded,
  letterOf,
  namesSomebody,
  withField,
  type Choices,
  type HeadingRows,
} from './choices.ts'
import styles from './imports.module.css'
import { ForgetDialog, useMatchings } from './Matchings.tsx'

interface SheetColumnsProps {
  readonly sheet: ImportSheet
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

/** A sheet of the file: whether it comes in, where its headings stand, and what each column was taken for. */
export function SheetColumns({ sheet, choices, onChange }: SheetColumnsProps) {
  const { t } = useWords()
  const isIn = isIncluded(choices, sheet)
  const columns = columnsOf(choices, sheet)
  const correct = (change: Parameters<typeof corrected>[2]) => onChange(corrected(choices, sheet.name, change))
  return (
    <Sheet
      title={sheet.name}
      note={t('imports:sheet.rows', { count: sheet.filledRows, rows: countOf(sheet.filledRows) })}
      tools={
        <>
          <HeadingRow
            sheet={sheet}
            rows={correctionOf(choices, sheet.name).headings ?? sheet.headings}
            onChange={(headings) => correct({ headings, isLeftOut: false })}
          />
          <Checkbox
            checked={isIn}
            disabled={sheet.headings === null}
            onChange={({ target }) => correct({ isLeftOut: !target.checked })}
          >
            {t('imports:sheet.include')}
            <span className="unseen">{sheet.name}</span>
          </Checkbox>
        </>
      }
    >
      {isIn && sheet.matching !== null && <ReadByMatching id={sheet.matching} />}
      {sheet.headings === null && <p className={styles.remark}>{t('imports:sheet.noHeadings')}</p>}
      {isIn && sheet.isOfLeavers && (
        <p className={styles.remark} role="alert">
          {t('imports:sheet.leavers')}
        </p>
      )}
      {isIn && !namesSomebody(choices.kind, columns) && (
        <p className={styles.remark} role="alert">
          {t('imports:sheet.noName')}
        </p>
      )}
      {isIn && (
        <Columns
          columns={columns}
          sheet={sheet}
          choices={choices}
          onField={(column, field) => onChange(withField(choices, sheet, column, field))}
        />
      )}
    </Sheet>
  )
}

/** The list was matched before; what was said then counts until it is forgotten or corrected. */
function ReadByMatching({ id }: { readonly id: number }) {
  const { t } = useWords()
  const matching = useMatchings().find((one) => one.id === id)
  const [isAsked, setAsked] = useState(false)
  return matching ? (
    <p className={styles.matching}>
      {t('imports:matching.used', { day: matching.keptOn, name: matching.name })}
      <Button size="small" type="link" onClick={() => setAsked(true)}>
        {t('imports:matching.forget')}
      </Button>
      {isAsked && <ForgetDialog matching={matching} onClose={() => setAsked(false)} />}
    </p>
  ) : null
}

interface HeadingRowProps {
  readonly sheet: ImportSheet
  readonly rows: HeadingRows | null
  readonly onChange: (rows: HeadingRows) => void
}

/** Headings stand in one row or in several below each other. */
function HeadingRow({ sheet, rows, onChange }: HeadingRowProps) {
  const { t } = useWords()
  const { from, to } = rows ?? { from: null, to: null }
  return (
    <span className={styles.headingRow}>
      {t('imports:sheet.headings')}
      <InputNumber<number>
        size="small"
        min={1}
        max={100_000}
        precision={0}
        value={from}
        aria-label={t('imports:sheet.firstHeading', { sheet: sheet.name })}
        onChange={(row) =>
          row !== null && onChange({ from: row, to: row + (from === null || to === null ? 0 : to - from) })
        }
      />
      –
      <InputNumber<number>
        size="small"
        min={from ?? 1}
        max={(from ?? 1) + 2}
        precision={0}
        value={to}
        aria-label={t('imports:sheet.lastHeading', { sheet: sheet.name })}
        onChange={(row) => row !== null && onChange({ from: from ?? row, to: row })}
      />
    </span>
  )
}

interface ColumnsProps {
  readonly columns: readonly ImportColumn[]
  readonly sheet: ImportSheet
  readonly choices: Choices
  readonly onField: (column: number, field: ImportField | null) => void
}

/** A select has no null. */
const LEFT_OUT = 'left-out'

function Columns({ columns, sheet, choices, onField }: ColumnsProps) {
  const { t } = useWords()
  const options = [
    { value: LEFT_OUT, label: t('imports:sheet.leftOut') },
    ...fieldsOf(choices.kind).map((field) => ({ value: field, label: t(`imports:field.${field}`) })),
  ] satisfies { value: ImportField | typeof LEFT_OUT; label: string }[]
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('imports:sheet.column')}</th>
            <th>{t('imports:sheet.heading')}</th>
            <th>{t('imports:sheet.takenFor')}</th>
            <th>{t('imports:sheet.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, heading, field, samples }) => (
            <tr key={column} className={field === null ? styles.out : undefined}>
              <td className="mono">{letterOf(column)}</td>
              <td className={styles.name}>{heading}</td>
              <td>
                <Select<ImportField | typeof LEFT_OUT>
                  className={styles.field ?? ''}
                  size="small"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={field ?? LEFT_OUT}
                  options={options}
                  aria-label={t('imports:sheet.fieldOf', { heading, sheet: sheet.name })}
                  onChange={(value) => onField(column, value === LEFT_OUT ? null : value)}
                />
              </td>
              <td className={styles.samples}>{samples.join('　')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
