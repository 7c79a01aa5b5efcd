import { call } from '#renderer/api/api.ts'

/** A line of a pasted list, and whom it names. */
export interface NamedLine {
  readonly line: string
  /** Null: nobody, or more than one. */
  readonly holderId: number | null
  /** How many people it may mean; 0: nobody is found. */
  readonly meant: number
}

/** As many people as one call of `usages.recordMany` takes. */
export const MOST_PEOPLE = 200

/** One person a line, by name, card number, or tail of a number; of a line with several columns the first. */
export function linesIn(pasted: string): string[] {
  const lines = pasted.split(/\r?\n/).map((line) => line.split('\t')[0]?.trim() ?? '')
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** Whom each line names. A whole name goes before names that only hold it. */
export async function peopleOf(lines: readonly string[]): Promise<NamedLine[]> {
  const named: NamedLine[] = []
  for (const line of lines) {
    const { matches } = await call.holders.find({ query: line.slice(0, 100), limit: 20 })
    const active = matches.filter(({ holder }) => holder.state === 'active')
    const whole = active.filter(({ holder }) => holder.name === line)
    const meant = whole.length > 0 ? whole : active
    named.push({ line, meant: meant.length, holderId: meant.length === 1 ? (meant[0]?.holder.id ?? null) : null })
  }
  return named
}
