import type { Day } from '#shared/domain/days.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { RowReader } from './cleaning.ts'
import { wordKey, yesOrNo } from './words.ts'

/** One row of a list of uses, cleaned; null where the list doesn't say. */
export interface UsageEntry {
  readonly name: string
  readonly identity: string | null
  readonly phone: string | null
  readonly employer: string | null
  readonly cardNumber: string | null
  /** A relative's name or relation. */
  readonly relative: string | null
  readonly item: string | null
  readonly occasion: string | null
  readonly onDay: Day | null
  readonly quantity: number
  readonly amountFen: number | null
  readonly handler: string | null
  readonly note: string | null
}

/** Cleans a row; what can't be used stands in the reader's lists. */
export function usageEntry(reader: RowReader, today: Day): UsageEntry | null {
  const name = reader.name()
  const identity = reader.identity('', today)?.number ?? null
  // It only helps to find the person; without it the name has to do.
  reader.letIdentityFollow()
  const onDay = dayIn(reader, today)
  const quantity = quantityIn(reader)
  const amountFen = amountIn(reader)
  refuseAbsent(reader)
  if (name === null || quantity === null || reader.refused.length > 0) return null
  return {
    name,
    identity,
    phone: reader.phone(),
    employer: reader.text('employer', 120).text,
    cardNumber: reader.words('cardNumber') || null,
    relative: plainName(cellText(reader.cell('relative'))) || null,
    item: reader.words('item') || null,
    occasion: reader.text('occasion', 80).text,
    onDay,
    quantity,
    amountFen,
    handler: reader.text('handler', 80).text,
    note: noteOf(reader),
  }
}

const NOTE_LIMIT = 2000

/** The remark, and behind it what matches no field: nothing of a list is dropped. */
function noteOf(reader: RowReader): string | null {
  const { text } = reader.text('note', NOTE_LIMIT)
  const parts = [...(text === null ? [] : [text]), ...reader.spare()]
  return parts.length === 0 ? null : parts.join('；').slice(0, NOTE_LIMIT)
}

/** A day that can't be read leaves nothing to be recorded. */
function dayIn(reader: RowReader, today: Day): Day | null {
  const raw = cellText(reader.cell('onDay')).trim()
  const day = reader.day('onDay', 'day')
  if (raw !== '' && day === null) reader.refused.push(...reader.warnings.splice(-1))
  if (day !== null && day > today) reader.refuse('onDay', 'usage/in-future', raw, { onDay: day, today })
  return day
}

/** `2`, `2次`, `2人次`. */
function quantityIn(reader: RowReader): number | null {
  const words = reader.words('quantity')
  if (words === '') return 1
  const quantity = Number(/^(\d{1,4})(?:\.0)?(人?次|份|张|个|套|人)?$/u.exec(wordKey(words))?.[1])
  if (quantity >= 1 && quantity <= 1000) return quantity
  reader.refuse('quantity', 'import/word-unknown', words.slice(0, 60))
  return null
}

/** `1200`, `1,200.50元`, `0.12万元`; in fen. */
function amountIn(reader: RowReader): number | null {
  const words = reader.words('amount')
  if (words === '') return null
  const [, figures, unit] = /^[¥￥]?(\d[\d,]*(?:\.\d+)?)(万?元)?$/u.exec(wordKey(words)) ?? []
  const fen = figures === undefined ? 0 : Number(figures.replaceAll(',', '')) * (unit === '万元' ? 1_000_000 : 100)
  if (fen >= 1 && Number.isSafeInteger(Math.round(fen))) return Math.round(fen)
  reader.refuse('amount', 'import/amount-unclear', words.slice(0, 60))
  return null
}

/** Who has not signed was not there. */
function refuseAbsent(reader: RowReader): void {
  if (!reader.has('attended')) return
  const words = reader.words('attended')
  const isAbsent = words === '' || yesOrNo(words) === false || ABSENT.test(wordKey(words))
  if (isAbsent) reader.refuse('attended', words === '' ? 'import/not-signed' : 'import/not-there', words.slice(0, 60))
}

const ABSENT = /^(未到(场|会)?|未签到?|未参加|缺席|缺勤|请假|没来|事假|病假|absent)$/iu
