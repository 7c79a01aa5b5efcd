import { z } from 'zod'
import { MediaType } from '#shared/domain/attachments.ts'
import { Instant } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { read, write } from './procedure.ts'

/** What an attachment belongs to. Of an approval it is the scan of the sheet that was signed on paper. */
export const AttachmentOwner = z.union([
  z.object({ requestId: Id }).strict(),
  z.object({ holderId: Id }).strict(),
  z.object({ approvalId: Id }).strict(),
])
export type AttachmentOwner = z.infer<typeof AttachmentOwner>

export const AttachmentView = z.object({
  id: Id,
  seq: Seq,
  /** As the file was called, numbers in it masked. */
  name: z.string(),
  mediaType: MediaType,
  /** Of the content. */
  bytes: z.int(),
  addedAt: Instant,
  addedBy: z.string().nullable(),
})
export type AttachmentView = z.infer<typeof AttachmentView>

/** The token that a door gave for bytes that it holds. */
const Token = z.string().min(1).max(100)
const Done = z.object({ id: Id, seq: Seq })

const contentErrors = {
  'file/unknown-token': z.object({}),
  'file/not-received': z.object({}),
  'attachment/too-large': z.object({ name: z.string(), megabytes: z.int() }),
  'attachment/too-many-pixels': z.object({ name: z.string(), megapixels: z.int() }),
  'attachment/empty': z.object({ name: z.string() }),
  'attachment/type-not-allowed': z.object({ name: z.string() }),
  'holder/not-active': z.object({ state: z.string() }),
}
const imageErrors = { 'attachment/not-an-image': z.object({ name: z.string() }) }
const readingErrors = {
  'attachment/missing': z.object({}),
  'attachment/damaged': z.object({}),
  'file/unknown-token': z.object({}),
}

/**
 * Files beside a record. A content lies sealed in the data folder, each once; here stand its name and what it belongs to.
 * Bytes never cross in a call: they wait in the door, in memory, behind a token.
 */
export const attachments = {
  /** Oldest first; photos are left out. */
  of: read({
    may: READERS,
    input: z.object({ owner: AttachmentOwner }).strict(),
    output: z.object({ attachments: z.array(AttachmentView) }),
    errors: {},
  }),
  /** Takes the token's bytes: whatever comes of it, the token stands for nothing afterwards. */
  add: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ owner: AttachmentOwner, token: Token }).strict(),
    output: Done,
    errors: { ...contentErrors, 'attachment/added-already': z.object({ name: z.string() }) },
  }),
  /** The content stays in the folder as long as the log names it, so that this can be undone. */
  remove: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ id: Id }).strict(),
    output: Done,
    errors: {},
  }),
  /**
   * Decrypts a content into the door's memory and answers with the token it is fetched by. It may show whatever is
   * masked elsewhere, so it is recorded who opened it; when it can't be recorded nothing is shown.
   */
  open: write({
    may: CLERKS,
    undo: 'none',
    input: z.object({ id: Id }).strict(),
    output: z.object({ token: z.string(), name: z.string(), mediaType: MediaType }),
    errors: readingErrors,
  }),
  /** The photo of a holder, which every reader may see; null where there is none. */
  photo: read({
    may: READERS,
    input: z.object({ holderId: Id }).strict(),
    output: z.object({ photo: z.object({ id: Id, token: z.string() }).nullable() }),
    errors: readingErrors,
  }),
  /** Takes the place of the photo before. */
  setPhoto: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ holderId: Id, token: Token }).strict(),
    output: Done,
    errors: { ...contentErrors, ...imageErrors },
  }),
  /** The district's emblem on the faces of cards; null where there is none. */
  emblem: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ emblem: z.object({ id: Id, token: z.string() }).nullable() }),
    errors: readingErrors,
  }),
  /** Takes the place of the emblem before. */
  setEmblem: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ token: Token }).strict(),
    output: Done,
    errors: { ...contentErrors, ...imageErrors },
  }),
  removeEmblem: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ id: Id }).strict(),
    output: Done,
    errors: {},
  }),
}
