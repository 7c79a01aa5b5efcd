import { pinyin, polyphonic } from 'pinyin-pro'

/** A name as it is found and sorted. */
export interface NameReading {
  readonly name: Spellings
  /** Full spellings, every reading of a polyphone; empty for a name without Chinese signs. */
  readonly pinyin: Spellings
  /** First letters, two or more: one letter is the beginning of a full spelling anyway. */
  readonly initials: Spellings
  /**
   * Sorts as a Chinese dictionary does: by syllable, then tone, then the name itself. Latin names stand among them by
   * their letters, signs without a known reading at the end.
   */
  readonly sortKey: string
}

/** What a fragment from any sign on is the beginning of: all spellings of the whole, and those from further in. */
export interface Spellings {
  readonly fromStart: readonly string[]
  readonly inner: readonly string[]
}

/** `person`: the name begins with a surname, whose reading may differ from the ordinary one (仇 is Qiu, then chou). */
export type NameOf = 'person' | 'organisation'

/** Reads a name. Of a long one few readings are kept for each fragment, so that their number stays in proportion. */
export function readName(name: string, of: NameOf): NameReading {
  const kept = READ[of].get(name)
  if (kept) return kept
  const reading = newReading(name, of)
  if (READ[of].size >= MOST_READ) READ[of].clear()
  READ[of].set(name, reading)
  return reading
}

/** Names come again: of a list's rows, and when a record is changed, its keys are made anew from what it was. */
const READ: { readonly [O in NameOf]: Map<string, NameReading> } = { person: new Map(), organisation: new Map() }
const MOST_READ = 4_096

function newReading(name: string, of: NameOf): NameReading {
  const units = unitsOf(name, of)
  const signs = units.flatMap((unit) => [...unit.text])
  const limit = of === 'person' ? 16 : 4
  const hasChinese = units.some((unit) => unit.isChinese)
  return {
    name: split(signs.map((_, start) => [signs.slice(start).join('')])),
    pinyin: split(hasChinese ? units.map((_, start) => spellingsFrom(units.slice(start), limit)) : []),
    initials: split(units.slice(1).map((_, start) => initialsFrom(units.slice(start), limit))),
    sortKey: `${units.map((unit) => unit.toned).join(' ')}\t${name}`,
  }
}

/** Text as it is compared: width, case, accents, blanks, dots, hyphens and brackets make no difference. */
export function fold(text: string): string {
  return wordsOf(text).join('')
}

/** A Chinese sign or a word of other letters. */
interface Unit {
  readonly text: string
  readonly isChinese: boolean
  /** Without tones; the likeliest first. Holds an empty reading where none is known. */
  readonly readings: readonly string[]
  readonly toned: string
}

/** Readings that the dictionary of the library lacks or gives to no name. */
const MORE_READINGS: { readonly [sign: string]: readonly string[] } = {
  覃: ['qin', 'tan'],
  费: ['fei', 'bi'],
  黑: ['hei', 'he'],
  𠮷: ['ji'],
}

const IN_CONTEXT = { type: 'array', toneType: 'num', toneSandhi: false } as const
/** One word as it is compared, which most names are. */
const FOLDED = /^[\da-z\u4E00-\u9FFF]+$/
const SEPARATORS = /[\s\p{P}\p{S}\p{Cf}]+/u
const CHINESE = /\p{Script=Han}/u

function wordsOf(text: string): string[] {
  if (FOLDED.test(text)) return [text]
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')
  return plain.split(SEPARATORS).filter((word) => word !== '')
}

function unitsOf(name: string, of: NameOf): Unit[] {
  const words = wordsOf(name)
  const signs = [...words.join('')]
  const text = signs.join('')
  const inContext = pinyin(text, IN_CONTEXT)
  const asName = of === 'person' ? pinyin(text, { ...IN_CONTEXT, surname: 'head' }) : inContext
  let place = 0
  return words.flatMap((word) =>
    partsOf(word).map((part): Unit => {
      const at = place
      place += [...part].length
      if (!CHINESE.test(part)) return { text: part, isChinese: false, readings: [part], toned: part }
      const toned = asName[at] ?? part
      const inText = plainReadings([toned, inContext[at] ?? ''])
      const readings = [...new Set([...inText, ...readingsOf(part)])].filter((reading) => reading !== '')
      return {
        text: part,
        isChinese: true,
        readings: readings.length === 0 ? [''] : readings,
        toned: tonedSyllable(toned, part),
      }
    }),
  )
}

/** A word cut into Chinese signs and runs of anything else. */
function partsOf(word: string): readonly string[] {
  return word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []
}

/** Every reading of a sign, looked up once. */
function readingsOf(sign: string): readonly string[] {
  let readings = READINGS.get(sign)
  if (!readings) {
    const [all = []] = polyphonic(sign, { type: 'array', toneType: 'none' })
    READINGS.set(sign, (readings = plainReadings([...all, ...(MORE_READINGS[sign] ?? [])])))
  }
  return readings
}

const READINGS = new Map<string, readonly string[]>()

/** Letters only, ü as v and as u, each once; an unknown sign is read as nothing, so that its neighbours still join. */
function plainReadings(readings: readonly string[]): readonly string[] {
  const plain = readings
    .map((reading) => reading.replace(/\d$/, ''))
    .flatMap((reading) => (reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]))
    .filter((reading) => /^[a-z]+$/.test(reading))
  return plain.length === 0 ? [''] : [...new Set(plain)]
}

function tonedSyllable(toned: string, sign: string): string {
  const known = MORE_READINGS[sign]?.[0]
  if (/^[a-zü]+\d?$/.test(toned)) return toned.replace('ü', 'v')
  return known ?? `~${sign}`
}

function spellingsFrom(units: readonly Unit[], limit: number): string[] {
  return combine(
    units.map((unit) => unit.readings),
    limit,
  )
}

function initialsFrom(units: readonly Unit[], limit: number): string[] {
  const firsts = units.map((unit) => [...new Set(unit.readings.map((reading) => [...reading][0] ?? ''))])
  return combine(firsts, limit).filter((initials) => initials.length > 1)
}

/** Every way to choose one of each, the likeliest first, at most `limit` ways: the last places keep their likeliest. */
function combine(choices: readonly (readonly string[])[], limit: number): string[] {
  let made = ['']
  for (const options of choices) {
    const affordable = options.slice(0, Math.max(1, Math.floor(limit / made.length)))
    made = made.flatMap((begun) => affordable.map((option) => begun + option))
  }
  return [...new Set(made)].filter((text) => text !== '')
}

function split(starts: readonly (readonly string[])[]): Spellings {
  const [fromStart = [], ...inner] = starts
  return { fromStart, inner: [...new Set(inner.flat())] }
}
