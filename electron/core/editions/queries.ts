import type { EditionView } from '#shared/contract/editions.ts'
import type { OfficialText } from '#shared/contract/summaries.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Language } from '#shared/locales/index.ts'
import type { ReadCall } from '../ports.ts'
import { summaryOf, type TextFacts } from '../summaries/queries.ts'
import { correctionsOf } from './corrections.ts'

/** What was sent. */
export interface Edition {
  readonly view: Omit<EditionView, 'changed'>
  readonly facts: TextFacts
  readonly text: OfficialText
}

/** Throws `record/not-found`. */
export function editionById(call: Pick<ReadCall, 'db' | 'history'>, id: number): Edition {
  const [edition] = editionsWhere(call, 'WHERE edition.id = ?', [id])
  if (!edition) throw new Refusal('record/not-found', { table: 'edition', id })
  return edition
}

/** The newest first. */
export function newestEditions(call: Pick<ReadCall, 'db' | 'history'>, count: number): Edition[] {
  return editionsWhere(call, '', []).slice(0, count)
}

/** Which figures are others today. */
export function changesSince(call: Pick<ReadCall, 'db' | 'history'>, { facts, view }: Edition) {
  return correctionsOf(facts, { ...facts, now: summaryOf(call, facts.period) }, view.language)
}

interface Row {
  readonly id: number
  readonly seq: number
  readonly fromOn: Day
  readonly toOn: Day
  readonly language: Language
  readonly sentTo: string
  readonly sentOn: Day
  readonly note: string | null
  readonly operator: string
  readonly facts: string
  readonly text: string
}

function editionsWhere(
  { db, history }: Pick<ReadCall, 'db' | 'history'>,
  where: string,
  values: readonly number[],
): Edition[] {
  return db
    .all<Row>(
      `SELECT edition.id, edition._seq, from_on, to_on, language, sent_to, sent_on, note, operator.name AS operator,
         facts, text
       FROM edition JOIN operator ON operator.id = operator_id ${where} ORDER BY edition.id DESC`,
      values,
    )
    .map(({ facts, text, fromOn, toOn, ...row }) => ({
      view: { ...row, from: fromOn, to: toOn, madeAt: history.commit(row.seq)?.header.at ?? null },
      facts: JSON.parse(facts) as TextFacts,
      text: JSON.parse(text) as OfficialText,
    }))
}
