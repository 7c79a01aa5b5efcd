import { outcomeOf } from './words.ts'

/**
 * What became of a request by words that tell its steps, each with its day: the latest that says anything decides. Null
 * where nothing does, undefined where the words tell no such steps in their order.
 */
export function outcomeOfSteps(text: string): ReturnType<typeof outcomeOf> | undefined {
  const days = [...text.matchAll(DAY)]
  const order = days.map(([, year, month = '', day = '']) => Number(year ?? 0) * 400 + Number(month) * 32 + Number(day))
  const steps = days.map(({ index }, at) => text.slice(index, days[at + 1]?.index))
  if (steps.length < 2 || days.some(([, year]) => (year === undefined) !== (days[0]?.[1] === undefined)))
    return undefined
  if (isRising(order.toReversed())) steps.reverse()
  else if (!isRising(order)) return undefined
  return steps.map(outcomeOf).findLast((meaning) => meaning !== null) ?? null
}

function isRising(order: readonly number[]): boolean {
  return order.every((day, at) => at === 0 || day > (order[at - 1] ?? 0))
}

/** At the beginning of a line or a clause: 「3月6日」, 「2024.4.12」; no number of what is told. */
const DAY =
  /(?<=^|[\n，,；;。.、:：\s])(?:(20\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\s*[日号]|(?=[\s:：，,、]))(?!前|之前|以前)/gu
