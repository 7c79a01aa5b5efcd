import type { Day } from '#shared/domain/days.ts'
import type { Grade } from '#shared/domain/ratings.ts'
import type { Channel, RequestResult } from '#shared/domain/requests.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText } from '#shared/domain/workbook.ts'
import { arabic } from '../cells/days.ts'
import { EMPLOYER_ENDS } from '../cells/employers.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { fieldNamed, headingKey } from '../sheet/headings.ts'
import { isTick } from '../sheet/ticks.ts'
import { outcomeOfSteps } from '../cells/steps.ts'
import { categoryCodeOf, channelOf, gradeOf, gradeOfAnswer, outcomeOf } from '../cells/words.ts'

/** One row of a ledger of requests, cleaned. */
export interface LedgerEntry {
  /** Whose request it is; null where the ledger names only an employer. */
  readonly name: string | null
  readonly identity: string | null
  readonly phone: string | null
  readonly employer: string | null
  readonly number: string | null
  readonly receivedOn: Day
  readonly acceptedOn: Day | null
  readonly category: string
  /** What was asked for, in its own words. */
  readonly said: string
  /** The same with what stands beside it. */
  readonly content: string
  readonly channel: Channel
  readonly departments: readonly string[]
  readonly promisedDays: number | null
  readonly isOpen: boolean
  readonly result: RequestResult | null
  readonly outcomeRaw: string | null
  readonly resolvedOn: Day | null
  readonly grade: Grade | null
  /** The same in its own words; they may be no grade. */
  readonly rated: string
  readonly specialist: string | null
  readonly people: number
}

export const CONTENT_LIMIT = 2000

/** Cleans a row; null where it can't be a request. What can't be used stands in the reader's lists. */
export function ledgerEntry(reader: RowReader, today: Day): LedgerEntry | null {
  const receivedOn = neededDay(reader, 'receivedOn', today)
  const acceptedOn = acceptedIn(reader, receivedOn)
  const written = plainName(cellText(reader.cell('name')))
  const isEmployer = ORGANISATION.test(written)
  const employer = isEmployer ? written.slice(0, 120) : reader.text('employer', 120)
  const name = isEmployer || (written === '' && employer !== null) ? null : reader.name()
  const identity = reader.identity('', today)?.number ?? null
  // It only helps to find the person; without it the name has to do.
  reader.letIdentityFollow()
  const category = reader.words('category')
  const number = reader.number('number', 60)
  const end = endOf(reader, receivedOn, today)
  const channel = channelIn(reader)
  const promisedDays = promisedOf(reader)
  const people = peopleOf(reader)
  const phone = reader.phone()
  const said = reader.text('content', Infinity) ?? category
  const content = contentOf(reader, said, name === null)
  if (content === '') reader.refuse('content', 'import/content-missing', '')
  if (receivedOn === null || content === '' || (name === null && employer === null)) return null
  return {
    name,
    identity,
    phone,
    employer,
    number,
    receivedOn,
    acceptedOn,
    category,
    said: said.slice(0, CONTENT_LIMIT),
    content,
    channel,
    departments: departmentsOf(reader),
    promisedDays,
    ...end,
    specialist: plainName(reader.text('specialist', 80) ?? '') || null,
    people,
  }
}

/** Employers ask for services, too, and stand where people's names do. */
const ORGANISATION = new RegExp(`^.{2,}(?:${EMPLOYER_ENDS}|企业)$`, 'u')

/** A day without which the row says nothing. */
function neededDay(reader: RowReader, field: 'receivedOn', today: Day): Day | null {
  const raw = cellText(reader.cell(field)).trim()
  const day = reader.day(field, 'day')
  if (raw === '') reader.refuse(field, 'import/day-missing', '')
  // What a warning would be elsewhere leaves nothing to come in with here.
  else if (day === null) reader.refused.push(...reader.warnings.splice(-1))
  else if (day > today) reader.refuse(field, 'request/day-in-future', raw, { on: day, today })
  else return day
  return null
}

/** Nothing is accepted before it was received. */
function acceptedIn(reader: RowReader, receivedOn: Day | null): Day | null {
  const day = reader.day('acceptedOn', 'day')
  if (day === null || receivedOn === null || day >= receivedOn) return day
  reader.warn('acceptedOn', 'import/accepted-before-received', day, { receivedOn })
  return null
}

