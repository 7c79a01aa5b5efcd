import { z } from 'zod'

export const MEBIBYTE = 1024 * 1024

/** Largest content of one attachment, in bytes. */
export const ATTACHMENT_LIMIT = 20 * MEBIBYTE

/** Most pixels of a picture, in millions: shown, each takes four bytes, however little a plain one takes in its file. */
export const PICTURE_LIMIT = 200

/** What an attachment may be; what it is says its content, not its name. */
export const MediaType = z.enum([
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
])
export type MediaType = z.infer<typeof MediaType>

/** What the window itself can show. */
export function isImage(type: MediaType): boolean {
  return type.startsWith('image/')
}

/** `photo.jpeg`: the file it came as may be called by a person's number, and every reader is given the picture. */
export function pictureName(kind: 'photo' | 'emblem', type: MediaType): string {
  return `${kind}.${type.slice(type.indexOf('/') + 1)}`
}

/** Largest emblem of a district, in bytes: it is printed some millimetres wide. */
export const EMBLEM_LIMIT = 2 * MEBIBYTE

/** Width to height of a holder's photo: one inch on paper, 25 mm × 35 mm. */
export const PHOTO = { width: 350, height: 490 } as const

/** Pixels across from which a photo is sharp on a card's face: 11.4 mm at 300 dots an inch. */
export const SHARP_PHOTO_WIDTH = 135
