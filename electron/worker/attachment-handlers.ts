import {
  addAttachment,
  refuseNoEmblem,
  refuseNoPhoto,
  refuseOwner,
  setEmblem,
  setPhoto,
  type Content,
} from '#core/attachments/commands.ts'
import { attachmentById, emblemOf, photoOf, type AttachmentRow } from '#core/attachments/queries.ts'
import type { Reader, WriteCall } from '#core/ports.ts'
import { mediaTypeOf } from '#documents/read/media-type.ts'
import { pixelsOf } from '#documents/read/picture-size.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ATTACHMENT_LIMIT, isImage, MEBIBYTE, PICTURE_LIMIT, pictureName } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { DamagedAttachment } from '#store/attachment-files.ts'
import type { AskDoor } from './door-files.ts'
import type { OwnHandlers } from './own-handlers.ts'
import type { Session } from './session.ts'

type Served = Pick<Contract['attachments'], 'add' | 'setPhoto' | 'setEmblem' | 'open' | 'photo' | 'emblem'>

/** What of the feature `attachments` needs contents: they lie beside the log, and reach the page by way of the door. */
export function createAttachmentHandlers(session: Session, door: AskDoor): OwnHandlers<Served> {
  /** One content at a time: the same one twice at once would be two writers of one file. */
  let queue: Promise<unknown> = Promise.resolve()

  return {
    add: ({ token, owner }) =>
      session.withContents(() =>
        keep({ command: 'attachments.add', token, refuse: (db) => refuseOwner(db, owner) }, (call, content) =>
          addAttachment(call, owner, content),
        ),
      ),

    setPhoto: ({ token, holderId }) =>
      session.withContents(() =>
        keep(
          {
            command: 'attachments.setPhoto',
            token,
            refuse(db, file) {
              refuseOwner(db, { holderId })
              refuseNoPhoto(file)
            },
          },
          (call, content) => setPhoto(call, holderId, content),
        ),
      ),

    setEmblem: ({ token }) =>
      session.withContents(() =>
        keep({ command: 'attachments.setEmblem', token, refuse: (_db, file) => refuseNoEmblem(file) }, setEmblem),
      ),

    open: ({ id }) =>
      session.withContents(async () => {
        const row = attachmentById(session.readCall().db, id)
        const { name, mediaType } = row
        const token = await show(row, () => {
          const { operator } = session.call()
          session.commit({ command: 'attachments.open', operator: operator.id }, (db) =>
            db.touch('attachment', id, 'current'),
          )
        })
        return { token, name, mediaType }
      }),

    photo: ({ holderId }) =>
      session.withContents(async () => {
        const row = photoOf(session.readCall().db, holderId)
        return { photo: row ? await picture('photo', row) : null }
      }),

    emblem: () =>
      session.withContents(async () => {
        const row = emblemOf(session.readCall().db)
        return { emblem: row ? await picture('emblem', row) : null }
      }),
  }

  /** Seals what the page handed over, then makes the commit that names it. */
  async function keep<T>(
    { command, token, refuse }: Keeping,
    record: (call: WriteCall, content: Content) => T,
  ): Promise<T> {
    const { name, bytes } = await door.take(token)
    const mediaType = typeOf(name, bytes)
    refuse(session.readCall().db, { name, mediaType, bytes: bytes.length })
    if (session.state !== 'open') throw new Refusal('desk/read-only', { reason: 'store/opened-for-reading' })
    const { attachments } = session
    const contentMac = await inTurn(() => unhurried(attachments.putting(bytes)))
    const { operator, ...call } = session.call()
    return session.commit({ command, operator: operator.id }, (db) => {
      // The folder may have been opened anew meanwhile, and swept.
      if (!attachments.has(contentMac)) throw new Refusal('file/not-received')
      return record({ ...call, operator, db }, { name, mediaType, bytes: bytes.length, contentMac })
    }).value
  }

  /** The token by which the page fetches a content. `note` is called when the content is whole, before anybody has it. */
  async function show({ id, name, mediaType, contentMac }: AttachmentRow, note?: () => void): Promise<string> {
    const known = await door.shown(String(id))
    if (known !== null) {
      note?.()
      return known
    }
    const bytes = await unhurried(session.attachments.reading(contentMac)).catch((error: unknown) => {
      throw error instanceof DamagedAttachment ? new Refusal(`attachment/${error.fault}`) : error
    })
    note?.()
    return door.show(String(id), { name, bytes, type: mediaType })
  }

  async function picture(kind: 'photo' | 'emblem', row: AttachmentRow): Promise<{ id: number; token: string }> {
    return { id: row.id, token: await show({ ...row, name: pictureName(kind, row.mediaType) }) }
  }

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = queue.then(step)
    queue = turn.catch(() => undefined)
    return turn
  }
}

interface Keeping {
  readonly command: string
  readonly token: string
  /** Throws what can be told before anything is sealed. */
  refuse(db: Reader, file: Omit<Content, 'contentMac'>): void
}

function typeOf(name: string, bytes: Uint8Array<ArrayBuffer>): Content['mediaType'] {
  if (bytes.length > ATTACHMENT_LIMIT) {
    throw new Refusal('attachment/too-large', { name, megabytes: ATTACHMENT_LIMIT / MEBIBYTE })
  }
  if (bytes.length === 0) throw new Refusal('attachment/empty', { name })
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const type = mediaTypeOf(content)
  if (type === null) throw new Refusal('attachment/type-not-allowed', { name })
  if (isImage(type) && pixelsOf(content) > PICTURE_LIMIT * 1_000_000)
    throw new Refusal('attachment/too-many-pixels', { name, megapixels: PICTURE_LIMIT })
  return type
}

/** Runs steps with a turn for other calls between them. */
async function unhurried<T>(steps: Generator<unknown, T, void>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise((resolve) => setImmediate(resolve))
  }
}
