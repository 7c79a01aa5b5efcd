import { SaxParser, type SaxTag } from '@cj-tech-master/excelts/xml'
import { partText, type ZipPart } from './zip.ts'

/** What is told of the XML of a part as it goes by. */
interface Listener {
  open?(tag: SaxTag): void
  text?(piece: string): void
  close?(tag: SaxTag): void
}

/** Goes through the XML of a part. */
export async function eachTag(part: ZipPart, listener: Listener): Promise<void> {
  const parser = parserOf(listener)
  parser.write(await partText(part))
  parser.close()
}

/** Tells a listener what is written into the parser. Names come without their prefix: some programs write `x:row`. */
export function parserOf(listener: Listener): SaxParser {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'skip', maxEntityExpansions: 0 })
  const plain = (tag: SaxTag): SaxTag => {
    const colon = tag.name.indexOf(':')
    return colon < 0 ? tag : { ...tag, name: tag.name.slice(colon + 1) }
  }
  parser.on('opentag', (tag) => listener.open?.(plain(tag)))
  parser.on('text', (piece) => listener.text?.(piece))
  parser.on('cdata', (piece) => listener.text?.(piece))
  parser.on('closetag', (tag) => listener.close?.(plain(tag)))
  return parser
}

/** Signs that XML can't hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_sign, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
