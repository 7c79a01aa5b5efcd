import { RuleFields, type CountedBy } from '#shared/contract/rules.ts'
import type { Day } from '#shared/domain/days.ts'
import { relationNamed, type Relation } from '#shared/domain/holder.ts'
import type { z } from 'zod'
import type { RowReader } from '../cells/row-reader.ts'
import { wordKey, yesOrNo } from '../cells/words.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { companionsIn, grantIn, numberIn } from './rule-grants.ts'

/** What a rule names by words that the register has to know. */
export interface RuleWords {
  readonly item: string
  /** Empty: everybody. */
  readonly subject: string
  readonly department: string
  /** Number of a window of the department. */
  readonly window: string
}

/** One row of a list of rules, cleaned; `fields` are whole but for what `RuleWords` name. */
export interface RuleEntry {
  readonly words: RuleWords
  readonly fields: Omit<RuleFields, 'itemId'>
}

/** Cleans a row; what can't be used stands in the reader's lists, and the row is then none. */
export function ruleEntry(reader: RowReader, { unitOfMoney }: SheetLayout): RuleEntry | null {
  const item = reader.words('item')
  if (item === '') reader.refuse('item', 'import/item-missing', '')
  const grant = grantIn(reader, unitOfMoney)
  const companions = companionsIn(reader)
  const relativeMinAge = numberIn(reader, 'relativeMinAge')
  const relativeMaxAge = numberIn(reader, 'relativeMaxAge')
  const days = { fromOn: dayIn(reader, 'fromOn', 'first'), toOn: dayIn(reader, 'toOn', 'last') }
  const { itemId: _none, ...fields } = RuleFields.parse({ itemId: 1, grantKind: 'unlimited' })
  const made = {
    ...fields,
    ...grant,
    countedBy: countedBy(reader),
    companions,
    relations: relationsIn(reader),
    relativeMinAge,
    relativeMaxAge,
    relativeAgeOn: ageDayIn(reader),
    ...seasonIn(reader),
    ...days,
    exclusionGroup: reader.text('exclusionGroup', 40),
    isOnceAcrossCards: onceIn(reader),
    clause: reader.text('clause', 400),
  }
  if (reader.refused.length > 0) return null
  const subject = reader.words('subject')
  return {
    words: {
      item,
      subject: EVERYBODY.test(wordKey(subject)) ? '' : subject,
      department: reader.words('department'),
      window: reader.words('window'),
    },
    fields: made,
  }
}

const EVERYBODY = /^(所有|全部|全体|各类|不限)?(持卡)?(人才|对象|人员|持卡人才?|持卡人员)?$|^(不限|all)$/iu

function countedBy(reader: RowReader): z.infer<typeof CountedBy> {
  const words = wordKey(reader.words('countedBy'))
  if (words === '' || /本人/u.test(words)) return 'holder'
  const found = /家庭/u.test(words) ? 'family' : /家属/u.test(words) ? 'relative' : /卡/u.test(words) ? 'card' : null
  if (found === null) reader.refuse('countedBy', 'import/word-unknown', words.slice(0, 60))
  return found ?? 'holder'
}

function relationsIn(reader: RowReader): Relation[] {
  const words = reader.words('relations')
  if (words === '' || /^(本人|无|不含家属)$/u.test(words)) return []
  const named = /^家(属|人)$/u.test(words) ? ['配偶', '子女', '父母'] : words.split(/[、,，;；/和及]+/u)
  const relations = named.map((one) => relationNamed(wordKey(one)))
  if (relations.includes(null)) reader.refuse('relations', 'import/word-unknown', words.slice(0, 60))
  return [...new Set(relations.filter((one) => one !== null))]
}

const DAY_OF_YEAR = String.raw`(\d{1,2})(?:月|[-./])(?:(\d{1,2})日?)?`
const SEASON = new RegExp(`^每?年?${DAY_OF_YEAR}(?:至|到|[—–~～-]{1,2})${DAY_OF_YEAR}$`, 'u')
const AGE_DAY = new RegExp(`^每?年?${DAY_OF_YEAR}$`, 'u')

/** `3月1日至10月31日`, `03-01~10-31`; a month alone is the whole of it. */
function seasonIn(reader: RowReader): Pick<RuleFields, 'seasonFrom' | 'seasonTo'> {
  const words = wordKey(reader.words('season'))
  if (words === '' || /^(全年|不限)$/u.test(words)) return { seasonFrom: null, seasonTo: null }
  const [, fromMonth = '', fromDay, toMonth = '', toDay] = SEASON.exec(words) ?? []
  const [seasonFrom, seasonTo] = [dayOfYear(fromMonth, fromDay ?? '1'), dayOfYear(toMonth, toDay ?? 'last')]
  if (seasonFrom === null || seasonTo === null) reader.refuse('season', 'import/word-unknown', words.slice(0, 60))
  return { seasonFrom, seasonTo }
}

/** The day of the year on which an age is counted. */
function ageDayIn(reader: RowReader): string | null {
  const words = wordKey(reader.words('relativeAgeOn'))
  if (words === '') return null
  const [, month = '', day = ''] = AGE_DAY.exec(words) ?? []
  const on = dayOfYear(month, day)
  if (on === null) reader.refuse('relativeAgeOn', 'import/word-unknown', words.slice(0, 60))
  return on
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `MM-DD`; a leap day is none, since most years have none. */
function dayOfYear(month: string, day: string): string | null {
  const last = MONTH_DAYS[Number(month) - 1]
  const on = day === 'last' ? last : Number(day)
  if (last === undefined || on === undefined || !(on >= 1 && on <= last)) return null
  return `${month.padStart(2, '0')}-${String(on).padStart(2, '0')}`
}

function onceIn(reader: RowReader): boolean {
  const words = wordKey(reader.words('onceAcrossCards'))
  const said = words === '' ? false : yesOrNo(words)
  if (said === null) reader.refuse('onceAcrossCards', 'import/word-unknown', words.slice(0, 60))
  return said ?? false
}

function dayIn(reader: RowReader, field: 'fromOn' | 'toOn', take: 'first' | 'last'): Day | null {
  const before = reader.warnings.length
  const day = reader.day(field, take)
  // A rule with other days than were meant is another rule.
  reader.refused.push(...reader.warnings.splice(before))
  return day
}
