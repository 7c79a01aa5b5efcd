import { paperTemplates } from '#seeds/reference/paper-templates.ts'
import type { PaperView } from '#shared/contract/papers.ts'
import type { PaperBlock, PaperPlan } from '#shared/domain/paper-plan.ts'
import type { PaperKind, PaperWords } from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { FilledPaper, TemplateSource } from '#shared/domain/sheets.ts'
import type { Reader } from '../ports.ts'

/** Of one request, the newest first. */
export function papersOf(db: Reader, requestId: number): PaperView[] {
  return db.all(
    `SELECT paper.id, paper._seq, request_id, kind, number, written_on, operator.name AS operator,
       void_reason
     FROM paper JOIN operator ON operator.id = operator_id WHERE request_id = ? ORDER BY paper.id DESC`,
    [requestId],
  )
}

/** What a kind is written from today. */
export function templateOf(db: Reader, kind: PaperKind): TemplateSource {
  return templateBy(db, kind, ownTemplate(db, kind)?.id ?? null)
}

/** The office's own template in force. */
export function ownTemplate(db: Reader, kind: PaperKind) {
  return db.get<{ id: number; fileName: string }>(
    'SELECT id, file_name FROM paper_template WHERE kind = ? AND is_active = 1 ORDER BY id DESC LIMIT 1',
    [kind],
  )
}

function templateBy(db: Reader, kind: PaperKind, ownId: number | null): TemplateSource {
  const own =
    ownId === null ? undefined : db.get<{ file: string }>('SELECT file FROM paper_template WHERE id = ?', [ownId])
  return own ? { file: own.file } : { plan: proposal(kind) }
}

/**
 * Papers to be made, in the order of `ids`. Those of one template share it as one object, of which a message to another
 * thread holds one copy. Throws `record/not-found` or `paper/void`.
 */
export function filledPapers(db: Reader, ids: readonly number[]): FilledPaper[] {
  const templates = new Map<string, TemplateSource>()
  return ids.map((id) => {
    const row = db.get<{
      kind: PaperKind
      number: string
      words: string
      paperTemplateId: number | null
      voidReason: string | null
    }>('SELECT kind, number, words, paper_template_id, void_reason FROM paper WHERE id = ?', [id])
    if (!row) throw new Refusal('record/not-found', { table: 'paper', id })
    if (row.voidReason !== null) throw new Refusal('paper/void', { number: row.number })
    const key = `${row.kind} ${row.paperTemplateId}`
    const template = templates.get(key) ?? templateBy(db, row.kind, row.paperTemplateId)
    templates.set(key, template)
    const words = JSON.parse(row.words) as PaperWords
    const request = words['编号'] ?? ''
    return {
      name: `${titleOf(row.kind)} ${row.number} ${request}.docx`,
      template,
      words,
    }
  })
}

export function titleOf(kind: PaperKind): string {
  return found(kind).title
}

function proposal(kind: PaperKind): PaperPlan {
  const { title, to, paragraphs } = found(kind)
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'centred', text: '{文号}' },
      { kind: 'centred', text: '' },
      { kind: 'addressee', text: to },
      ...paragraphs.map((text): PaperBlock => ({ kind: 'text', text })),
      { kind: 'signed', office: '{本单位}', on: '{今天}' },
    ],
  }
}

function found(kind: PaperKind) {
  const template = paperTemplates.find((one) => one.kind === kind)
  if (!template) throw new RangeError(`No template for ${kind}`)
  return template
}
