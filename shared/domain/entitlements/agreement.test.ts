import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slowEntitlements } from '../../../tests/fixtures/slow-entitlements.ts'
import { daysLater } from '../days.ts'
import { entitlementsOf } from './entitlements.ts'
import type { EntitlementFacts, Rule } from './facts.ts'

/** Days around which things begin and end, so that they meet. */
const day = fc.oneof(
  fc.constantFrom('2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2024-08-31', '2024-09-01'),
  fc.integer({ min: 0, max: 1200 }).map((days) => daysLater('2023-01-01', days)),
)
/** Given once in so many times, else null. */
const oneIn = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const maybe = <T>(value: fc.Arbitrary<T>) => oneIn(2, value)
const dated = fc
  .tuple(oneIn(3, day), oneIn(3, day))
  .map(([one, other]) =>
    one !== null && other !== null && other < one ? { fromOn: other, toOn: one } : { fromOn: one, toOn: other },
  )
const monthDay = fc.constantFrom('01-01', '02-29', '03-01', '06-15', '08-31', '11-01', '12-31')
// A season is bounded by days that every year has.
const seasonDay = monthDay.map((text) => (text === '02-29' ? '02-28' : text))
const season = oneIn(3, fc.tuple(seasonDay, seasonDay))
const relation = fc.constantFrom('spouse', 'child', 'parent')
const scheme = fc.constantFrom(1, 2)
const level = fc.constantFrom(11, 12, 21, 22)
const item = fc.constantFrom(1, 1, 1, 2, 2, 3, 4)
const group = maybe(fc.constantFrom('housing', 'leave'))

const rules = fc
  .array(
    fc
      .record({
        issuer: fc.constantFrom('city', 'district'),
        itemId: item,
        holderId: oneIn(8, fc.constantFrom(100, 100, 101)),
        employerId: oneIn(6, fc.constantFrom(50, 51)),
        levelId: maybe(level),
        schemeId: oneIn(3, scheme),
        districtCode: oneIn(3, fc.constantFrom('500241', '500241', '500106')),
        grantKind: fc.constantFrom('unlimited', 'count', 'count', 'amount', 'discount'),
        count: fc.integer({ min: 1, max: 3 }),
        period: maybe(fc.constantFrom('calendar-year', 'card-year', 'school-year', 'season', 'month', 'lifetime')),
        countedBy: fc.constantFrom('holder', 'family', 'relative', 'card'),
        ceilingFen: fc.integer({ min: 1, max: 300 }),
        ceilingPer: fc.constantFrom('use', 'month', 'all'),
        discountPercent: fc.integer({ min: 1, max: 5 }),
        relations: fc.oneof(fc.constant([]), fc.uniqueArray(relation, { minLength: 1, maxLength: 2 })),
        relativeMinAge: maybe(fc.integer({ min: 0, max: 8 })),
        relativeMaxAge: maybe(fc.integer({ min: 4, max: 12 })),
        relativeAgeOn: maybe(monthDay),
        exclusionGroup: group,
        isOnceAcrossCards: fc.constantFrom(false, false, false, true),
        replacesRuleId: oneIn(5, fc.integer({ min: 1, max: 8 })),
      })
      .chain((rule) =>
        fc.tuple(dated, season).map(([dates, months]) => ({
          ...rule,
          ...dates,
          seasonFrom: months?.[0] ?? null,
          seasonTo: months?.[1] ?? null,
        })),
      ),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(
      (row, at) =>
        ({
          ...row,
          id: at + 1,
          companions: null,
          departmentId: null,
          windowId: null,
          clause: null,
          provenance: 'office',
        }) as Rule,
    ),
  )

const numbered = <T extends object>(rows: readonly T[]) => rows.map((row, at) => ({ id: at + 1, ...row }))

const facts: fc.Arbitrary<EntitlementFacts> = fc.record({
  holderId: fc.constant(100),
  districtCode: fc.constant('500241'),
  items: fc.tuple(group, group, group, group).map((groups) =>
    (['count', 'amount', 'discount', 'none'] as const).map((comparator, at) => ({
      id: at + 1,
      unit: 'times' as const,
      comparator,
      departmentId: null,
      exclusionGroup: groups[at] ?? null,
    })),
  ),
  rules,
  levels: fc.constant([
    { id: 11, schemeId: 1, rank: 1 },
    { id: 12, schemeId: 1, rank: 2 },
    { id: 21, schemeId: 2, rank: 1 },
    { id: 22, schemeId: 2, rank: 2 },
  ]),
  recognitions: fc
    .array(fc.tuple(level, dated), { maxLength: 3 })
    .map((rows) => numbered(rows.map(([levelId, dates]) => ({ levelId, ...dates })))),
  enrolments: fc
    .array(fc.tuple(scheme, dated), { maxLength: 2 })
    .map((rows) => numbered(rows.map(([schemeId, dates]) => ({ schemeId, ...dates })))),
  cards: fc
    .array(fc.tuple(level, dated), { maxLength: 3 })
    .map((rows) => numbered(rows.map(([levelId, dates]) => ({ levelId, ...dates })))),
  stops: fc
    .array(fc.tuple(scheme, fc.constantFrom('suspended', 'revoked'), dated), { maxLength: 1 })
    .map((rows) => rows.map(([schemeId, kind, dates]) => ({ schemeId, kind: kind as 'suspended', ...dates }))),
  employments: fc
    .array(fc.tuple(fc.constantFrom(50, 51), dated), { maxLength: 2 })
    .map((rows) => rows.map(([employerId, dates]) => ({ employerId, ...dates }))),
  relatives: fc
    .array(fc.tuple(relation, maybe(fc.integer({ min: 0, max: 5000 }))), { minLength: 2, maxLength: 2 })
    .map((rows) =>
      numbered(
        rows.map(([relation, age]) => ({
          relation: relation as 'child',
          bornOn: age === null ? null : daysLater('2025-02-28', -age),
        })),
      ),
    ),
  usages: fc
    .array(
      fc.record({
        itemId: item,
        relativeId: maybe(fc.constantFrom(1, 2)),
        cardId: maybe(fc.constantFrom(1, 2, 3)),
        ruleId: maybe(fc.integer({ min: 1, max: 8 })),
        onDay: day,
        kind: fc.constantFrom('reserved', 'consumed', 'consumed', 'consumed', 'freed', 'reversed'),
        quantity: fc.integer({ min: 1, max: 2 }),
        amountFen: maybe(fc.integer({ min: 1, max: 200 })),
      }),
      { maxLength: 14 },
    )
    .map((rows) => numbered(rows) as EntitlementFacts['usages']),
})

describe('what may be had', () => {
  it('is what a slow evaluator of the same words says when holders, rules and days are made up', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(facts, day, (made, on) => {
        const answers = entitlementsOf(made, on).map(
          ({ itemId, relativeId, verdict, left, opensOn, winner, alternatives, beaten }) => {
            seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
            return { itemId, relativeId, verdict, left, opensOn, winner, alternatives, beaten }
          },
        )
        expect(answers).toEqual(slowEntitlements(made, on))
      }),
      { numRuns: 5000 },
    )
    // A run that never reaches a verdict would prove nothing of it.
    for (const verdict of ['available', 'used-up', 'not-yet-open', 'closed', 'not-applicable', 'blocked'])
      expect(seen.get(verdict) ?? 0, verdict).toBeGreaterThan(50)
  }, 300_000)
})
