import { createInflateRaw } from 'node:zlib'
import { Refusal } from '#shared/domain/refusal.ts'

/** What one part of a workbook may unfold to, in bytes: a sheet of a million filled rows is smaller. */
const PART_LIMIT = 768 * 1024 * 1024
/** XML of sheets shrinks to a tenth; what shrinks this far was made to fill the memory. */
const RATIO_LIMIT = 300
const SMALL = 4 * 1024 * 1024
const MOST_PARTS = 20_000

/** One file inside a zip file. */
export interface ZipPart {
  readonly name: string
  readonly packedSize: number
  readonly size: number
  /** The unfolded bytes, part by part. Throws `workbook/not-readable` where they are not what the directory says. */
  read(): AsyncIterable<Uint8Array>
}

/** The parts of a zip file by name. Throws `workbook/not-readable` for anything else, and for one that lies about sizes. */
export function openZip(bytes: Buffer, name: string): ReadonlyMap<string, ZipPart> {
  const damaged = (reason: string) => new Refusal('workbook/not-readable', { name, reason })
  const end = endOfDirectory(bytes)
  if (end === undefined) throw damaged('not-a-zip')
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > MOST_PARTS) throw damaged('too-many-parts')

  const parts = new Map<string, ZipPart>()
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged('directory')
    const flags = bytes.readUInt16LE(at + 8)
    const method = bytes.readUInt16LE(at + 10)
    const packedSize = bytes.readUInt32LE(at + 20)
    const size = bytes.readUInt32LE(at + 24)
    const nameLength = bytes.readUInt16LE(at + 28)
    const headerAt = bytes.readUInt32LE(at + 42)
    const partName = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    if (flags & 1) throw new Refusal('workbook/encrypted', { name })
    if (method !== 0 && method !== 8) throw damaged('packing')
    if (size > PART_LIMIT || (size > SMALL && size > packedSize * RATIO_LIMIT)) throw damaged('bomb')
    parts.set(partName, {
      name: partName,
      packedSize,
      size,
      read: () => unfold(packedBytes(bytes, headerAt, packedSize, damaged), method === 8, size, damaged),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** Whether a document carries a program of its own. */
export function hasMacros(parts: ReadonlyMap<string, ZipPart>): boolean {
  return [...parts.keys()].some((part) => /vbaProject\.bin$/i.test(part))
}

/** The whole of a small part. */
export async function partBytes(part: ZipPart): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of part.read()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The whole of a small part as text. */
export async function partText(part: ZipPart): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of part.read()) text += decoder.decode(bytes, { stream: true })
  return text + decoder.decode()
}

type Damaged = (reason: string) => Refusal

function packedBytes(bytes: Buffer, headerAt: number, packedSize: number, damaged: Damaged): Buffer {
  if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== 0x04034b50) throw damaged('part')
  const start = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  if (start + packedSize > bytes.length) throw damaged('cut-off')
  return bytes.subarray(start, start + packedSize)
}

/** What comes out is counted, since the directory may lie about it. */
async function* unfold(
  packed: Buffer,
  isDeflated: boolean,
  size: number,
  damaged: Damaged,
): AsyncGenerator<Uint8Array, void, void> {
  if (!isDeflated) {
    if (packed.length !== size) throw damaged('size')
    yield packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  let count = 0
  try {
    for await (const bytes of inflate as AsyncIterable<Buffer>) {
      count += bytes.length
      if (count > size) throw damaged('size')
      yield bytes
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged('part')
  }
  if (count !== size) throw damaged('size')
}

/** Place of the record that ends the directory: at the very end but for a comment of up to 64 KiB. */
function endOfDirectory(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at
  }
  return undefined
}
