import type { ImportRow, UsageDefaults } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Usage } from '#shared/domain/entitlements/facts.ts'
import { relationNamed, type Relation } from '#shared/domain/holder.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText, type WorkbookRow } from '#shared/domain/workbook.ts'
import { readItems } from '../../items/queries.ts'
import type { Reader } from '../../ports.ts'
import { maskNumbers } from '../../protected.ts'
import {
  record,
  recordedAs,
  rowOrRefusal,
  usageWords,
  type RecordedUse,
  type UsageFields,
  type UsageWords,
} from '../../usages/commands.ts'
import { RowReader } from '../cells/row-reader.ts'
import { dateOf } from '../cells/days.ts'
import { DAY_HEADING, MONTH_HEADING, SESSION_HEADING } from '../sheet/kinds.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { People, warnOfPhone, type Place } from './people.ts'
import type { JudgeCall, Judged } from './roster.ts'
import { answering, type RowVerdict } from './verdict.ts'
import { usageEntry, type UsageEntry } from './usage-entry.ts'
import { wordKey } from '../cells/words.ts'

/** Judges the rows of a list of uses, each against the ledger and the rows before it. */
export class UsageJudge {
  readonly #people = new People()
  readonly #rows = new Map<string, (UsageWords & Pick<UsageEntry, 'time'> & { readonly place: Place })[]>()
  /** What a trial would have recorded, by holder: what is left for the rows that follow is the same as in the run. */
  readonly #pending = new Map<number, Usage[]>()
  readonly #meant = new Set<number>()
  #count = 0
  readonly #items: ReadonlyMap<string, { readonly id: number; readonly name: string }>
  readonly #names: ReadonlyMap<number, string>
  readonly #defaults: UsageDefaults
  readonly #isTrial: boolean

