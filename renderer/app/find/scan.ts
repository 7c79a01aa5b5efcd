/** One key going down, as a scanner or a hand presses it. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly isShifted: boolean
  /** Milliseconds on any clock that only runs forward. */
  readonly at: number
}

/** A hand at its fastest leaves more than this between two keys; a scanner a tenth of it. */
const SLOWEST_GAP_MS = 50
/** The shortest thing worth scanning. */
const SHORTEST = 6

export interface ScanReader {
  /** The text of a whole scan when `stroke` ends one, otherwise null. */
  read(stroke: Stroke): string | null
  /** How many signs have come at a scanner's pace so far; 0 or 1 while a hand is typing. */
  readonly length: number
}

/**
 * Tells a scanner, which types a whole number within a blink and ends with Enter, from a hand. Signs are read off the
 * place of the keys where an input method has taken the keys over (their `key` is then `Process`).
 */
export function createScanReader(): ScanReader {
  let signs: string[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    get length() {
      return signs.length
    },
    read(stroke) {
      if (stroke.key === 'Shift' || stroke.code.startsWith('Shift')) return null
      const isLate = stroke.at - lastAt > SLOWEST_GAP_MS
      lastAt = stroke.at
      if (isLate) signs = []
      if (stroke.code === 'Enter' || stroke.code === 'NumpadEnter') {
        const scanned = signs.length >= SHORTEST ? signs.join('') : null
        signs = []
        return scanned
      }
      const sign = signOf(stroke)
      signs = sign === null ? [] : [...signs, sign]
      return null
    },
  }
}

function signOf({ key, code, isShifted }: Stroke): string | null {
  if (/^[\x20-\x7e]$/.test(key)) return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return isShifted ? letter : letter.toLowerCase()
  const padDigit = /^Numpad(\d)$/.exec(code)?.[1]
  if (padDigit) return padDigit
  const signs = SIGNS[code]
  return signs?.charAt(isShifted ? 1 : 0) ?? null
}

/** The two signs of a key, without and with Shift, on the layout that scanners pretend to be. */
const SIGNS: { readonly [code: string]: string } = {
  Digit0: '0)',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadSubtract: '--',
  NumpadDecimal: '..',
  NumpadDivide: '//',
}
