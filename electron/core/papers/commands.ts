import type { PaperKind, PaperWords } from '#shared/domain/papers.ts'
import { isForTalent, isPaperTrueIn, PAPER_BLANK } from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readOffice } from '../offices.ts'
import type { Transaction, WriteCall } from '../ports.ts'
import { wordsOf } from '../ready-texts/queries.ts'
import { noteEvent, requestById } from '../request-steps.ts'
import { ownTemplate } from './queries.ts'

/**
 * Writes a paper for each request with the words of its case as they are now. Throws `record/not-found` or
 * `paper/not-in-this-state`.
 */
export function issuePapers(call: WriteCall, kind: PaperKind, requestIds: readonly number[]): number[] {
  const { db, operator, today } = call
  const year = Number(today.slice(0, 4))
  const office = readOffice(db)?.shortName ?? ''
  const last = db.get<{ place: number | null }>('SELECT max(place) AS place FROM paper WHERE year = ?', [year])
  let place = last?.place ?? 0
  const paperTemplateId = ownTemplate(db, kind)?.id ?? null
  return wordsOf(db, requestIds, today).map(({ requestId, words }) => {
    const { number: of, state } = requestById(db, requestId)
    if (!isPaperTrueIn(kind, state)) throw new Refusal('paper/not-in-this-state', { number: of, kind, state })
    place += 1
    const number = `${office}〔${year}〕${place}号`
    const said: PaperWords = Object.fromEntries(
      Object.entries({ ...words, 文号: number }).map(([word, value]) => [word, value?.trim() || PAPER_BLANK]),
    )
    if (isForTalent(kind)) {
      db.touch('request', requestId, 'current')
      noteEvent(call, { requestId, action: 'print', on: today, from: state, to: state, text: number })
    }
    return db.insert('paper', {
      requestId,
      operatorId: operator.id,
      paperTemplateId,
      kind,
      year,
      place,
      number,
      writtenOn: today,
      words: JSON.stringify(said),
    })
  })
}

/** A template of the office takes the place of the one in force; papers that were written keep theirs. */
export function keepTemplate(
  db: Transaction,
  { kind, fileName, file }: { readonly kind: PaperKind; readonly fileName: string; readonly file: string },
): number {
  retireTemplates(db, kind)
  return db.insert('paper_template', { kind, fileName, file, isActive: 1 })
}

/** Whether there was one. */
export function retireTemplates(db: Transaction, kind: PaperKind): boolean {
  const sql = 'SELECT id FROM paper_template WHERE kind = ? AND is_active = 1'
  const rows = db.all<{ id: number }>(sql, [kind])
  for (const { id } of rows) db.update('paper_template', id, 'current', { isActive: 0 })
  return rows.length > 0
}