  constructor(db: Reader, { defaults, isTrial }: { readonly defaults: UsageDefaults; readonly isTrial: boolean }) {
    const items = readItems(db).filter(({ isActive }) => isActive)
    this.#items = new Map(
      items.flatMap(({ id, nameZh, nameEn }) =>
        [nameZh, nameEn].flatMap((name) => (name ? [[itemKey(name), { id, name: nameZh }] as const] : [])),
      ),
    )
    this.#names = new Map(items.map(({ id, nameZh }) => [id, nameZh]))
    this.#defaults = defaults
    this.#isTrial = isTrial
  }

  judge(call: JudgeCall, place: Place, row: WorkbookRow, layout: SheetLayout): Judged {
    const reader = new RowReader(layout, row)
    refuseDayColumns(reader, layout)
    if (isOfSignUps(layout)) reader.refuse('attended', 'import/signed-up-only', layout.title.slice(0, 60))
    const entry = usageEntry(reader, layout, call.today)
    const fields = entry && this.#fields(call, entry, reader, layout)
    const name = (reader.suppliedName ?? cellText(reader.cell('name')).trim()).slice(0, 80)
    const answerRow = answering({ name, about: this.#about(entry) }, reader)
    const answer = (verdict: RowVerdict['verdict'], of: Place | null = null): Judged => ({
      row: answerRow(verdict, { of }),
      cards: 0,
    })
    if (!fields || reader.refused.length > 0) return answer('refused')
    const same = (recorded: UsageWords) => {
      warnOfWords(reader, fields, recorded, { code: 'import/use-on-record', params: {} })
      return answer('same')
    }

    const { holderId, relativeId, itemId, onDay, quantity, amountFen, occasion } = fields
    const apart = occasion === null ? [onDay, quantity, amountFen] : [occasion]
    const key = JSON.stringify([holderId, relativeId, itemId, ...apart])
    const listed = this.#rows.get(key) ?? []
    const { time } = entry
    // What was had twice a day has two times.
    const first = listed.find((one) => occasion !== null || time === null || one.time === null || one.time === time)
    if (first) {
      warnOfWords(reader, fields, first, { code: 'import/said-otherwise', params: { ...first.place } })
      return answer('duplicate', first.place)
    }
    this.#rows.set(key, [...listed, { note: fields.note, handler: fields.handler, time, place }])
    const recorded = occasion === null ? this.#recorded(recordedAs(call.db, fields), time) : undefined
    if (recorded) return same(recorded)
    const cover = rowOrRefusal(call.db, fields, this.#pending.get(holderId))
    if (cover instanceof Refusal) {
      if (cover.code === 'usage/occasion-had') return same(usageWords(call.db, cover.params['usageId'] as number))
      reader.refuse('item', cover.code, this.#names.get(itemId) ?? '', scalars(cover))
      return answer('refused')
    }
    if (this.#isTrial) this.#note({ ...fields, ...cover })
    // A row may hold several people.
    const count = (this.#count += 1)
    const keyOf = (seq: number) => `list/${seq}/${place.sheet}/${place.row}/${count}`
    return { ...answer('new'), apply: ({ db }) => void record(db, { ...fields, idempotencyKey: keyOf(db.seq) }) }
  }

  /** Which of these uses a row means: that of its time, else one of no time that no other row means. */
  #recorded(uses: readonly RecordedUse[], time: string | null): RecordedUse | undefined {
    const ofTime =
      time === null ? undefined : uses.find(({ note }) => note?.split('；').some((part) => part.endsWith(`：${time}`)))
    const meant =
      ofTime ?? uses.find(({ id, note }) => !this.#meant.has(id) && (time === null || !HAS_TIME.test(note ?? '')))
    if (meant) this.#meant.add(meant.id)
    return meant
  }

  /** What is to be recorded; a doubt about person, relative, item or day refuses the row. */
  #fields({ db, today }: JudgeCall, entry: UsageEntry, reader: RowReader, layout: SheetLayout): UsageFields | null {
    const onDay = entry.onDay ?? this.#defaults.onDay ?? dayOfTitle(layout, reader) ?? dayAbove(layout, reader)
    if (onDay === null) reader.refuse('onDay', 'import/day-missing', '')
    else if (onDay > today) reader.refuse('onDay', 'usage/in-future', onDay, { onDay, today })
    const itemId = entry.item === null ? this.#defaults.itemId : (this.#items.get(itemKey(entry.item))?.id ?? null)
    if (itemId === null) {
      reader.refuse('item', entry.item === null ? 'import/item-missing' : 'import/item-unknown', entry.item ?? '', {
        name: entry.item ?? '',
      })
    }
    const { name, cardNumber } = entry
    const byCard = cardNumber === null ? undefined : this.#people.withCard(db, cardNumber)
    if (byCard && (name === null || isMaskOf(name, byCard.name))) reader.supplyName(byCard.name)
    const meant = byCard || name === null ? null : this.#people.meant(db, { ...entry, name }, reader)
    if (meant && entry.identity === null) warnOfPhone(meant, entry.phone, reader)
    const holder = byCard ?? meant
    if (holder === null || onDay === null || itemId === null) return null
    if (name !== null && holder.name !== name && reader.suppliedName === null) {
      reader.refuse('cardNumber', 'import/card-of-another', cardNumber ?? '', { name: holder.name })
      return null
    }
    if (cardNumber !== null && !byCard) reader.warn('cardNumber', 'import/card-unknown', cardNumber)
    const relativeId =
      entry.relative === null || entry.relative === holder.name
        ? null
        : relativeOf(db, holder.id, entry.relative, reader)
    const { quantity, amountFen, note, handler } = entry
    return {
      holderId: holder.id,
      relativeId,
      itemId,
      onDay,
      quantity,
      amountFen,
      cardId: null,
      requestId: null,
      occasion: entry.occasion ?? this.#defaults.occasion,
      note,
      handler,
      idempotencyKey: '',
    }
  }

  #note({ holderId, ...line }: UsageFields & { readonly ruleId: number | null }): void {
    const there = this.#pending.get(holderId) ?? []
    // An id that no line has.
    there.push({ ...line, id: -there.length - 1, kind: 'consumed' })
    this.#pending.set(holderId, there)
  }

  #about(entry: UsageEntry | null): string {
    if (!entry) return ''
    const item = entry.item ?? this.#names.get(this.#defaults.itemId ?? 0) ?? ''
    return [item, entry.occasion ?? this.#defaults.occasion].filter(Boolean).join(' · ').slice(0, 200)
  }
}

const HAS_TIME = /\d[:：点时]/u

/** The ledger of uses is added to, never rewritten: what a row says otherwise of a use that it knows is told. */
function warnOfWords(
  reader: RowReader,
  said: UsageWords,
  recorded: UsageWords,
  { code, params }: Pick<ImportRow['issues'][number], 'code' | 'params'>,
): void {
  for (const field of ['note', 'handler'] as const) {
    const words = said[field]
    if (words !== null && words !== recorded[field]) reader.warn(field, code, maskNumbers(words).slice(0, 60), params)
  }
}

/** Marks under days or sessions are several uses; which of them comes in is the clerk's to say. */
function refuseDayColumns(reader: RowReader, { columns }: SheetLayout): void {
  if (reader.has('onDay')) return
  const [month, ...months] = columns.filter(({ heading }) => MONTH_HEADING.test(heading.normalize('NFKC')))
  if (month && months.length > 0) {
    reader.refuse('onDay', 'import/month-columns', month.heading.slice(0, 60), { heading: month.heading })
    return
  }
  const own = columns.filter(({ field }) => field === 'own')
  for (const [pattern, code] of [
    [DAY_HEADING, 'import/day-columns'],
    [SESSION_HEADING, 'import/session-columns'],
  ] as const) {
    const [first] = own.filter(({ heading }) => pattern.test(heading.normalize('NFKC')))
    if (first) reader.refuse('onDay', code, first.heading.slice(0, 60), { heading: first.heading })
  }
}

/** Whether people said beforehand that they would come, and nothing says that they did. */
function isOfSignUps({ title, columns }: SheetLayout): boolean {
  const attended = columns.find(({ field }) => field === 'attended')
  return /报名(?!.*签到)/u.test(title) && !/签|到|检|训|勤|席/u.test(attended?.heading ?? '')
}

/** The one day that the list's title says, with the nearest year before it: 2026年…（11月5日）. No day until when it holds. */
function dayOfTitle({ title }: SheetLayout, reader: RowReader): Day | null {
  if (/截[至止]|[日号](?:之|以)?前/u.test(title)) return null
  const [, year, month, day] = /^.*(20\d{2})年(?:.*\D)?(\d{1,2})月(\d{1,2})[日号]/u.exec(title) ?? []
  const isOne = (title.match(/[日号](?!码|线)/gu) ?? []).length === 1
  const date = year !== undefined && isOne ? dateOf(`${year}年${month}月${day}日`) : null
  if (date?.precision !== 'day') return null
  reader.repairs.push({ field: 'onDay', heading: null, from: title, to: date.day })
  return date.day
}

/** The day of the line above the headings: 「时间：2026年1月10日下午2:30」. */
function dayAbove({ when }: SheetLayout, reader: RowReader): Day | null {
  const date = dateOf(when)
  if (date?.precision !== 'day') return null
  reader.repairs.push({ field: 'onDay', heading: null, from: when, to: date.day })
  return date.day
}

function itemKey(name: string): string {
  return wordKey(name).toUpperCase()
}

/** 「林*衡」 for 林若衡. */
function isMaskOf(name: string, whole: string): boolean {
  const parts = name.split(/[*＊]+/u)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  return parts.length === 2 && name.length <= whole.length && whole.startsWith(first) && whole.endsWith(last)
}

/** The relative of this name or, where none has it, the only one of this relation. Null for the holder, or a doubt. */
function relativeOf(db: Reader, holderId: number, named: string, reader: RowReader): number | null {
  if (MYSELF.test(named)) return null
  const relatives = db.all<{ id: number; name: string; relation: Relation }>(
    'SELECT id, name, relation FROM relative WHERE holder_id = ? ORDER BY id',
    [holderId],
  )
  const ofName = relatives.filter(({ name }) => plainName(name) === named)
  const meant = ofName.length > 0 ? ofName : relatives.filter(({ relation }) => relation === relationNamed(named))
  const [one, ...others] = meant
  if (one && others.length === 0) return one.id
  reader.refuse('relative', one ? 'import/relative-ambiguous' : 'import/relative-unknown', named, { name: named })
  return null
}

const MYSELF = /^(本人|自己|持卡人|人才本人|self)$/iu

function scalars({ params }: Refusal): { [name: string]: string | number | null } {
  const plain = Object.entries(params).flatMap(([name, value]): [string, string | number | null][] =>
    typeof value === 'string' || typeof value === 'number' || value === null ? [[name, value]] : [],
  )
  return Object.fromEntries(plain)
}
