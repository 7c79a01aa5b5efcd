import type { Day } from '../days.ts'
import { type Dated, type EntitlementFacts, isInForce, type Rule } from './facts.ts'
import { type LevelIndex, type Standing, unmet } from './precedence.ts'
import type { Reason } from './reasons.ts'

/** No row reaches the holder: the rows that come nearest say what is missing, and what would bring it. */
export function waysToGet(
  facts: EntitlementFacts,
  on: Day,
  standing: Standing,
  levels: LevelIndex,
  rules: readonly Rule[],
): Reason[] {
  const rows = rules.map((rule) => ({ rule, conditions: unmet(rule, standing) }))
  const fewest = Math.min(...rows.map(({ conditions }) => conditions.length))
  const nearest = rows.filter(({ conditions }) => conditions.length === fewest)
  return nearest.flatMap(({ rule, conditions }): Reason[] => {
    if (conditions.length === 0) return [{ code: 'no-relative', ruleId: rule.id, relations: rule.relations }]
    return [{ code: 'condition-missing', ruleId: rule.id, conditions }, ...remedy(facts, on, standing, levels, rule)]
  })
}

/** Renewing what has ended, else rising to a higher level of a scheme that the holder is in. */
function remedy(
  facts: EntitlementFacts,
  on: Day,
  standing: Standing,
  levels: LevelIndex,
  rule: Rule,
): readonly Reason[] {
  const ended = lastEnd(facts, on, levels, rule)
  if (ended !== null) return [{ code: 'renew', ruleId: rule.id, endedOn: ended }]
  const wanted = rule.levelId === null ? undefined : levels.get(rule.levelId)
  const isHigher = [...standing.levels].some((id) => {
    const level = levels.get(id)
    return wanted !== undefined && level?.schemeId === wanted.schemeId && wanted.rank < level.rank
  })
  return isHigher && wanted ? [{ code: 'upgrade', ruleId: rule.id, levelId: wanted.id }] : []
}

function lastEnd(facts: EntitlementFacts, on: Day, levels: LevelIndex, rule: Rule): Day | null {
  if (rule.levelId === null && rule.schemeId === null) return null
  const recognitions = facts.recognitions.filter(({ levelId }) =>
    rule.levelId === null ? levels.get(levelId)?.schemeId === rule.schemeId : levelId === rule.levelId,
  )
  const enrolments = rule.levelId === null ? facts.enrolments.filter((row) => row.schemeId === rule.schemeId) : []
  const rows: readonly Dated[] = [...recognitions, ...enrolments]
  if (rows.some((row) => isInForce(row, on))) return null
  const ends = rows.flatMap(({ toOn }) => (toOn !== null && toOn < on ? [toOn] : []))
  return ends.toSorted().at(-1) ?? null
}
