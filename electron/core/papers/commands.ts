import type { PaperKind, PaperWords } from '#shared/domain/papers.ts'
import { PAPER_BLANK } from '#shared/domain/papers.ts'
import { readOffice } from '../offices.ts'
import type { Transaction, WriteCall } from '../ports.ts'
import { wordsOf } from '../ready-texts/queries.ts'
import { ownTemplate } from './queries.ts'

/** Writes a paper for each request with the words of its case as they are now. Throws `record/not-found`. */
export function issuePapers(
  { db, operator, today }: WriteCall,
  kind: PaperKind,
  requestIds: readonly number[],
): number[] {
  const year = Number(today.slice(0, 4))
  const office = readOffice(db)?.shortName ?? ''
  const last = db.get<{ place: number | null }>('SELECT max(place) AS place FROM paper WHERE year = ?', [year])
  let place = last?.place ?? 0
  const paperTemplateId = ownTemplate(db, kind)?.id ?? null
  return wordsOf(db, requestIds, today).map(({ requestId, words }) => {
    place += 1
    const number = `${office}〔${year}〕${place}号`
    const said: PaperWords = Object.fromEntries(
      Object.entries({ ...words, 文号: number }).map(([word, value]) => [word, value?.trim() || PAPER_BLANK]),
    )
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
