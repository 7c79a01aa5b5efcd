import { call } from '#renderer/api/api.ts'
import { relationNamed } from '#shared/domain/holder.ts'
import { maskName } from '#shared/domain/masks.ts'
import { plainName } from '#shared/domain/text.ts'

/** A line of a pasted list, and whom it names. */
export interface NamedLine {
  readonly line: string
  /** Null: nobody, or more than one. */
  readonly holderId: number | null
  /** Null: the holder. */
  readonly relativeId: number | null
  /** How many people it may mean; 0: nobody is found. */
  readonly meant: number
  /** The holder is found, but not the relative named beside. */
  readonly lacksRelative: boolean
}

/** As many people as one call of `usages.recordMany` takes. */
export const MOST_PEOPLE = 200

/**
 * One person a line: the holder by name, card number, or tail of a number, and in a second column, where a relative is
 * meant, that one's name or relation. The employer there tells namesakes apart; further columns are left out.
 */
export function linesIn(pasted: string): string[] {
  const lines = pasted.split(/\r?\n/).map((line) => cellsOf(line).join('\t'))
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** Whom each line names. A whole name goes before names that only hold it. */
export async function peopleOf(lines: readonly string[]): Promise<NamedLine[]> {
  const named: NamedLine[] = []
  for (const line of lines) {
    const [who = '', second] = cellsOf(line)
    const { matches } = await call.holders.find({ query: who.slice(0, 100), limit: 20 })
    const active = matches.filter(({ holder }) => holder.state === 'active')
    const whole = active.filter(({ holder }) => holder.name === who)
    const people = (whole.length > 0 ? whole : active).map(({ holder }) => holder)
    const atEmployer = people.filter(({ employer }) => second !== undefined && employer === plainName(second))
    const meant = atEmployer.length > 0 ? atEmployer : people
    const holderId = only(meant.map(({ id }) => id))
    if (holderId === null || second === undefined || atEmployer.length > 0) {
      named.push({ line, meant: meant.length, holderId, relativeId: null, lacksRelative: false })
      continue
    }
    const relatives = await relativesNamed(holderId, second)
    const relativeId = only(relatives)
    named.push({
      line,
      meant: relatives.length,
      holderId: relativeId === null ? null : holderId,
      relativeId,
      lacksRelative: relatives.length === 0,
    })
  }
  return named
}

/** The holder's relatives of that name or, where none has it, of that relation. A minor's name is masked: `林*` is one. */
async function relativesNamed(holderId: number, named: string): Promise<number[]> {
  const { relatives } = await call.holders.get({ id: holderId })
  const key = plainName(named)
  const ofName = relatives.filter(({ name, isMinor }) => name === key || (isMinor && name === maskName(key)))
  const ofRelation = relatives.filter(({ relation }) => relation === relationNamed(key))
  return (ofName.length > 0 ? ofName : ofRelation).map(({ id }) => id)
}

function cellsOf(line: string): string[] {
  return line
    .split(/[\t,，]/)
    .slice(0, 2)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}

function only(ids: readonly number[]): number | null {
  return ids.length === 1 ? (ids[0] ?? null) : null
}
