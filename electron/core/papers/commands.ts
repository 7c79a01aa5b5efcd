import type { Day } from '#shared/domain/days.ts'
import type { PaperKind, PaperWords, RequestPaperKind } from '#shared/domain/papers.ts'
import { isForTalent, isOfRequest, ownerOf, PAPER_BLANK } from '#shared/domain/papers.ts'
import type { PaperOwner } from '#shared/domain/papers.ts'
import { readOffice } from '../offices.ts'
import { printableCards } from '../cards/queries.ts'
import type { Transaction, WriteCall } from '../ports.ts'
import { noteEvent, requestById } from '../request-steps.ts'
import type { PaperContent } from './contents.ts'
import { draftsOf } from './drafts.ts'
import { ownTemplate } from './queries.ts'

/**
 * Writes a paper for each owner with what is on record now; a statement tells of the day `on`. Throws `record/not-found`,
 * `paper/not-in-this-state`, `paper/ground-missing` and what `contentOf` throws; then nothing is written.
 */
export function issuePapers(call: WriteCall, kind: PaperKind, ownerIds: readonly number[], on?: Day): number[] {
  const { db, operator, today } = call
  const year = Number(today.slice(0, 4))
  const office = readOffice(db)?.shortName ?? ''
  const last = db.get<{ place: number | null }>('SELECT max(place) AS place FROM paper WHERE year = ?', [year])
  let place = last?.place ?? 0
  const paperTemplateId = ownTemplate(db, kind)?.id ?? null
  return draftsOf({ db, today, on }, kind, ownerIds).map(({ id, content, refusal }) => {
    if (refusal) throw refusal
    const { words, lines } = content
    place += 1
    const number = `${office}〔${year}〕${place}号`
    noteIssued(call, kind, id, number)
    return db.insert('paper', {
      requestId: null,
      holderId: null,
      cardId: null,
      cardBatchId: null,
      handoverId: null,
      [KEPT_WITH[ownerOf(kind)]]: id,
      operatorId: operator.id,
      paperTemplateId,
      kind,
      year,
      place,
      number,
      writtenOn: today,
      words: JSON.stringify(toldOf({ ...words, 文号: number })),
      lines: lines && JSON.stringify(lines.map((line) => toldOf(line, ''))),
    })
  })
}

const KEPT_WITH: { readonly [O in PaperOwner]: string } = {
  request: 'requestId',
  holder: 'holderId',
  card: 'cardId',
  batch: 'cardBatchId',
  handover: 'handoverId',
}

/** What has nothing to say is left open for the pen, in a line empty. */
function toldOf(words: PaperContent['words'], blank = PAPER_BLANK): PaperWords {
  return Object.fromEntries(Object.entries(words).map(([word, value]) => [word, value?.trim() || blank]))
}

/** Whoever takes back a step before it is told of the paper. */
function noteIssued(call: WriteCall, kind: PaperKind, id: number, number: string): void {
  if (isOfRequest(kind)) noteOfRequest(call, kind, id, number)
  else if (kind === 'collection') call.db.touch('card', id, 'current')
  else if (kind === 'sign-off') {
    for (const card of printableCards(call.db, id, kind)) call.db.touch('card', card.id, 'current')
  }
}

function noteOfRequest(call: WriteCall, kind: RequestPaperKind, requestId: number, number: string): void {
  const { db, today } = call
  if (!isForTalent(kind)) return
  const { state } = requestById(db, requestId)
  db.touch('request', requestId, 'current')
  noteEvent(call, { requestId, action: 'print', on: today, from: state, to: state, text: number })
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
