import { HandoverKind, type HandoverLine } from '#shared/contract/handovers.ts'
import { CardState } from '#shared/domain/cards.ts'
import { RequestState } from '#shared/domain/requests.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import styles from './staff.module.css'

interface HandoverTablesProps {
  readonly lines: readonly HandoverLine[]
  /** What goes along in folders, one a line. */
  readonly papers: string | null
  /** How deep the titles stand. */
  readonly heading: 'h2' | 'h3'
}

/** What is handed over, a table a kind, numbered. */
export function HandoverTables({ lines, papers, heading: Heading }: HandoverTablesProps) {
  const { t } = useWords()
  return (
    <>
      {HandoverKind.options.map((kind) => (
        <Section key={kind} kind={kind} lines={lines.filter((line) => line.kind === kind)} heading={Heading} />
      ))}
      {papers !== null && (
        <>
          <Heading>{t('staff:handover.papers')}</Heading>
          <ol className={styles.papers}>
            {papers.split('\n').map((paper, at) => (
              <li key={at}>{paper}</li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

/** What there is to say of each kind: a card has no day, a visit neither number nor state. */
const COLUMNS = {
  request: ['row', 'who', 'number', 'content', 'state', 'dueOn'],
  promise: ['row', 'who', 'number', 'content', 'state', 'dueOn'],
  card: ['row', 'who', 'number', 'content', 'state'],
  visit: ['row', 'who', 'content', 'plannedOn'],
  paper: ['row', 'who', 'number', 'content', 'state', 'dueOn'],
} as const satisfies { readonly [kind in Exclude<HandoverKind, 'holder'>]: readonly string[] }
type Column = (typeof COLUMNS)[keyof typeof COLUMNS][number]

interface SectionProps extends Pick<HandoverTablesProps, 'lines' | 'heading'> {
  readonly kind: HandoverKind
}

function Section({ kind, lines, heading: Heading }: SectionProps) {
  const { t } = useWords()
  const title = (
    <Heading>
      {t(`staff:handover.section.${kind}`)}　{t(`staff:handover.countOf.${kind}`, { count: lines.length })}
    </Heading>
  )
  if (lines.length === 0) {
    return (
      <>
        {title}
        <p>{t('staff:handover.empty')}</p>
      </>
    )
  }
  if (kind === 'holder') {
    return (
      <>
        {title}
        <p>{lines.map(({ who }) => who).join(t('common:comma'))}</p>
      </>
    )
  }
  const columns: readonly Column[] = COLUMNS[kind]
  return (
    <>
      {title}
      <table className={styles.handover}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`staff:handover.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              {columns.map((column) => (
                <td key={column} className={styles[column]}>
                  {cellOf(t, line, column, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function cellOf(t: Translate, line: HandoverLine, column: Column, at: number): string | number | null {
  if (column === 'row') return at + 1
  if (column === 'state') return stateWord(t, line)
  return line[column === 'dueOn' || column === 'plannedOn' ? 'onDay' : column]
}

function stateWord(t: Translate, { cardId, state }: HandoverLine): string {
  const card = CardState.safeParse(state)
  const request = RequestState.safeParse(state)
  if (cardId !== null) return card.success ? t(`cards:state.${card.data}`) : ''
  return request.success ? t(`requests:state.${request.data}`) : ''
}
