import type { CardFilter } from '#shared/contract/cards.ts'
import { DUE_SOON_DAYS } from '#shared/domain/cards.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import { normaliseNumber } from '#shared/domain/identity.ts'
import { notOfVoid } from '../holder-rules.ts'
import type { Cell } from '../ports.ts'

/** A condition over `card`, `holder`, `level` and `scheme`. */
export interface CardCondition {
  readonly where: string
  readonly params: readonly Cell[]
}

/** Which cards a filter leaves today. */
export function cardCondition(filter: CardFilter, today: Day): CardCondition {
  const { schemeId = null, levelId = null, state = null, batchId = null, text } = filter
  const asked: (readonly [condition: string, params: readonly Cell[]])[] = [
    ['ifnull(?, scheme.id) = scheme.id AND ifnull(?, level.id) = level.id', [schemeId, levelId]],
    ['ifnull(?, card.state) = card.state', [state]],
  ]
  if (batchId === null) asked.push([notOfVoid('card'), []])
  else asked.push(['card.batch_id = ?', [batchId]])
  if (filter.isUnbatched === true) asked.push(['card.batch_id IS NULL', []])
  if (text !== undefined) {
    const number = normaliseNumber(text)
    asked.push(['(substr(card.number, 1, ?) = ? OR instr(holder.name, ?) > 0)', [number.length, number, text]])
  }
  if (filter.isDueSoon === true) {
    const lastOn = daysLater(today, DUE_SOON_DAYS - 1)
    asked.push(["card.state IN ('active', 'on-record') AND valid_to_on >= ? AND valid_to_on <= ?", [today, lastOn]])
  }
  return {
    where: asked.map(([condition]) => condition).join(' AND '),
    params: asked.flatMap(([, values]) => values),
  }
}
