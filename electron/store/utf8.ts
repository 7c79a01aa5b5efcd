/** UTF-8 needs at most three bytes for each of a string's units. */
export const UTF8_BYTES_A_UNIT = 3

/** Node's encoder is made for long texts: to call it takes as long as to write some hundred signs. */
const SHORT = 100

/** Writes a text as UTF-8 where it has room; answers the place behind it. Half a surrogate pair becomes a replacement. */
export function writeUtf8(bytes: Buffer, text: string, place: number): number {
  if (text.length > SHORT) return place + bytes.write(text, place, 'utf8')
  let end = place
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit <= 0xdfff) return place + bytes.write(text, place, 'utf8')
    if (unit < 0x80) bytes[end++] = unit
    else {
      if (unit < 0x800) bytes[end++] = 0xc0 | (unit >> 6)
      else {
        bytes[end++] = 0xe0 | (unit >> 12)
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f)
      }
      bytes[end++] = 0x80 | (unit & 0x3f)
    }
  }
  return end
}
