type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z'
type FunctionKey = 'F1' | 'F2' | 'F3' | 'F4' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10'

/** A key that may change something: never a bare letter or digit, since a scanner would press it. */
export type Chord = FunctionKey | `Alt+${Letter}` | `Ctrl+${Letter | 'Enter'}`

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Compares the place of the key, not the sign it makes: an input method or another layout changes the sign. */
export function isPressed(chord: Chord, event: Pressed): boolean {
  const [modifier, key] = splitChord(chord)
  const isControl = event.ctrlKey || event.metaKey
  if (event.shiftKey || isControl !== (modifier === 'Ctrl') || event.altKey !== (modifier === 'Alt')) return false
  if (key.length === 1) return event.code === `Key${key}`
  return event.key === key || (key === 'Enter' && event.code === 'NumpadEnter')
}

/** The keys as they stand on a keyboard: `['Ctrl', 'K']`. */
export function keysOf(chord: Chord): string[] {
  return chord.split('+')
}

function splitChord(chord: Chord): [modifier: string | null, key: string] {
  const [first = '', second] = chord.split('+')
  return second === undefined ? [null, first] : [first, second]
}
