import type { ImportRow } from '#shared/contract/imports.ts'
import { maskPhone } from '#shared/domain/masks.ts'
import type { Cells, WriteCall } from '../../ports.ts'
import { maskLongNumbers } from '../../protected.ts'
import type { Place } from './people.ts'
import { NOTE_LIMIT } from './roster-entry.ts'

/** Something that a row says of a person and that isn't known of them, as it is shown and as it is written. */
export interface Difference {
  readonly field: ImportRow['changes'][number]['field']
  readonly from: string
  readonly to: string
  /** What the row's own cell says, where `to` is more. */
  readonly said?: string
  /** Which of the office's own fields. */
  readonly heading?: string
  /** The earlier row of the file that says otherwise, and whose word counts. */
  readonly contraryTo?: Place
  /** The register says otherwise, and its word counts: a card, a birth date or a sex is changed at the counter. */
  readonly isKept?: boolean
  /** More than a note holds: the rest is left out. */
  readonly isCut?: boolean
  /** A card more. */
  readonly isPiece?: boolean
  /** Cells of the holder's own row, which are written together. */
  readonly cells?: Cells
  readonly write?: (call: WriteCall, holderId: number) => void
}

/** What the register has nothing of yet. */
export function added(field: Difference['field'], to: string, write: NonNullable<Difference['write']>): Difference {
  return { field, from: '', to, write }
}

/** A field of the holder that is written with others of the row; a phone is shown in part. */
export function fieldDifference(field: Difference['field'], from: string | null | undefined, to: string): Difference {
  const shown = field === 'phone' ? maskPhone : (text: string) => text
  return { field, from: shown(from ?? ''), to: shown(to), cells: { [field]: to } }
}

/** A note is added to and never replaced. */
export function* noteDifference(before: string | null, said: string): Generator<Difference, void, void> {
  const whole = wholeNote(before, said)
  if (whole === before) return
  const note = whole.slice(0, NOTE_LIMIT)
  const [from, to] = [before ?? '', note].map(maskLongNumbers) as [string, string]
  const isCut = note !== whole
  yield { field: 'note', from, to, said: maskLongNumbers(said), cells: { note }, isCut, isKept: note === before }
}

export function noteWith(before: string | null, said: string): string {
  return wholeNote(before, said).slice(0, NOTE_LIMIT)
}

function wholeNote(before: string | null, said: string): string {
  if (before === null) return said
  return before.includes(said) ? before : `${before}；${said}`
}
