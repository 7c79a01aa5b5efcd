import type { Item, Level, Rule } from './facts.ts'
import { isTie } from './precedence.ts'

/** What is wrong with a row: a code with a sentence, the field it is about, and what the sentence needs. */
export interface Fault {
  readonly code: `rule/${string}`
  readonly field: keyof Rule
  readonly params: { readonly [name: string]: string | number | null }
}

export interface Known {
  readonly items: readonly Item[]
  readonly levels: readonly Level[]
  readonly schemes: readonly number[]
  /** The rows that a row may say it replaces, with their issuer. */
  readonly others: readonly Rule[]
}

/** What is wrong with one row by itself, the first fault first; nothing for a row that may stand. */
export function faultsOf(rule: Rule, known: Known): Fault[] {
  return [...grantFaults(rule), ...subjectFaults(rule, known), ...kinFaults(rule), ...dateFaults(rule)]
}

/** Pairs of rows between which nothing decides. */
export function tiesOf(rules: readonly Rule[]): (readonly [Rule, Rule])[] {
  return [...Map.groupBy(rules, ({ itemId }) => itemId).values()].flatMap((rows) =>
    rows.flatMap((one, at) =>
      rows.slice(at + 1).flatMap((other) => (isTie(one, other) ? [[one, other] as const] : [])),
    ),
  )
}

function grantFaults(rule: Rule): Fault[] {
  const needed = { unlimited: null, count: 'count', amount: 'ceilingFen', discount: 'discountPercent' } as const
  const field = needed[rule.grantKind]
  const value = field === null ? null : rule[field]
  if (field !== null && value === null) return [{ code: 'rule/grant-missing', field, params: {} }]
  if (field !== null && value !== null && (value < 1 || (field === 'discountPercent' && value > 100)))
    return [{ code: 'rule/grant-out-of-range', field, params: { value } }]
  if (rule.grantKind === 'count' && rule.period === null)
    return [{ code: 'rule/grant-missing', field: 'period', params: {} }]
  if (rule.grantKind === 'amount' && rule.ceilingPer === null)
    return [{ code: 'rule/grant-missing', field: 'ceilingPer', params: {} }]
  if (rule.companions !== null && rule.companions < 0)
    return [{ code: 'rule/grant-out-of-range', field: 'companions', params: { value: rule.companions } }]
  return []
}

function subjectFaults(rule: Rule, { items, levels, schemes, others }: Known): Fault[] {
  const faults: Fault[] = []
  const unknown = (field: keyof Rule, id: number) => faults.push({ code: 'rule/unknown', field, params: { id } })
  const level = levels.find(({ id }) => id === rule.levelId)
  if (!items.some(({ id }) => id === rule.itemId)) unknown('itemId', rule.itemId)
  if (rule.levelId !== null && !level) unknown('levelId', rule.levelId)
  if (rule.schemeId !== null && !schemes.includes(rule.schemeId)) unknown('schemeId', rule.schemeId)
  if (level && rule.schemeId !== null && level.schemeId !== rule.schemeId)
    faults.push({ code: 'rule/level-of-other-scheme', field: 'levelId', params: {} })
  if (rule.replacesRuleId !== null) {
    const replaced = others.find(({ id }) => id === rule.replacesRuleId)
    if (!replaced) unknown('replacesRuleId', rule.replacesRuleId)
    else if (replaced.issuer === rule.issuer || replaced.itemId !== rule.itemId)
      faults.push({ code: 'rule/replaces-wrong-row', field: 'replacesRuleId', params: {} })
  }
  return faults
}

function kinFaults(rule: Rule): Fault[] {
  const { relativeMinAge: min, relativeMaxAge: max, relativeAgeOn, relations } = rule
  const hasAge = min !== null || max !== null
  if (hasAge && relations.length === 0) return [{ code: 'rule/age-without-kin', field: 'relations', params: {} }]
  if (min !== null && max !== null && max < min)
    return [{ code: 'rule/ages-reversed', field: 'relativeMaxAge', params: { min, max } }]
  if (relativeAgeOn !== null && (!hasAge || !isMonthDay(relativeAgeOn)))
    return [{ code: 'rule/day-of-year-invalid', field: 'relativeAgeOn', params: { value: relativeAgeOn } }]
  return []
}

function dateFaults({ seasonFrom, seasonTo, period, fromOn, toOn }: Rule): Fault[] {
  const faults: Fault[] = []
  for (const [field, value] of [
    ['seasonFrom', seasonFrom],
    ['seasonTo', seasonTo],
  ] as const) {
    if (value !== null && !isMonthDay(value))
      faults.push({ code: 'rule/day-of-year-invalid', field, params: { value } })
  }
  if ((seasonFrom === null) !== (seasonTo === null))
    faults.push({ code: 'rule/season-incomplete', field: seasonFrom === null ? 'seasonFrom' : 'seasonTo', params: {} })
  if (period === 'season' && seasonFrom === null && seasonTo === null)
    faults.push({ code: 'rule/season-incomplete', field: 'seasonFrom', params: {} })
  if (fromOn !== null && toOn !== null && toOn < fromOn)
    faults.push({ code: 'rule/ends-before-it-begins', field: 'toOn', params: { fromOn, toOn } })
  return faults
}

/** `MM-DD` of a day that every year has. */
function isMonthDay(text: string): boolean {
  const day = new Date(`2023-${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(5, 10) === text
}
