import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BaseFigure } from '#shared/contract/summaries.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { officialText, type TextFacts, type Told } from './official-text.ts'
import { textFacts } from './report.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const PERIOD = { from: '2026-03-01', to: '2026-11-20' }
const textOf = (facts: TextFacts, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const { title, sections } = officialText(facts, language)
  return [title, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n')
}

describe('an official text', () => {
  it('says the days without zeroes and blanks when the period lies within a year', () => {
    const text = textOf(textFacts(call(), PERIOD))
    expect(text).toContain('2026年3月1日至11月20日')
    expect(text).not.toMatch(/\d[ 　]|[ 　]\d/u)
    expect(textOf(textFacts(call(), { from: '2025-12-01', to: '2026-01-31' }))).toContain(
      '2025年12月1日至2026年1月31日',
    )
  })

  it('compares with nothing and rates nothing when nothing was done', () => {
    const text = textOf(textFacts(call(), PERIOD))
    expect(text).not.toContain('上年同期')
    expect(text).not.toContain('%')
    expect(text).not.toContain('评价')
    expect(text).toContain('收到人才诉求0件，受理0件；办结0件；期末在办0件。')
  })

  it('neither compares nor adds up the year when the period is longer than it', () => {
    const { id: holderId } = desk.holders.register({ fields: { name: '林若衡' } })
    const fields = { subject: 'holder', holderId, itemId: 4122, content: '咨询' } as const
    for (const receivedOn of ['2025-02-10', '2026-02-10']) {
      desk.requests.record({ fields: { ...fields, receivedOn }, accept: true })
    }
    const told = (from: string) => textOf(textFacts(call(), { from, to: '2026-03-01' }))
    expect(told('2026-02-01')).toMatch(/与上年同期[^]*，累计受理1件/)
    expect(told('2024-06-01')).not.toMatch(/上年同期|，累计受理/)
  })

  it('names a figure of the years before apart with its source when one is written down', () => {
    const fields = { figure: 'accepted', value: 487, untilOn: '2025-12-31', source: '原台账' } as const
    desk.summaries.saveBase({ fields })
    desk.clock.at = '2026-11-20T01:00:00.000Z'
    const { text, allTime, bases } = desk.summaries.report(PERIOD)
    expect(allTime).toEqual({ accepted: 0, resolved: 0 })
    expect(bases).toMatchObject([fields])
    expect(text.sections.at(-1)?.paragraphs).toEqual([
      '截至2026年11月20日，本系统登记的诉求累计受理0件、办结0件。',
      '本系统启用前的历史数据另列，不并入以上各数：截至2025年12月31日，受理487件（来源：原台账）。',
    ])
  })

  it.each(['zh-CN', 'en'] as const)('states no number that is no figure when the figures are any (%s)', (language) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = (textOf(facts, language).match(/\d+(\.\d+)?/g) ?? []).map(Number)
        const known = knownNumbers(facts)
        expect(said.filter((number) => !known.has(number))).toEqual([])
      }),
    )
  })

  it('begins no clause with a capital when it compares in English', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const compared = /^Beside .*$/m.exec(textOf(facts, 'en'))?.[0] ?? ''
        expect(compared).not.toMatch(/[:;] [A-Z]/)
      }),
    )
  })

  it('states each figure in its own words when the figures are any', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const text = textOf(facts)
        const { requests, services, cards } = facts.now.summary
        expect(text).toContain(`收到人才诉求${requests.received}件`)
        expect(text).toContain(`受理${requests.accepted}件`)
        expect(text).toContain(`办结${requests.resolved}件`)
        expect(text).toContain(`期末在办${requests.stillOpen}件`)
        expect(text).toContain(`服务人才${services.peopleServed}人，服务${services.timesServed}人次`)
        expect(text).toContain(`期末持卡${cards.atEnd}张，持卡人才${cards.people}人`)
        const { otherwise } = facts.now.details.cards
        expect(text.includes(`其他${otherwise > 0 ? '增加' : '减少'}${Math.abs(otherwise)}张`)).toBe(otherwise !== 0)
        expect(text.includes(`，按期办结率${requests.onTimeRate}%`)).toBe(
          requests.onTimeRate !== null && requests.resolvedRate !== null,
        )
        const past = facts.before?.told.summary.requests.accepted
        if (past !== undefined && past > 0 && requests.accepted > past) {
          expect(text).toContain(`受理增加${requests.accepted - past}件、增长`)
        }
      }),
    )
  })
})

function call() {
  return { db: desk.store.reader, history: desk.store.history }
}

