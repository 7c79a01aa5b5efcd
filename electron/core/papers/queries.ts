import { paperTemplates } from '#seeds/reference/paper-templates.ts'
import type { PaperView } from '#shared/contract/papers.ts'
import type { PaperBlock, PaperPlan } from '#shared/domain/paper-plan.ts'
import { CODE_WORD, type PaperKind, type PaperOwner, type PaperWords } from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { FilledPaper, TemplateSource } from '#shared/domain/sheets.ts'
import type { Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'

/** Of one owner, the newest first. */
export function papersOf(db: Reader, owner: PaperOwner, id: number): PaperView[] {
  return db
    .all<PaperView>(
      `SELECT paper.id, paper._seq, kind, number, written_on, operator.name AS operator, void_reason
       FROM paper JOIN operator ON operator.id = operator_id WHERE ${COLUMN_OF[owner]} = ? ORDER BY paper.id DESC`,
      [id],
    )
    .map(({ voidReason, ...paper }) => ({ ...paper, voidReason: voidReason && maskNumbers(voidReason) }))
}

const COLUMN_OF: { readonly [O in PaperOwner]: string } = {
  request: 'request_id',
  holder: 'holder_id',
  card: 'card_id',
  batch: 'card_batch_id',
  handover: 'handover_id',
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
 * thread holds one copy; `templates` are those of papers before. Throws `record/not-found` or `paper/void`.
 */
export function filledPapers(
  db: Reader,
  ids: readonly number[],
  templates = new Map<string, TemplateSource>(),
): FilledPaper[] {
  return ids.map((id) => {
    const row = db.get<{
      kind: PaperKind
      number: string
      words: string
      lines: string | null
      paperTemplateId: number | null
      voidReason: string | null
    }>('SELECT kind, number, words, lines, paper_template_id, void_reason FROM paper WHERE id = ?', [id])
    if (!row) throw new Refusal('record/not-found', { table: 'paper', id })
    if (row.voidReason !== null) throw new Refusal('paper/void', { number: row.number })
    const key = `${row.kind} ${row.paperTemplateId}`
    const template = templates.get(key) ?? templateBy(db, row.kind, row.paperTemplateId)
    templates.set(key, template)
    const words = JSON.parse(row.words) as PaperWords
    const of = words['编号'] ?? words['姓名'] ?? words['批次'] ?? words['移交人'] ?? ''
    const lines = row.lines === null ? [] : (JSON.parse(row.lines) as PaperWords[])
    return { name: `${titleOf(row.kind)} ${row.number} ${of}.docx`, kind: row.kind, template, words, lines }
  })
}

export function titleOf(kind: PaperKind): string {
  return found(kind).title
}

function proposal(kind: PaperKind): PaperPlan {
  const { title, to, paragraphs, columns, closing, code } = found(kind)
  const texts = (all: readonly string[]) => all.map((text): PaperBlock => ({ kind: 'text', text }))
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'centred', text: '{文号}' },
      { kind: 'centred', text: '' },
      ...(to === null ? [] : [{ kind: 'addressee', text: to } as const]),
      ...texts(paragraphs),
      ...(columns ? [tableOf(columns)] : []),
      ...texts(closing),
      ...(code ? [{ kind: 'centred', text: `{${CODE_WORD}}` } as const] : []),
      { kind: 'signed', office: '{本单位}', on: '{今天}' },
    ],
  }
}

function tableOf(columns: readonly { title: string; share: number; text: string }[]): PaperBlock {
  const heads = columns.map(({ title, share }) => ({ title, share, isNumber: false }))
  return { kind: 'table', table: { caption: '', columns: heads, rows: [columns.map(({ text }) => text)] } }
}

function found(kind: PaperKind) {
  const template = paperTemplates.find((one) => one.kind === kind)
  if (!template) throw new RangeError(`No template for ${kind}`)
  return template
}
