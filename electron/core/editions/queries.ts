import type { EditionHead } from '#shared/contract/editions.ts'
import type { OfficialText } from '#shared/contract/summaries.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Language } from '#shared/locales/index.ts'
import type { ReadCall } from '../ports.ts'
import { summaryOf, type TextFacts } from '../summaries/queries.ts'
import { correctionsOf } from './corrections.ts'

/** What was sent. */
export interface Edition {
  readonly view: EditionHead
  readonly facts: TextFacts
  readonly text: OfficialText
}

/** Throws `record/not-found`. */
export function editionById(call: Pick<ReadCall, 'db' | 'history'>, id: number): Edition {
  const [view] = headsWhere(call, 'WHERE edition.id = ?', id)
  const kept = call.db.get<{ facts: string; text: string }>('SELECT facts, text FROM edition WHERE id = ?', [id])
  if (!view || !kept) throw new Refusal('record/not-found', { table: 'edition', id })
  return { view, facts: JSON.parse(kept.facts) as TextFacts, text: JSON.parse(kept.text) as OfficialText }
}

/** The newest first. */
export function newestEditions(call: Pick<ReadCall, 'db' | 'history'>, count: number): EditionHead[] {
  return headsWhere(call, 'ORDER BY edition.id DESC LIMIT ?', count)
}

/** Which figures are others today. */
export function changesSince(
  call: Pick<ReadCall, 'db' | 'history'>,
  { facts, view }: Edition,
  language: Language = view.language,
) {
  return correctionsOf(facts, { ...facts, now: summaryOf(call, facts.period) }, language)
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
  readonly office: string | null
}

function headsWhere({ db, history }: Pick<ReadCall, 'db' | 'history'>, which: string, value: number): EditionHead[] {
  return db
    .all<Row>(
      `SELECT edition.id, edition._seq, from_on, to_on, language, sent_to, sent_on, note, operator.name AS operator, office
       FROM edition JOIN operator ON operator.id = operator_id ${which}`,
      [value],
    )
    .map(({ fromOn, toOn, ...row }) => ({
      ...row,
      from: fromOn,
      to: toOn,
      madeAt: history.commit(row.seq)?.header.at ?? null,
    }))
}
