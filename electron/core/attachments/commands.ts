import type { AttachmentOwner } from '#shared/contract/attachments.ts'
import { isImage, photoName, type MediaType } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader, WriteCall } from '../ports.ts'
import { maskContact } from '../protected.ts'
import { refuseUnknown } from '../reference-rows.ts'
import { columnOf, photoOf } from './queries.ts'

/** A content that lies in the data folder, and the name of the file it came as. */
export interface Content {
  readonly name: string
  readonly mediaType: MediaType
  readonly bytes: number
  readonly contentMac: string
}

/** Throws `record/not-found`, `holder/not-active` or `attachment/added-already`. */
export function addAttachment(call: WriteCall, owner: AttachmentOwner, content: Content): { id: number; seq: number } {
  const { db } = call
  refuseOwner(db, owner)
  const { column, id: ownerId } = columnOf(owner)
  const known = db.get<{ name: string }>(
    `SELECT name FROM attachment WHERE ${column} = ? AND content_mac = ? AND kind = 'file'`,
    [ownerId, content.contentMac],
  )
  if (known) throw new Refusal('attachment/added-already', { name: maskContact(known.name) })
  return insert(call, owner, 'file', content)
}

/** Throws `record/not-found`, `holder/not-active` or `attachment/not-an-image`. */
export function setPhoto(call: WriteCall, holderId: number, content: Content): { id: number; seq: number } {
  const { db } = call
  refuseOwner(db, { holderId })
  if (!isImage(content.mediaType)) throw new Refusal('attachment/not-an-image', { name: content.name })
  const before = photoOf(db, holderId)
  if (before) db.remove('attachment', before.id, 'current')
  return insert(call, { holderId }, 'photo', { ...content, name: photoName(content.mediaType) })
}

/** Throws where nothing may be put beside the record. */
export function refuseOwner(db: Reader, owner: AttachmentOwner): void {
  const { table, id } = columnOf(owner)
  refuseUnknown(db, table, id)
  const state = table === 'holder' && db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [id])?.state
  if (state && state !== 'active') throw new Refusal('holder/not-active', { state })
}

function insert(
  { db, operator }: WriteCall,
  owner: AttachmentOwner,
  kind: 'file' | 'photo',
  content: Content,
): { id: number; seq: number } {
  const { table, id: ownerId } = columnOf(owner)
  const id = db.insert('attachment', {
    ...owner,
    ...content,
    name: content.name.normalize('NFC'),
    kind,
    operatorId: operator.id,
    addedAt: db.at,
  })
  if (table !== 'approval') db.touch(table, ownerId, 'current')
  return { id, seq: db.seq }
}