/** What was asked for, and behind it what matches no field: nothing of a ledger is dropped. */
function contentOf(reader: RowReader, said: string, isOfEmployer: boolean): string {
  if (said === '') return ''
  const note = reader.text('note', Infinity)
  const rating = reader.words('grade')
  const rated = gradeOf(rating) === null && gradeOf(firstOf(rating)) !== null ? reader.under(['grade']) : []
  const more = [
    ...(note === null ? [] : [`备注：${note}`]),
    // Whom to call at an employer or a department no other place says.
    ...[
      ...rated,
      ...(isOfEmployer ? reader.under(['phone']) : []),
      ...reader
        .under(['department'])
        .filter(({ value }) => value.split(/[、,，;；/\n]/u).some((one) => NOTED.test(one))),
    ].map(({ name, value }) => `${name}：${value}`),
    ...reader.spare(),
  ]
  const content = [said, ...more].join('\n')
  if (content.length > CONTENT_LIMIT) {
    reader.warn('content', 'import/note-too-long', content.slice(0, 60), { max: CONTENT_LIMIT })
  }
  return content.slice(0, CONTENT_LIMIT)
}

type End = Pick<LedgerEntry, 'isOpen' | 'result' | 'outcomeRaw' | 'resolvedOn' | 'grade' | 'rated'>

function endOf(reader: RowReader, receivedOn: Day | null, today: Day): End {
  const raw = cellText(reader.cell('resolvedOn')).trim()
  const outcomeRaw = reader.text('outcome', CONTENT_LIMIT)
  const meant = outcomeIn(reader, outcomeRaw)
  const resolvedOn = sameDay(reader, receivedOn) ?? reader.day('resolvedOn', 'day')
  if (meant === null && outcomeRaw !== null) reader.warn('outcome', 'import/word-unknown', outcomeRaw.slice(0, 60))
  const { grade, rated } = ratingOf(reader)
  // A list that says nothing of an end but how it was rated.
  const isRatedOnly = isRated(reader) && !reader.has('outcome') && !reader.has('resolvedOn')
  const isUnsolved = meant === 'unsolved'
  const isOpen = meant === 'open' || ((meant === null || isUnsolved) && resolvedOn === null && !isRatedOnly)
  if (isUnsolved && !isOpen) reader.warn('outcome', 'import/unsolved-why', outcomeRaw?.slice(0, 60) ?? '')
  if (isOpen && resolvedOn !== null) reader.warn('resolvedOn', 'import/open-but-resolved', raw)
  if (!isOpen && resolvedOn === null && raw === '') reader.warn('resolvedOn', 'import/resolved-day-unknown', raw)
  if (resolvedOn !== null && receivedOn !== null && resolvedOn < receivedOn) {
    reader.refuse('resolvedOn', 'import/resolved-before-received', raw, { receivedOn, resolvedOn })
  }
  if (resolvedOn !== null && resolvedOn > today)
    reader.refuse('resolvedOn', 'request/day-in-future', raw, { on: resolvedOn, today })
  if (isOpen && grade !== null) reader.warn('grade', 'import/rated-while-open', rated)
  if (isOpen) return { isOpen, result: null, outcomeRaw, resolvedOn: null, grade: null, rated }
  return { isOpen, result: isUnsolved ? null : meant, outcomeRaw, resolvedOn, grade, rated }
}

/** 「当日」, or 「当场办结」 where no other day is said. */
function sameDay(reader: RowReader, receivedOn: Day | null): Day | null {
  const [raw, outcome] = (['resolvedOn', 'outcome'] as const).map((field) => cellText(reader.cell(field)).trim())
  const isSaid = raw === '' ? ON_THE_SPOT.test(outcome ?? '') : SAME_DAY.test(raw ?? '')
  if (receivedOn === null || !isSaid) return null
  reader.repair('resolvedOn', raw || (outcome ?? ''), receivedOn)
  return receivedOn
}

const SAME_DAY = /^(当[日天场]|同日)(办结|办理|答复)?$/u
const ON_THE_SPOT = /^当[场日天]即?(办结|办理|解决|答复)[。.]?$/u

/**
 * What the words of the outcome mean, and columns beside them: 「是否办结」 and 「办理状态」 decide whether it is one. A further
 * one that says otherwise is told.
 */
function outcomeIn(reader: RowReader, said: string | null): ReturnType<typeof outcomeOf> {
  const others = reader.own().filter(({ heading }) => fieldNamed('requests', heading) === 'outcome')
  const all = [{ heading: reader.headingOf('outcome') ?? '', text: said ?? '' }, ...others].map((one) => {
    const isStanding = /^是否|状态|销号/u.test(headingKey(one.heading))
    return { ...one, isStanding, meaning: outcomeUnder(one) }
  })
  const standing = all.find(({ isStanding, meaning }) => isStanding && meaning !== null)?.meaning ?? null
  const [words = null, ...further] = all.filter(({ isStanding }) => !isStanding).map(({ meaning }) => meaning)
  if (standing !== null) return standing === 'solved' && words !== null && words !== 'open' ? words : standing
  const other = further.find((meaning) => meaning !== null && (meaning === 'open') !== (words === 'open'))
  if (words !== null && other !== undefined) reader.warn('outcome', 'import/outcomes-differ', said?.slice(0, 60) ?? '')
  return words
}

