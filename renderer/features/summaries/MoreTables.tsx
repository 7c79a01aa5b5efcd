import type { Extreme, SummaryDetails } from '#shared/contract/summaries.ts'
import { yuanAndCents } from '#shared/domain/money.ts'
import { SubsidyKind } from '#shared/domain/subsidies.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import table from '#renderer/ui/table.module.css'
import { stretchesOf } from './stretches.ts'
import styles from './summaries.module.css'

interface MoreTablesProps {
  readonly details: SummaryDetails
  readonly extremes: { readonly longest: readonly Extreme[]; readonly worst: readonly Extreme[] }
}

/** What a summary tells beside its figures, as it goes on paper; tables with nothing in them are left out. */
export function MoreTables({ details, extremes }: MoreTablesProps) {
  const { byMonth, categoryMonths, subsidies = [], specialLedgers = [] } = details
  const { t } = useWords()
  const nameOf = useNameOf()
  const fen = (amount: number) => (amount === 0 ? '–' : yuanAndCents(amount))
  return (
    <>
      {stretchesOf(byMonth.map(({ month }) => month)).map(({ at, months }) => (
        <PlainTable
          key={at}
          title={
            t('summaries:table.categoryMonths') +
            t('common:aside', {
              text: t('summaries:period.of', { from: months[0] ?? '', to: months.at(-1) ?? '' }),
            })
          }
          heads={[
            t('summaries:table.category'),
            ...months.map((month) => String(Number(month.slice(5)))),
            t('summaries:table.sum'),
          ]}
          rows={categoryMonths.map((category) => {
            const counts = category.months.slice(at, at + months.length)
            return [nameOf(category.of), ...counts, counts.reduce((sum, count) => sum + count, 0)]
          })}
        />
      ))}
      <PlainTable
        title={t('exports:sheet.subsidies')}
        heads={[
          t('subsidies:field.item'),
          ...SubsidyKind.options.map((kind) => t(`subsidies:kind.${kind}`)),
          t('subsidies:holders'),
        ]}
        rows={subsidies.map(({ of, askedFen, grantedFen, paidFen, holders }) => [
          of ? nameOf(of) : t('subsidies:noItem'),
          ...[askedFen, grantedFen, paidFen].map(fen),
          holders,
        ])}
      />
      <PlainTable
        title={t('exports:sheet.specialLedgers')}
        heads={[
          t('specialLedgers:figures.ledger'),
          t('specialLedgers:figures.count'),
          ...LEDGER_COLUMNS.map((column) => t(`specialLedgers:figures.${column}`)),
          t('specialLedgers:figures.amount'),
        ]}
        rows={specialLedgers.map((ledger) => [
          nameOf(ledger),
          `${countOf(ledger.count)} ${t(`specialLedgers:unit.${ledger.unit}`)}`,
          ...LEDGER_COLUMNS.map((column) => ledger[column]),
          fen(ledger.amountFen),
        ])}
      />
      {(['longest', 'worst'] as const).map((name) => (
        <PlainTable
          key={name}
          title={t(`exports:sheet.${name}`)}
          heads={[
            t('exports:column.number'),
            t('summaries:table.category'),
            t('exports:column.grade'),
            t('exports:column.workingDays'),
          ]}
          words={[1, 2]}
          rows={extremes[name].map(({ number, of, grade, workingDays }) => [
            number,
            nameOf(of),
            grade === null ? null : t(`requests:grade.${grade as 1 | 2 | 3 | 4 | 5}`),
            workingDays,
          ])}
        />
      ))}
    </>
  )
}

const LEDGER_COLUMNS = ['people', 'employers', 'signedUp', 'attended', 'atEnd'] as const

interface PlainTableProps {
  readonly title: string
  readonly heads: readonly string[]
  /** Columns behind the first that hold words, not counts. */
  readonly words?: readonly number[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

function PlainTable({ title, heads, words = [], rows }: PlainTableProps) {
  if (rows.length === 0) return null
  const sideOf = (column: number) => (column === 0 || words.includes(column) ? undefined : table.end)
  return (
    <section>
      <h2>{title}</h2>
      <table className={`${table.table} ${table.rows}`}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={at} className={sideOf(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row" className={styles.first}>
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={at} className={sideOf(at + 1)}>
                  {typeof cell === 'number' ? countOf(cell) : (cell ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
