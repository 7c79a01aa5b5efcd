import type { BaseFigureView, OfficialText, Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { percent } from '#shared/domain/figures/rates.ts'
import { resources, type Language, type Sentences } from '#shared/locales/index.ts'
import { nameIn } from '../names.ts'
import { dayInWords, filled, periodInWords } from './official-words.ts'

export interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}

/** What a text is made from. Null: there is nothing to compare with, or the period itself begins the year. */
export interface TextFacts {
  readonly period: Period
  readonly now: Told
  readonly before: { readonly period: Period; readonly told: Told } | null
  readonly toDate: { readonly period: Period; readonly told: Told } | null
  readonly allTime: { readonly accepted: number; readonly resolved: number }
  readonly bases: readonly BaseFigureView[]
}

/**
 * The figures as a leader reads them. Each number in it is a figure, or a difference or share of figures; what is not known
 * or nothing is left out.
 */
export function officialText(facts: TextFacts, language: Language): OfficialText {
  const writer = new Writer(facts, language)
  const { official } = resources[language]
  const sections = (['requests', 'categories', 'ratings', 'cards', 'allTime'] as const)
    .map((name) => ({ title: official.section[name], paragraphs: writer[name]().filter((text) => text !== '') }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
  return {
    title: filled(official.title, { period: periodInWords(facts.period, official) }),
    sections: sections.map(({ title, paragraphs }, at) => ({
      heading: filled(official.heading, { numeral: [...official.numerals][at] ?? '', title }),
      paragraphs,
    })),
  }
}

type Clause = keyof Sentences['official']['clause']

class Writer {
  readonly #facts: TextFacts
  readonly #language: Language
  readonly #words: Sentences['official']
  readonly #figures: Sentences['summaries']['figure']

  constructor(facts: TextFacts, language: Language) {
    this.#facts = facts
    this.#language = language
    this.#words = resources[language].official
    this.#figures = resources[language].summaries.figure
  }

  requests(): string[] {
    const { period, now, toDate } = this.#facts
    const { requests } = now.summary
    const { comma } = this.#words
    const some = (clause: Clause, count: number) => (count === 0 ? [] : [this.#clause(clause, count)])
    const came = [
      this.#clause('received', requests.received),
      ...some('declined', requests.declined),
      this.#clause('accepted', requests.accepted),
    ]
    const went = [
      ...some('carriedOver', requests.carriedOver),
      [this.#clause('resolved', requests.resolved), ...some('solved', requests.solved)].join(comma),
      ...some('withdrawn', requests.withdrawn),
      [this.#clause('stillOpen', requests.stillOpen), ...some('overdueOpen', requests.overdueOpen)].join(comma),
    ]
    const clauses = [came.join(comma), ...went].join(this.#words.semicolon)
    const known = (clause: Clause, value: number | null) => (value === null ? [] : [this.#clause(clause, value)])
    const rates = [
      ...known('resolvedRate', requests.resolvedRate),
      ...known('onTimeRate', requests.onTimeRate),
      ...some('resolvedLate', now.details.resolvedLate),
      ...known('averageWorkingDays', requests.averageWorkingDays),
      ...known('medianWorkingDays', requests.medianWorkingDays),
    ]
    return [
      this.#sentence(filled(this.#words.inPeriod, { period: periodInWords(period, this.#words), clauses })) +
        this.#sentence(rates.join(comma)),
      this.#compared(),
      toDate === null ? '' : this.#yearToDate(toDate),
    ]
  }

  categories(): string[] {
    const { now } = this.#facts
    const { accepted } = now.summary.requests
    const parts = now.details.byCategory.filter((part) => part.accepted > 0)
    if (parts.length === 0) return []
    // A stable sort: where two are as many, the order of the reference data stands.
    const ranked = parts.toSorted((one, other) => other.accepted - one.accepted)
    const list = ranked.map(({ of, accepted: count }) =>
      filled(this.#words.category, { name: of ? nameIn({ language: this.#language }, of) : '', count }),
    )
    const first = ranked.slice(0, FIRST_CATEGORIES)
    const count = first.reduce((sum, part) => sum + part.accepted, 0)
    const share = filled(this.#words.share, { rank: first.length, count, percent: percent(count, accepted) ?? 0 })
    const all = filled(this.#words.categories, { list: list.join(this.#words.pause) })
    return [this.#sentence(ranked.length > first.length ? all + this.#words.semicolon + share : all)]
  }

  ratings(): string[] {
    const { requests, ratings } = this.#facts.now.summary
    const { ratedByHandler } = this.#facts.now.details
    if (requests.resolved === 0) return []
    const apart = ratedByHandler === 0 ? [] : [this.#clause('ratedByHandler', ratedByHandler)]
    if (ratings.rated === 0) return [this.#sentence([this.#words.unrated, ...apart].join(this.#words.semicolon))]
    const { comma, semicolon } = this.#words
    const clauses = [
      [this.#clause('rated', ratings.rated), this.#clause('responseRate', ratings.responseRate ?? 0)].join(comma),
      [
        this.#clause('satisfied', ratings.satisfied),
        this.#clause('satisfactionRate', ratings.satisfactionRate ?? 0),
      ].join(comma),
      this.#clause('bad', ratings.bad),
      ...apart,
    ]
    return [this.#sentence(clauses.join(semicolon))]
  }

  cards(): string[] {
    const { services, cards } = this.#facts.now.summary
    const { otherwise } = this.#facts.now.details.cards
    const moved = (['issued', 'renewed', 'upgraded', 'replaced', 'expired', 'revoked'] as const)
      .filter((figure) => cards[figure] > 0)
      .map((figure) => this.#clause(figure, cards[figure]))
    const { comma } = this.#words
    const served = [
      this.#clause('peopleServed', services.peopleServed),
      this.#clause('timesServed', services.timesServed),
    ].join(comma)
    const held = [
      this.#clause('cardsAtStart', cards.atStart),
      ...moved,
      ...(otherwise === 0
        ? []
        : [
            filled(otherwise > 0 ? this.#words.otherwise.more : this.#words.otherwise.less, {
              count: Math.abs(otherwise),
            }),
          ]),
      this.#clause('pieces', cards.atEnd),
      this.#clause('people', cards.people),
    ].join(comma)
    return [this.#sentence(served) + this.#sentence(held)]
  }

  allTime(): string[] {
    const { period, allTime, bases } = this.#facts
    const words = resources[this.#language].summaries
    const list = bases.map(({ figure, value, untilOn, source }) =>
      filled(this.#words.base, {
        until: dayInWords(untilOn, this.#words),
        figure: words.base.figure[figure],
        value,
        unit: words.unit[BASE_UNITS[figure]],
        source,
      }),
    )
    const told = filled(this.#words.allTime, { ...allTime, to: dayInWords(period.to, this.#words) })
    const apart = list.length === 0 ? '' : filled(this.#words.bases, { list: list.join(this.#words.semicolon) })
    return [this.#sentence(told), apart === '' ? '' : this.#sentence(apart)]
  }

  #compared(): string {
    const { now, before } = this.#facts
    if (before === null) return ''
    const past = before.told.summary
    const { requests, ratings } = now.summary
    const clauses = [
      this.#countChange(this.#figures.accepted, requests.accepted, past.requests.accepted),
      this.#countChange(this.#figures.resolved, requests.resolved, past.requests.resolved),
      this.#rateChange(this.#figures.onTimeRate, requests.onTimeRate, past.requests.onTimeRate),
      this.#rateChange(this.#figures.satisfactionRate, ratings.satisfactionRate, past.ratings.satisfactionRate),
    ].filter((clause) => clause !== '')
    const period = periodInWords(before.period, this.#words)
    return this.#sentence(filled(this.#words.compared, { period, clauses: clauses.join(this.#words.semicolon) }))
  }

  #yearToDate({ period, told }: { readonly period: Period; readonly told: Told }): string {
    const { requests, services } = told.summary
    const clauses = [
      this.#clause('accepted', requests.accepted),
      this.#clause('resolved', requests.resolved),
      this.#clause('peopleServed', services.peopleServed),
      this.#clause('timesServed', services.timesServed),
    ].join(this.#words.comma)
    return this.#sentence(filled(this.#words.toDate, { period: periodInWords(period, this.#words), clauses }))
  }

  #countChange(name: string, now: number, past: number): string {
    const { change } = this.#words
    const figure = withinSentence(name)
    if (now === past) return filled(change.same, { figure })
    const by = Math.abs(now - past)
    if (past === 0) return filled(change.fromNothing, { figure, by })
    return filled(now > past ? change.more : change.less, { figure, by, percent: percent(by, past) ?? 0 })
  }

  /** In points; nothing where one of the two is not known. */
  #rateChange(name: string, now: number | null, past: number | null): string {
    if (now === null || past === null) return ''
    const { change } = this.#words
    const figure = withinSentence(name)
    const tenths = Math.round(now * 10) - Math.round(past * 10)
    if (tenths === 0) return filled(change.rateSame, { figure })
    return filled(tenths > 0 ? change.rateMore : change.rateLess, { figure, by: Math.abs(tenths) / 10 })
  }

  #clause(clause: Clause, count: number): string {
    return filled(this.#words.clause[clause], { count })
  }

  #sentence(text: string): string {
    return text === '' ? '' : text.slice(0, 1).toUpperCase() + text.slice(1) + this.#words.stop
  }
}

/** A figure's name without the capital that it has where it stands alone. */
function withinSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

const FIRST_CATEGORIES = 3

/** What a figure of the years before counts. */
export const BASE_UNITS = {
  accepted: 'requests',
  resolved: 'requests',
  peopleServed: 'people',
  timesServed: 'times',
  cardsIssued: 'pieces',
} as const satisfies { readonly [F in BaseFigureView['figure']]: keyof Sentences['summaries']['unit'] }
