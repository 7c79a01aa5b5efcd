import type { AttachmentOwner } from '#shared/contract/attachments.ts'
import { EMBLEM_LIMIT, isImage, MEBIBYTE, pictureName, type MediaType } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader, WriteCall } from '../ports.ts'
import { maskContact } from '../protected.ts'
import { refuseUnknown } from '../reference-rows.ts'
import { columnOf, emblemOf, photoOf, type AttachmentRow } from './queries.ts'

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
  refuseNoPhoto(content)
  const before = photoOf(db, holderId)
  if (before) db.remove('attachment', before.id, 'current')
  return insert(call, { holderId }, 'photo', { ...content, name: pictureName('photo', content.mediaType) })
}

/** The district's emblem on the faces of cards. Throws `attachment/not-an-image` or `attachment/too-large`. */
export function setEmblem(call: WriteCall, content: Content): { id: number; seq: number } {
  const { db } = call
  refuseNoEmblem(content)
  const before = emblemOf(db)
  if (before) db.remove('attachment', before.id, 'current')
  return insert(call, null, 'emblem', { ...content, name: pictureName('emblem', content.mediaType) })
}

type Described = Omit<Content, 'contentMac'>

/** Throws `attachment/not-an-image`. */
export function refuseNoPhoto({ mediaType, name }: Described): void {
  if (!isImage(mediaType)) throw new Refusal('attachment/not-an-image', { name })
}

/** Throws `attachment/not-an-image` or `attachment/too-large`. */
export function refuseNoEmblem(content: Described): void {
  refuseNoPhoto(content)
  const { name, bytes } = content
  if (bytes > EMBLEM_LIMIT) throw new Refusal('attachment/too-large', { name, megabytes: EMBLEM_LIMIT / MEBIBYTE })
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
  owner: AttachmentOwner | null,
  kind: AttachmentRow['kind'],
  content: Content,
): { id: number; seq: number } {
  const id = db.insert('attachment', {
    ...owner,
    ...content,
    name: content.name.normalize('NFC'),
    kind,
    operatorId: operator.id,
    addedAt: db.at,
  })
  const of = owner && columnOf(owner)
  if (of && of.table !== 'approval') db.touch(of.table, of.id, 'current')
  return { id, seq: db.seq }
}