/** A tick says what its heading does: 「办理中」. */
function outcomeUnder({
  heading,
  text,
}: {
  readonly heading: string
  readonly text: string
}): ReturnType<typeof outcomeOf> {
  if (isTick(text)) return outcomeOf(heading) ?? outcomeOf(text)
  const last = outcomeOfSteps(text)
  return last === undefined ? outcomeOf(text) : last
}

function ratingOf(reader: RowReader): Pick<LedgerEntry, 'grade' | 'rated'> {
  if (!reader.has('grade')) return ratingAfterwards(reader)
  const rated = reader.words('grade')
  if (!isRated(reader)) return { grade: null, rated }
  const isAnswer = /^是否(?!不).*满意/u.test(headingKey(reader.headingOf('grade') ?? ''))
  const grade = gradeOf(rated) ?? (isAnswer ? gradeOfAnswer(rated) : null) ?? gradeOf(firstOf(rated))
  if (grade === null) reader.warn('grade', 'import/grade-unclear', rated.slice(0, 60))
  return { grade, rated }
}

/** What was said when somebody called back, where nothing else rates. */
function ratingAfterwards(reader: RowReader): Pick<LedgerEntry, 'grade' | 'rated'> {
  const said = reader.own().find(({ heading, text }) => /回访|反馈/u.test(heading) && /满意/u.test(text))
  return said ? { grade: gradeOf(said.text), rated: said.text } : { grade: null, rated: '' }
}

/** 「不满意，效率低」 and 「满意（回访）」 begin with the grade; of 「满意、不满意」 none was chosen. */
function firstOf(words: string): string {
  const [first = '', ...others] = words.split(/[，,、；;。（(]/u)
  return others.some((word) => gradeOf(word) !== null) ? '' : first
}

function isRated(reader: RowReader): boolean {
  return !/^$|^(未评价?|未回访|暂未评价|无|-+|\/)$/u.test(reader.words('grade'))
}

/** 「县教委（牵头）」. */
const ROLE =
  /\s*[(（](?:牵头|主办|主责|配合|协办|协助|会办|责任|承办)(?:单位|部门)?[)）]|^(?:牵头|主办|主责|配合|协办|责任|承办)(?:单位|部门)?\s*[:：]\s*/gu

/** 「县教委（李科长 76660000）」. */
const NOTED = /[(（][^()（）]*\d{5}[^()（）]*[)）]$/u

function departmentsOf(reader: RowReader): string[] {
  const names = (reader.text('department', 300) ?? '')
    .split(/[、,，;；/\n+＋&＆]+|(?<=[局委办部院厅会中心])\s*(?:\s|和|与|及|会同)\s*(?=[县区市])/u)
    .map((name) => name.replace(ROLE, '').replace(NOTED, '').trim())
  return [...new Set(names.filter((name) => name !== ''))].map((name) => name.slice(0, 80))
}

function channelIn(reader: RowReader): Channel {
  const words = reader.words('channel')
  const channel = channelOf(words)
  if (channel === null && words !== '') reader.warn('channel', 'import/word-unknown', words.slice(0, 60))
  return channel ?? 'other'
}

/** `5`, `5个工作日`, `五日内`. */
function promisedOf(reader: RowReader): number | null {
  const words = reader.words('promisedDays')
  if (words === '') return null
  const days = Number(/^[≤<]?(\d{1,3})(?:\.0)?(?:个?工作日|天|日)?(?:以?内)?$/u.exec(arabic(words))?.[1])
  if (days >= 1 && days <= 400) return days
  reader.warn('promisedDays', 'import/word-unknown', words.slice(0, 60))
  return null
}

function peopleOf(reader: RowReader): number {
  const words = reader.words('people')
  if (words === '') return 1
  const people = Number(/^(\d{1,5})(?:\.0)?人?次?$/u.exec(words)?.[1])
  if (people >= 1) return people
  reader.warn('people', 'import/word-unknown', words.slice(0, 60))
  return 1
}

/** The code of the category that a word or, failing that, the content speaks of. */
export function likelyCategory({ category, content }: Pick<LedgerEntry, 'category' | 'content'>): string | null {
  return categoryCodeOf(category) ?? (category === '' ? categoryCodeOf(content) : null)
}
