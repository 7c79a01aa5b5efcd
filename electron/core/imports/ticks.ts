import type { WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { plain } from './heading-rows.ts'

/** Columns under one heading of which each row ticks what holds: 「办理情况」 over 「已解决」「正在办」「无法解决」. */
export interface Ticks {
  /** Where what is ticked stands in words. */
  readonly column: number
  readonly heading: string
  readonly words: readonly { readonly column: number; readonly word: string }[]
}

interface Heading {
  readonly column: number
  readonly parts: readonly string[]
}

/** The headings with one in place of those whose cells hold nothing but ticks; `known`: groups that are such anyway. */
export function withoutTicks(
  headings: readonly Heading[],
  below: readonly WorkbookRow[],
  known: readonly Ticks[] = [],
): { readonly headings: readonly Heading[]; readonly ticks: readonly Ticks[] } {
  const ticks: Ticks[] = []
  const left = headings.filter(({ column, parts }, at) => {
    const heading = groupOf(parts)
    if (heading === '') return true
    if (groupOf(headings[at - 1]?.parts ?? []) === heading) return !ticks.some((one) => one.heading === heading)
    const group = headings.slice(at).filter(({ parts: own }) => groupOf(own) === heading)
    const words = group.map((one) => ({ column: one.column, word: one.parts.at(-1) ?? '' }))
    if (known.some((one) => one.heading === heading) || areTicked(words, below)) ticks.push({ column, heading, words })
    return true
  })
  const grouped = (one: Heading) => ticks.some(({ column }) => column === one.column)
  return { headings: left.map((one) => (grouped(one) ? { ...one, parts: one.parts.slice(0, -1) } : one)), ticks }
}

function groupOf(parts: readonly string[]): string {
  return parts.slice(0, -1).join(' ')
}

function areTicked(words: Ticks['words'], below: readonly WorkbookRow[]): boolean {
  const said = below.flatMap(({ cells }) => words.map(({ column }) => plain(cells[column - 1])).filter((text) => text))
  return words.length > 1 && said.length > 0 && said.every(isTick)
}

function isTick(text: string): boolean {
  return /^[√✓✔☑✅■●★vV]$/u.test(text)
}

/** The cells with the words that are ticked. What is more than a tick stays beside its word. */
export function inWords(cells: readonly WorkbookCell[], ticks: readonly Ticks[]): readonly WorkbookCell[] {
  if (ticks.length === 0) return cells
  const made = [...cells]
  for (const { column, words } of ticks) {
    const said = words.flatMap(({ column: at, word }) => {
      const text = plain(cells[at - 1])
      if (at <= made.length) made[at - 1] = null
      return text === '' ? [] : [isTick(text) ? word : `${word}：${text}`]
    })
    while (made.length < column) made.push(null)
    made[column - 1] = said.join('、') || null
  }
  return made
}
