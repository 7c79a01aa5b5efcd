/** What the killed process asks for. `undo` takes back the change acknowledged just before. */
export type Ask =
  | { readonly do: 'register'; readonly name: string }
  | { readonly do: 'correct'; readonly name: string; readonly title: string }
  | { readonly do: 'merge'; readonly keep: string; readonly drop: string }
  | { readonly do: 'undo' }
  | { readonly do: 'fill' }
  | { readonly do: 'take-back-fill' }

/** What the register shows of one person. */
export interface Person {
  readonly name: string
  readonly title: string | null
  readonly state: 'active' | 'merged'
  readonly identities: number
  readonly employments: number
  readonly relatives: number
}

/** What a process finds when it opens the folder. */
export interface Found {
  readonly people: readonly Person[]
  readonly total: number
  /** Codes of everything that opening and verifying complain about. */
  readonly problems: readonly string[]
}

/** People a job enters in one go. */
export const FILLED = 300

/** The register as acknowledged answers say it must be. */
export class Expected {
  people: ReadonlyMap<string, Person> = new Map()
  total = 0
  #before: Expected['people'] = this.people

  /** The register after one more change. */
  after(ask: Ask): Expected {
    const next = new Expected()
    next.#before = this.people
    next.people = ask.do === 'undo' ? this.#before : changed(this.people, ask)
    next.total = ask.do === 'fill' ? FILLED : ask.do === 'take-back-fill' ? 0 : next.people.size
    return next
  }

  /** Whether a process found exactly this. */
  is(found: Found): boolean {
    const lines = (people: Iterable<Person>) => [...people].map((person) => JSON.stringify(person)).sort()
    return found.total === this.total && String(lines(found.people)) === String(lines(this.people.values()))
  }
}

function changed(people: Expected['people'], ask: Ask): Expected['people'] {
  const next = new Map(people)
  if (ask.do === 'register') {
    const { name } = ask
    next.set(name, { name, title: null, state: 'active', identities: 1, employments: 2, relatives: 1 })
  } else if (ask.do === 'correct') {
    const person = next.get(ask.name)
    if (person) next.set(ask.name, { ...person, title: ask.title })
  } else if (ask.do === 'merge') {
    const [keep, drop] = [next.get(ask.keep), next.get(ask.drop)]
    if (keep && drop) {
      next.set(ask.keep, {
        ...keep,
        identities: keep.identities + drop.identities,
        employments: keep.employments + drop.employments,
        relatives: keep.relatives + drop.relatives,
      })
      next.set(ask.drop, { ...drop, state: 'merged', identities: 0, employments: 0, relatives: 0 })
    }
  }
  return next
}
