import type { WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { plain } from './heading-rows.ts'
import { channelOf, gradeOf, isTotal, outcomeOf } from '../cells/words.ts'

/** Columns under one heading of which each row ticks what holds: 「办理情况」 over 「已解决」「正在办」「无法解决」. */
export interface Ticks {
  /** Where what is ticked stands in words. */
  readonly column: number
  readonly heading: string
  readonly words: readonly { readonly column: number; readonly word: string }[]
  /** They hold the year, month and day of one date, and no ticks. */
  readonly isDay: boolean
}

interface Heading {
  readonly column: number
  readonly parts: readonly string[]
}

/** Words that a ledger ticks without a heading over them: 「非常满意」「满意」「不满意」, and what they say. */
const SAID_BY: readonly (readonly [string, (word: string) => unknown])[] = [
  ['满意度', gradeOf],
  ['办理结果', outcomeOf],
  ['诉求渠道', channelOf],
]

/** The headings of a ledger, its ticked words under what they say. */
export function withGroups(
  headings: readonly Heading[],
  below: readonly WorkbookRow[],
  known: readonly Ticks[],
): readonly Heading[] {
  return SAID_BY.reduce<readonly Heading[]>((all, [heading, meant]) => {
    const isKnown = known.some((one) => one.heading === heading)
    return under(
      heading,
      all,
      (word) => meant(word) !== null,
      (words) => isKnown || areTicked(words, below),
    )
  }, headings)
}

/** Headings with those that follow each other and are such words under one of their own. */
export function under(
  heading: string,
  headings: readonly Heading[],
  isSuch: (word: string) => boolean,
  areMeant: (words: Ticks['words']) => boolean,
): readonly Heading[] {
  const made = [...headings]
  const isWord = ({ parts }: Heading) => parts.length === 1 && isSuch(parts[0] ?? '')
  for (let at = 0; at < made.length; at += 1) {
    const end = made.findIndex((one, other) => other >= at && !isWord(one))
    const run = made.slice(at, end < 0 ? made.length : end)
    const words = run.map(({ column, parts }) => ({ column, word: parts[0] ?? '' }))
    if (run.length > 1 && areMeant(words))
      made.splice(at, run.length, ...run.map((one) => ({ ...one, parts: [heading, ...one.parts] })))
    at += run.length
  }
  return made
}

/** 「出生年」「出生月」「出生日」 under the day that they are together. */
export function withDays(headings: readonly Heading[]): readonly Heading[] {
  const daysOf = (one: Heading) => (one.parts.length === 1 ? PART_OF_DAY.exec(one.parts[0] ?? '')?.[1] : undefined)
  return headings.map((one) => {
    const of = daysOf(one)
    const all = headings.filter((other) => of !== undefined && daysOf(other) === of)
    return SIGNS.test(signsOf(all.map(({ parts }) => parts[0] ?? '')))
      ? { ...one, parts: [`${of}日期`, ...one.parts] }
      : one
  })
}

const PART_OF_DAY = /^(.*?)([年月日])[份期]?$/u
const SIGNS = /^(?:年月日?|月日)$/u

function signsOf(words: readonly string[]): string {
  return words.map((word) => PART_OF_DAY.exec(word)?.[2] ?? '-').join('')
}

/** The headings with one in place of those whose cells hold nothing but ticks; `known`: groups that are such anyway. */
export function withoutTicks(
  headings: readonly Heading[],
  below: readonly WorkbookRow[],
  known: readonly Ticks[] = [],
  isGroup: (words: Ticks['words']) => boolean = () => false,
): { readonly headings: readonly Heading[]; readonly ticks: readonly Ticks[] } {
  const ticks: Ticks[] = []
  const left = headings.filter(({ column, parts }, at) => {
    const heading = groupOf(parts)
    if (heading === '') return true
    if (groupOf(headings[at - 1]?.parts ?? []) === heading) return !ticks.some((one) => one.heading === heading)
    const group = headings.slice(at).filter(({ parts: own }) => groupOf(own) === heading)
    const words = group.map((one) => ({ column: one.column, word: one.parts.at(-1) ?? '' }))
    const isDay = SIGNS.test(signsOf(words.map(({ word }) => word)))
    if (isDay || known.some((one) => one.heading === heading) || areTicked(words, below) || isGroup(words))
      ticks.push({ column, heading, words, isDay })
    return true
  })
  const grouped = (one: Heading) => ticks.some(({ column }) => column === one.column)
  return { headings: left.map((one) => (grouped(one) ? { ...one, parts: one.parts.slice(0, -1) } : one)), ticks }
}

function groupOf(parts: readonly string[]): string {
  return parts.slice(0, -1).join(' ')
}

function areTicked(words: Ticks['words'], below: readonly WorkbookRow[]): boolean {
  const rows = below.filter(({ cells }) => !cells.some((cell) => isTotal(plain(cell))))
  const said = rows.flatMap(({ cells }) => words.map(({ column }) => plain(cells[column - 1])).filter((text) => text))
  return words.length > 1 && said.length > 0 && said.every(isTick)
}

export function isTick(text: string): boolean {
  return /^[√✓✔☑✅■●★vV]$/u.test(text)
}

/** The cells with the words that are ticked. What is more than a tick stays beside its word. */
export function inWords(cells: readonly WorkbookCell[], ticks: readonly Ticks[]): readonly WorkbookCell[] {
  if (ticks.length === 0) return cells
  const made = [...cells]
  for (const { column, words, isDay } of ticks) {
    const said = words.flatMap(({ column: at, word }) => {
      const text = plain(cells[at - 1])
      if (at <= made.length) made[at - 1] = null
      if (text === '') return []
      if (isDay) return [text.replace(/[年月日号]$/u, '') + signsOf([word])]
      return [isTick(text) ? word : `${word}：${text}`]
    })
    while (made.length < column) made.push(null)
    made[column - 1] = said.join(isDay ? '' : '、') || null
  }
  return made
}
