import { Link } from 'react-router'
import type { FormCell, FormContent } from '#shared/contract/upper-forms.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { listBehind } from '#shared/domain/figures/measures.ts'
import { daysOf } from '#shared/domain/figures/periods.ts'
import { behindLabel, cellName, columnLetters, obstacleAt, type FormSheet } from '#shared/domain/upper-forms.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useFormWords } from './form-words.ts'
import { shownValue } from './words.ts'
import styles from './forms.module.css'
import { ListLink } from './ListLink.tsx'

interface FormGridProps {
  readonly sheet: FormSheet
  /** Those of this sheet by their names. */
  readonly cells: ReadonlyMap<string, FormCell>
  readonly period: Period
  /** Null: numbers open their lists; else a cell is chosen by a click. */
  readonly onChoose: ((cell: string) => void) | null
}

/** A sheet of a form as it lies on the desk: merged cells, its own texts, and what is filled in. */
export function FormGrid({ sheet, cells, period, onChoose }: FormGridProps) {
  const { contentName } = useFormWords()
  const columns = Array.from({ length: sheet.columns }, (_, at) => at + 1)
  return (
    <div className={styles.scroll}>
      <table className={styles.form} aria-label={sheet.name}>
        <thead>
          <tr>
            <td>&nbsp;</td>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnLetters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((texts, at) => (
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {columns.map((column) => {
                const name = cellName(at + 1, column)
                if (obstacleAt(sheet, name) === 'merged') return null
                const area = sheet.merged.find((one) => one.fromRow === at + 1 && one.fromColumn === column)
                const width = (sheet.widths[column - 1] ?? 0) * CHARACTER_PX
                return (
                  <td
                    key={column}
                    colSpan={area ? area.toColumn - area.fromColumn + 1 : 1}
                    rowSpan={area ? area.toRow - area.fromRow + 1 : 1}
                    className={sheet.formulas.includes(name) ? styles.formula : undefined}
                    style={area ? undefined : { minWidth: Math.min(width, WIDEST_PX) }}
                  >
                    <CellBody
                      name={name}
                      text={texts[column - 1] ?? ''}
                      cell={cells.get(name)}
                      isFormula={sheet.formulas.includes(name)}
                      period={period}
                      onChoose={onChoose}
                      contentName={contentName}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const CHARACTER_PX = 7
const WIDEST_PX = 320

interface CellBodyProps extends Pick<FormGridProps, 'period' | 'onChoose'> {
  readonly name: string
  readonly text: string
  readonly cell: FormCell | undefined
  readonly isFormula: boolean
  readonly contentName: (content: FormContent) => string
}

function CellBody({ name, text, cell, isFormula, period, onChoose, contentName }: CellBodyProps) {
  const { t } = useWords()
  if (isFormula) return <span className="mute">{t('upperForms:formula')}</span>
  if (onChoose) {
    const content = cell && contentName(cell.content)
    return (
      <button
        type="button"
        className={cell ? styles.chosen : styles.free}
        aria-label={[name, content ?? text].filter(Boolean).join(' ')}
        onClick={() => onChoose(name)}
      >
        {content ?? text}
      </button>
    )
  }
  return cell ? <Filled {...{ cell, text, period, contentName }} /> : <>{text}</>
}

interface FilledProps extends Pick<CellBodyProps, 'text' | 'period' | 'contentName'> {
  readonly cell: FormCell
}

function Filled({ cell: { content, value, sent }, text, period, contentName }: FilledProps) {
  const { t } = useWords()
  const isOther = isDifferent({ content, value, sent })
  const shown = shownValue(content, value)
  const told = content.kind === 'word' ? behindLabel(text, shown) : shown
  const list = content.kind === 'figure' ? listBehind(content.figure) : null
  return (
    <span
      className={isOther ? styles.other : styles.filled}
      title={isOther ? t('upperForms:wasSent', { value: shownValue(content, sent ?? null) }) : contentName(content)}
    >
      {content.kind === 'ledger' && value ? (
        <LedgerLink id={content.ledgerId} period={daysOf(content.span, period)}>
          {told}
        </LedgerLink>
      ) : content.kind === 'figure' && list && value ? (
        <ListLink
          figure={list}
          period={daysOf(content.span, period)}
          {...(content.part && { part: content.part, of: contentName(content) })}
        >
          {told}
        </ListLink>
      ) : (
        told
      )}
    </span>
  )
}

interface LedgerLinkProps {
  readonly id: number
  readonly period: Period
  readonly children: string
}

/** The rows of a special ledger behind a number. */
function LedgerLink({ id, period: { from, to }, children }: LedgerLinkProps) {
  return <Link to={`/ledgers?ledger=${id}&from=${from}&to=${to}`}>{children}</Link>
}

/** Whether a figure is another than when the form was handed in. */
export function isDifferent({ content, value, sent }: Pick<FormCell, 'content' | 'value' | 'sent'>): boolean {
  return content.kind !== 'word' && sent !== undefined && sent !== value
}
