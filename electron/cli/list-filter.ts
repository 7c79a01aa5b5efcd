import type { DeskClient } from '#door/client.ts'
import type { CardFilter } from '#shared/contract/cards.ts'
import { RequestView, type RequestFilter } from '#shared/contract/request-views.ts'
import { CardState } from '#shared/domain/cards.ts'
import { Channel, RequestResult, RequestState } from '#shared/domain/requests.ts'
import { UsageError } from './failure.ts'

/** `--where NAME=TEXT`, in the order given. */
export type Conditions = readonly { readonly name: string; readonly text: string }[]

interface Row {
  readonly id: number
  /** Every spelling that it is known by. */
  readonly names: readonly (string | null)[]
}
type Lookup = (client: DeskClient) => Promise<readonly Row[]>
type Reading<F> = (client: DeskClient, name: string, text: string) => Promise<Partial<F>>

/** Throws `UsageError` where a condition is none, or what it names is not there or not the only one. */
export function ledgerFilter(client: DeskClient, conditions: Conditions): Promise<RequestFilter> {
  return filterOf(client, conditions, LEDGER, { view: 'all' })
}

/** As `ledgerFilter`, over cards. */
export function cardsFilter(client: DeskClient, conditions: Conditions): Promise<CardFilter> {
  return filterOf<CardFilter>(client, conditions, CARDS, {})
}

async function filterOf<F extends object>(
  client: DeskClient,
  conditions: Conditions,
  readings: { readonly [name: string]: Reading<F> },
  start: F,
): Promise<F> {
  let filter = start
  for (const { name, text } of conditions) {
    const reading = Object.entries(readings).find(([known]) => known === name)?.[1]
    if (!reading) {
      throw new UsageError('usage/unknown-condition', { name, conditions: Object.keys(readings).join(', ') })
    }
    filter = { ...filter, ...(await reading(client, name, text)) }
  }
  return filter
}

const departments: Lookup = async (client) => named((await client.departments.list({})).departments)
const items: Lookup = async (client) => named((await client.items.list({})).items)
const categories: Lookup = async (client) => named((await client.items.list({})).categories)
const schemes: Lookup = async (client) => named((await client.schemes.list({})).schemes)
const levels: Lookup = async (client) =>
  (await client.schemes.list({})).schemes.flatMap((scheme) =>
    scheme.levels.map(({ id, code, nameZh, nameEn }) => ({
      id,
      names: [`${scheme.nameZh} ${nameZh}`, `${scheme.nameEn ?? scheme.nameZh} ${nameEn ?? nameZh}`, nameZh, code],
    })),
  )
const staff: Lookup = async (client) =>
  (await client.staff.list({})).staff
    .filter(({ kind }) => kind === 'specialist')
    .map(({ id, name }) => ({ id, names: [name] }))

const LEDGER: { readonly [name: string]: Reading<RequestFilter> } = {
  view: async (_, name, text) => ({ view: oneWord(RequestView.options, name, text) }),
  state: async (_, name, text) => ({ states: [oneWord(RequestState.options, name, text)] }),
  channel: async (_, name, text) => ({ channel: oneWord(Channel.options, name, text) }),
  result: async (_, name, text) => ({ result: oneWord(RequestResult.options, name, text) }),
  category: async (client, name, text) => ({ categoryId: await oneRow(client, categories, name, text) }),
  item: async (client, name, text) => ({ itemId: await oneRow(client, items, name, text) }),
  department: async (client, name, text) => ({ departmentId: await oneRow(client, departments, name, text) }),
  level: async (client, name, text) => ({ levelId: await oneRow(client, levels, name, text) }),
  staff: async (client, name, text) => ({ staffId: await oneRow(client, staff, name, text) }),
  text: async (_, __, text) => ({ text }),
}

const CARDS: { readonly [name: string]: Reading<CardFilter> } = {
  state: async (_, name, text) => ({ state: oneWord(CardState.options, name, text) }),
  scheme: async (client, name, text) => ({ schemeId: await oneRow(client, schemes, name, text) }),
  level: async (client, name, text) => ({ levelId: await oneRow(client, levels, name, text) }),
  due: async (_, name, text) => ({ isDueSoon: oneWord(['soon'], name, text) === 'soon' }),
  text: async (_, __, text) => ({ text }),
}

function named(rows: readonly { id: number; nameZh: string; nameEn: string | null }[]): Row[] {
  return rows.map(({ id, nameZh, nameEn }) => ({ id, names: [nameZh, nameEn] }))
}

function oneWord<T extends string>(words: readonly T[], name: string, text: string): T {
  const word = words.find((one) => one === text)
  if (word === undefined) throw new UsageError('usage/unclear-condition', { name, text, options: words.join(', ') })
  return word
}

async function oneRow(client: DeskClient, lookup: Lookup, name: string, text: string): Promise<number> {
  const rows = await lookup(client)
  const found = rows.filter(({ names }) => names.includes(text))
  const [only, ...others] = found
  if (only && others.length === 0) return only.id
  const options = (found.length > 0 ? found : rows).map(({ names }) => names[0]).join('、')
  throw new UsageError('usage/unclear-condition', { name, text, options })
}
