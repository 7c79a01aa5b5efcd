import { z } from 'zod'

/** Text that a person typed, as it is kept: see `plainText`. `max` counts UTF-16 units. */
export const text = (max: number, min = 1) => z.string().overwrite(plainText).min(min).max(max)

/**
 * NFC, no blanks around it, no signs that can't be seen: control signs but line ends and tabs, byte order marks, marks of
 * direction. They come along with pasted text, and a search would stumble over them.
 */
export function plainText(raw: string): string {
  return PLAIN.test(raw) ? raw : madePlain(raw)
}

/** Letters, digits and signs of ASCII and common Chinese signs: such text is plain already, and most text is such. */
const PLAIN = /^[!-~\u{3007}\u{4E00}-\u{9FFF}]*$/u

function madePlain(raw: string): string {
  return raw
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(
      /[\u{0}-\u{8}\u{B}-\u{1F}\u{7F}-\u{9F}\u{AD}\u{61C}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{FEFF}]/gu,
      '',
    )
    .replaceAll(/\p{Cs}/gu, '\u{FFFD}')
    .replaceAll(/[\u{2E80}-\u{2FD5}]/gu, (sign) => RADICALS.get(sign) ?? sign.normalize('NFKC'))
    .replaceAll(/[\u{E815}-\u{E863}]/gu, (sign) => FROM_GBK[sign.charCodeAt(0) - 0xe815]?.trim() || sign)
    .normalize('NFC')
    .trim()
}

/** Characters that older systems keep at places of their own, from U+E815 on, as GB 18030 names them; blank: no such. */
const FROM_GBK =
  '     㑳㑇   㖞㘚㘎  㥮㤘 㧏㧟㩳㧐  㭎㱮㳠    䁖䅟 䌷    䎱䎬 䏝䓖䙡䙌 䜣䜩䝼䞍 䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶  䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮'

/** Signs of radicals, which text copied out of a PDF has in place of the characters that look alike. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  '⺁厂⺎兀⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'
    .match(/../gu)
    ?.map(([sign = '', meant = '']) => [sign, meant]),
)

/** Full-width Latin letters, digits and signs in plain width. Chinese punctuation that has no plain width stays. */
export function plainWidth(raw: string): string {
  if (PLAIN.test(raw)) return raw
  return raw.replaceAll(/[\u{FF01}-\u{FF5E}]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0xfee0))
}

/**
 * A person's name as it is compared and sorted: plain width, one kind of middle dot, and without the blanks with which
 * lists pad short Chinese names or choose a shape of a character.
 */
export function plainName(name: string): string {
  if (PLAIN.test(name) && !name.includes('.')) return name
  return plainWidth(plainText(name))
    .replaceAll(/[•‧・･∙⋅●]|(?<=\p{Script=Han})[.⸱․ꞏㆍᐧ˙∘◦°](?=\p{Script=Han})/gu, '·')
    .replaceAll(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?· ?/gu, '·')
    .replaceAll(/(?<=[\p{Script=Han}\p{Co}\u{20000}-\u{3FFFF}]) (?=[\p{Script=Han}\p{Co}\u{20000}-\u{3FFFF}])/gu, '')
}

/**
 * What of a name as `plainName` leaves it is in no person's name, or null: names of any script are written with letters and
 * their marks, figures that tell namesakes apart, blanks, `·`, dots, commas, hyphens, apostrophes, a slash between
 * spellings and brackets, and begin with none of these but an apostrophe or a bracket. Where a rare character was lost, or
 * is described by its parts, the sign in its place may stand.
 */
export function strangeInName(name: string): string | null {
  if (PLAIN_NAME.test(name)) return null
  const [first = ''] = name
  return STRANGE_SIGN.exec(name)?.[0] ?? (BEGINS_NAME.test(name) ? null : first)
}

/** Two to some Chinese signs: most names are such. */
const PLAIN_NAME = /^[\u{4E00}-\u{9FFF}]+$/u
/** Chinese signs of the later planes are letters, whether this Unicode knows them or not. */
const STRANGE_SIGN =
  /[^\p{L}\p{M}\p{N}\p{Co}\u{20000}-\u{3FFFF} ·.,\-‐‑'’‘ʼ`´/()（）[\]［］【】〔〕?？*＊□■〓○\u{FFFD}\u{2FF0}-\u{2FFF}\u{200C}-\u{200D}\u{F0B}\u{F0C}\u{180E}]/u
const BEGINS_NAME = /^[\p{L}\p{N}\p{Co}\u{20000}-\u{3FFFF}'’‘ʼ(（[［【〔?？*＊□■〓○\u{FFFD}\u{2FF0}-\u{2FFF}]/u

/** A phone number, or two, as somebody typed it: of any country, with what stands beside it (转、分机、或). */
export const Phone = z.stringFormat('phone', mayBePhone).overwrite(plainPhone).min(1).max(30)

/** Whether it has digits, no letters but those of an extension, and none of the signs that hide a digit. */
export function mayBePhone(raw: string): boolean {
  if (/^\d+$/.test(raw)) return raw.length >= FEWEST_DIGITS
  const phone = plainPhone(raw).replaceAll(/(?:ext\.?|x|tel[.:：]?)(?=\d)/giu, '')
  return (
    phone === '' || (phone.replaceAll(/\D/g, '').length >= FEWEST_DIGITS && !/\p{Script=Latin}|[*＊×✱•●■]/u.test(phone))
  )
}

const FEWEST_DIGITS = 3

/** A phone number as it is kept: plain width, no blanks. */
export function plainPhone(phone: string): string {
  return plainWidth(plainText(phone)).replaceAll(/\s/gu, '')
}

/**
 * A name as one part of a path on any system: what may be typed into a number or a title must lead nowhere, and a long one
 * keeps its ending.
 */
export function fileNamePart(name: string): string {
  const plain = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replaceAll(/^[.\s]+|[.\s]+$/gu, '')
  const ending = /\.[a-z]{3,4}$/iu.exec(plain)?.[0] ?? ''
  const stem = withinBytes(plain.slice(0, plain.length - ending.length)).replace(/[.\s]+$/u, '')
  return `${OF_DEVICES.test(stem) ? '_' : ''}${stem}${ending}`
}

/** Windows takes these for devices, whatever the ending. */
const OF_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu
/** Of the 255 that Linux allows, with room for a number before it and an ending behind it. */
const STEM_BYTES = 200

function withinBytes(text: string): string {
  let kept = ''
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > STEM_BYTES) break
    kept += sign
  }
  return kept
}
