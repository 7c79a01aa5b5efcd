/** Pixels that a PNG, JPEG or WebP says it has; 0 where it does not say so at its usual place, and no program draws it. */
export function pixelsOf(bytes: Buffer): number {
  try {
    const [width, height] = sizeOf(bytes)
    return width * height
  } catch (error) {
    // It ends before it says.
    if (error instanceof RangeError) return 0
    throw error
  }
}

type Size = readonly [width: number, height: number]

function sizeOf(bytes: Buffer): Size {
  if (bytes[0] === 0x89) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return bytes[0] === 0xff ? jpegSize(bytes) : webpSize(bytes)
}

/** In the first of its frame headers, behind any number of other segments. */
function jpegSize(bytes: Buffer): Size {
  let at = 2
  while (bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (FRAMES.includes(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return [0, 0]
}

/** SOF0 to SOF15 but for the three that are none (ITU-T T.81, table B.1). */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]

/** Extended, without loss, or plain. */
function webpSize(bytes: Buffer): Size {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)]
  if (kind === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
  const packed = bytes.readUInt32LE(21)
  return [1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff)]
}