const count = fc.integer({ min: 0, max: 9_999 })
const rate = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  { nil: null },
)
const anyTold: fc.Arbitrary<Told> = fc
  .record({
    counts: fc.array(count, { minLength: 24, maxLength: 24 }),
    rates: fc.array(rate, { minLength: 6, maxLength: 6 }),
    categories: fc.array(count, { maxLength: 6 }),
  })
  .map(({ counts, rates, categories }) => {
    const next = () => counts.shift() ?? 0
    const share = () => rates.shift() ?? null
    return {
      summary: {
        period: PERIOD,
        requests: {
          received: next(),
          declined: next(),
          carriedOver: next(),
          accepted: categories.reduce((sum, one) => sum + one, 0),
          withdrawn: next(),
          resolved: next(),
          solved: next(),
          stillOpen: next(),
          overdueOpen: next(),
          resolvedOnTime: next(),
          onTimeRate: share(),
          resolvedRate: share(),
          averageWorkingDays: share(),
          medianWorkingDays: share(),
          byCategory: [],
          byDepartment: [],
          byLevel: [],
          byMonth: [],
        },
        ratings: { rated: next(), satisfied: next(), bad: next(), responseRate: share(), satisfactionRate: share() },
        services: { peopleServed: next(), timesServed: next() },
        cards: {
          people: next(),
          pieces: next(),
          atStart: next(),
          issued: next(),
          renewed: next(),
          upgraded: next(),
          replaced: next(),
          expired: next(),
          revoked: next(),
          atEnd: next(),
          byScheme: [],
        },
      },
      details: {
        byCategory: categories.map((accepted, at) => ({
          of: { id: at, nameZh: '甲乙丙丁戊己'[at] ?? '庚', nameEn: 'ABCDEF'[at] ?? 'G' },
          accepted,
          resolved: 0,
          overdue: 0,
          averageWorkingDays: null,
          medianWorkingDays: null,
          rated: 0,
          satisfied: 0,
          satisfactionRate: null,
        })),
        byDepartment: [],
        byLevel: [],
        byItem: [],
        byMonth: [],
        byChannel: [],
        byStaff: [],
        byResult: [],
        byGrade: [],
        categoryMonths: [],
        resolvedLate: next(),
        overdue: 0,
        ratedByHandler: next(),
        cards: { otherwise: 0, byLevel: [] },
      },
    }
  })

const anyFacts: fc.Arbitrary<TextFacts> = fc
  .record({
    now: anyTold,
    before: fc.option(anyTold, { nil: null }),
    toDate: fc.option(anyTold, { nil: null }),
    allTime: fc.record({ accepted: count, resolved: count }),
    bases: fc.array(count, { maxLength: 2 }),
  })
  .map(({ now, before, toDate, allTime, bases }) => ({
    period: PERIOD,
    now,
    before: before && { period: { from: '2025-03-01', to: '2025-11-20' }, told: before },
    toDate: toDate && { period: { from: '2026-01-01', to: '2026-11-20' }, told: toDate },
    allTime,
    bases: bases.map((value, at) => ({
      id: at + 1,
      seq: 1,
      figure: 'accepted' as BaseFigure,
      value,
      untilOn: '2025-12-31',
      source: '原台账',
    })),
  }))

/** Every figure, and what may be reckoned from two of them; the numbers of days and headings. */
function knownNumbers({ now, before, toDate, allTime, bases }: TextFacts): Set<number> {
  const days = [2025, 2026, 1, 3, 11, 12, 20, 31]
  const headings = [1, 2, 3, 4, 5]
  const figures = (told: Told | undefined) =>
    told
      ? [told.summary.requests, told.summary.ratings, told.summary.services, told.summary.cards, told.details].flatMap(
          (part) => Object.values(part).filter((value) => typeof value === 'number'),
        )
      : []
  const { requests, ratings } = now.summary
  const past = before?.told.summary
  const pairs: [number | null, number | null][] = past
    ? [
        [requests.accepted, past.requests.accepted],
        [requests.resolved, past.requests.resolved],
        [requests.onTimeRate, past.requests.onTimeRate],
        [ratings.satisfactionRate, past.ratings.satisfactionRate],
      ]
    : []
  const changes = pairs.flatMap(([one, other]) => {
    if (one === null || other === null) return []
    const by = Math.round(Math.abs(one - other) * 10) / 10
    return [by, Math.round((by * 1000) / other) / 10]
  })
  const categories = now.details.byCategory.map(({ accepted }) => accepted).toSorted((one, other) => other - one)
  const first = categories.slice(0, 3).reduce((sum, one) => sum + one, 0)
  const share = Math.round((first * 1000) / requests.accepted) / 10
  return new Set([
    ...days,
    ...headings,
    ...figures(now),
    ...figures(before?.told),
    ...figures(toDate?.told),
    ...changes,
    ...categories,
    first,
    share,
    allTime.accepted,
    allTime.resolved,
    ...bases.map(({ value }) => value),
  ])
}
