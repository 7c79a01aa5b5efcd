import { daysCome } from '#shared/domain/figures/periods.ts'
import type { HandlersOf } from '../handler.ts'
import { readOffice } from '../offices.ts'
import { officialText, periodOf, textFacts } from '../summaries/queries.ts'
import { changesSince, editionById, newestEditions } from './queries.ts'

const SHOWN = 20

export const editions: HandlersOf<'editions'> = {
  list: (call) => ({ editions: newestEditions(call, SHOWN) }),

  finalise(call, { from, to, language, sentTo, sentOn = call.today, note }) {
    const { db, operator } = call
    const facts = textFacts(call, daysCome(periodOf({ from, to }, call.today)))
    const id = db.insert('edition', {
      operatorId: operator.id,
      fromOn: facts.period.from,
      toOn: facts.period.to,
      language,
      sentTo,
      sentOn,
      note,
      office: readOffice(db)?.name ?? null,
      facts: JSON.stringify(facts),
      text: JSON.stringify(officialText(facts, language)),
    })
    return { id }
  },

  changed: (call, { id }) => ({ changed: changesSince(call, editionById(call, id)).length }),

  get(call, { id, language }) {
    const edition = editionById(call, id)
    const { now, before, toDate } = edition.facts
    const corrections = changesSince(call, edition, language)
    return {
      edition: { ...edition.view, changed: corrections.length },
      text: edition.text,
      now,
      before: before?.told ?? null,
      toDate: toDate?.told ?? null,
      corrections,
    }
  },
}
