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

const COLUMNS = ['row', 'who', 'number', 'content', 'state', 'onDay'] as const

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
        <p>{lines.map(({ who }) => who).join('、')}</p>
      </>
    )
  }
  const columns = kind === 'visit' ? COLUMNS.filter((column) => column !== 'number' && column !== 'state') : COLUMNS
  return (
    <>
      {title}
      <table className={styles.handover}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`staff:handover.column.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              {columns.map((column) => (
                <td key={column}>
                  {column === 'row' ? at + 1 : column === 'state' ? stateWord(t, line) : line[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function stateWord(t: Translate, { cardId, state }: HandoverLine): string {
  const card = CardState.safeParse(state)
  const request = RequestState.safeParse(state)
  if (cardId !== null) return card.success ? t(`cards:state.${card.data}`) : ''
  return request.success ? t(`requests:state.${request.data}`) : ''
}
