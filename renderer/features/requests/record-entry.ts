import type { ItemView } from '#shared/contract/items.ts'
import type { Channel } from '#shared/domain/requests.ts'
import type { Answers } from './Questions.tsx'

/** What is typed to record a request. */
export interface RecordEntry {
  readonly itemId: number | null
  readonly categoryId: number | null
  readonly relativeId: number | null
  readonly employerId: number | null
  /** In yuan. */
  readonly amount: number | null
  readonly ground: string
  readonly content: string
  readonly contact: string | null
  readonly channel: Channel
  readonly receivedOn: string
  readonly promisedDays: number | null
  readonly people: number
  readonly departmentIds: readonly number[]
  readonly answers: Answers
  readonly isAccepted: boolean
}

export const BLANK_ENTRY: RecordEntry = {
  itemId: null,
  categoryId: null,
  relativeId: null,
  employerId: null,
  amount: null,
  ground: '',
  content: '',
  contact: null,
  channel: 'window',
  receivedOn: '',
  promisedDays: null,
  people: 1,
  departmentIds: [],
  answers: {},
  isAccepted: true,
}

/** What an item fills in: its category, its days and its department; no item takes them back. */
export function filledBy(item: ItemView | undefined, { categoryId }: RecordEntry): Partial<RecordEntry> {
  return {
    itemId: item?.id ?? null,
    categoryId: item?.categoryId ?? categoryId,
    promisedDays: item?.promisedDays ?? null,
    answers: {},
    departmentIds: item?.departmentId ? [item.departmentId] : [],
  }
}
