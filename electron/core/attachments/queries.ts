import type { AttachmentOwner, AttachmentView } from '#shared/contract/attachments.ts'
import type { MediaType } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { History, Reader } from '../ports.ts'
import { maskContact } from '../protected.ts'

export interface AttachmentRow {
  readonly id: number
  readonly seq: number
  readonly holderId: number | null
  readonly requestId: number | null
  readonly approvalId: number | null
  readonly kind: 'file' | 'photo' | 'emblem'
  readonly name: string
  readonly mediaType: MediaType
  readonly bytes: number
  /** Under which name the content lies in the data folder, 64 hex digits. */
  readonly contentMac: string
}

/** Throws `record/not-found`. */
export function attachmentById(db: Reader, id: number): AttachmentRow {
  const row = db.get<AttachmentRow>('SELECT * FROM attachment WHERE id = ?', [id])
  if (!row) throw new Refusal('record/not-found', { table: 'attachment', id })
  return row
}

/** Files beside a record, oldest first; photos are left out. */
export function attachmentsOf(db: Reader, owner: AttachmentOwner): AttachmentView[] {
  const { column, id } = columnOf(owner)
  return db
    .all<AttachmentView>(
      `SELECT attachment.id, attachment._seq, attachment.name, media_type, bytes, added_at, operator.name AS added_by
       FROM attachment LEFT JOIN operator ON operator.id = operator_id
       WHERE ${column} = ? AND kind = 'file' ORDER BY attachment.id`,
      [id],
    )
    .map((row) => ({ ...row, name: maskContact(row.name) }))
}

export function photoOf(db: Reader, holderId: number): AttachmentRow | undefined {
  return db.get("SELECT * FROM attachment WHERE holder_id = ? AND kind = 'photo'", [holderId])
}

/** The district's emblem belongs to no record. */
export function emblemOf(db: Reader): AttachmentRow | undefined {
  return db.get("SELECT * FROM attachment WHERE kind = 'emblem'")
}

/** The owner as a column of the table `attachment`, and the table it is a row of. */
export function columnOf(owner: AttachmentOwner) {
  if ('requestId' in owner) return { table: 'request', column: 'request_id', id: owner.requestId } as const
  if ('holderId' in owner) return { table: 'holder', column: 'holder_id', id: owner.holderId } as const
  return { table: 'approval', column: 'approval_id', id: owner.approvalId } as const
}

/** Contents that records name today, each with what an operator knows those records by. */
export function contentsInUse(db: Reader): ReadonlyMap<string, string> {
  const rows = db.all<{ contentMac: string; record: string }>(
    `SELECT DISTINCT content_mac, coalesce(request.number, holder.name, approval.decided_on, attachment.name) AS record
     FROM attachment
     LEFT JOIN request ON request.id = attachment.request_id
     LEFT JOIN holder ON holder.id = attachment.holder_id
     LEFT JOIN approval ON approval.id = attachment.approval_id
     ORDER BY attachment.id`,
  )
  const records = new Map<string, string>()
  for (const { contentMac, record } of rows) {
    const before = records.get(contentMac)
    records.set(contentMac, before === undefined ? record : `${before}、${record}`)
  }
  return records
}

/**
 * Whether a content is named by a record, or by one that was removed and can be brought back. The log is asked only for
 * what no record names.
 */
export function contentNaming(db: Reader, history: History): (contentMac: string) => boolean {
  const inUse = contentsInUse(db)
  let removed: ReadonlySet<unknown> | null = null
  return (contentMac) => {
    if (inUse.has(contentMac)) return true
    removed ??= removedContents(db, history)
    return removed.has(contentMac)
  }
}

function removedContents(db: Reader, history: History): ReadonlySet<unknown> {
  const gone = db.all<{ id: number; seq: number }>("SELECT id, seq FROM _deleted WHERE tbl = 'attachment'")
  return new Set(
    gone.map(({ id, seq }) => {
      const changes = history.commit(seq)?.changes ?? []
      return changes.find((change) => change.table === 'attachment' && change.id === id)?.cells['content_mac']?.[0]
    }),
  )
}
