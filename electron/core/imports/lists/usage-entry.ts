import type { Day } from '#shared/domain/days.ts'
import { plainName } from '#shared/domain/text.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { fieldNamed } from '../sheet/headings.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { arabic } from '../cells/days.ts'
import { fenOfFigures, unitUnder } from '../cells/money.ts'
import { wordKey, yesOrNo } from '../cells/words.ts'

/** One row of a list of uses, cleaned; null where the list doesn't say. */
export interface UsageEntry {
  /** Null where the row has only the number of a card; it is refused for that until the number is known. */
  readonly name: string | null
  readonly identity: string | null
  readonly phone: string | null
  readonly employer: string | null
  readonly cardNumber: string | null
  /** A relative's name or relation. */
  readonly relative: string | null
  readonly item: string | null
  readonly occasion: string | null
  readonly onDay: Day | null
  /** The time of that day. */
  readonly time: string | null
  readonly quantity: number
  readonly amountFen: number | null
  readonly handler: string | null
  readonly note: string | null
}

/** Cleans a row; what can't be used stands in the reader's lists. */
export function usageEntry(reader: RowReader, { unitOfMoney }: SheetLayout, today: Day): UsageEntry | null {
  const name = reader.name()
  const identity = reader.identity('', today)?.number ?? null
  // It only helps to find the person; without it the name has to do.
  reader.letIdentityFollow()
  const alone = timeIn(reader)
  const onDay = alone === null ? dayIn(reader) : null
  const time = onDay === null ? null : timeBehindDay(reader)
  const quantity = quantityIn(reader)
  const amountFen = amountIn(reader, unitOfMoney)
  refuseAbsent(reader)
  const isByNumber = reader.isByNumber()
  if (quantity === null || reader.refused.length > (isByNumber ? 1 : 0)) return null
  return {
    name,
    identity,
    phone: reader.phone(),
    employer: reader.text('employer', 120),
    cardNumber: reader.cardNumber(),
    relative: plainName(reader.text('relative', 80) ?? '') || null,
    item: reader.words('item') || null,
    occasion: reader.text('occasion', 80),
    onDay,
    time,
    quantity,
    amountFen,
    handler: reader.text('handler', 80),
    note: noteOf(reader, alone ?? time),
  }
}

const NOTE_LIMIT = 2000

/** The remark, and behind it the time of day and what matches no field: nothing of a list is dropped in silence. */
function noteOf(reader: RowReader, time: string | null): string | null {
  const said = [reader.text('note', Infinity), time === null ? null : `${reader.headingOf('onDay') ?? ''}：${time}`]
  const note = [...said.filter((part) => part !== null), ...reader.spare()].join('；')
  if (note.length > NOTE_LIMIT) reader.warn('note', 'import/note-too-long', note.slice(0, 60), { max: NOTE_LIMIT })
  return note.slice(0, NOTE_LIMIT) || null
}

/** `9:30`, `上午`, `下午3点`: when somebody came on the day that the rest of the list says; null for anything else. */
function timeIn(reader: RowReader): string | null {
  const text = cellText(reader.cell('onDay')).trim()
  return TIME.test(text.replaceAll(/\s/g, '')) ? text : null
}

const CLOCK = String.raw`(?:[01]?\d|2[0-4])(?:[:：][0-5]\d(?:[:：][0-5]\d)?|[点时](?:[0-5]?\d分?|半)?)`
const PART = '(?:凌晨|早上|早|上午|中午|下午|晚上|晚)'
const TIME = new RegExp(`^(?:${PART}|${PART}?${CLOCK}(?:[-—–~至到]+${PART}?${CLOCK})?)$`, 'u')

function timeBehindDay(reader: RowReader): string | null {
  return CLOCK_BEHIND.exec(cellText(reader.cell('onDay')).trim())?.[1] ?? null
}

const CLOCK_BEHIND = new RegExp(`^\\d{4}.*(?:[日号]|[\\d日号][\\sT])\\s*(${CLOCK})$`, 'u')

/** A day that can't be read leaves nothing to be recorded. */
function dayIn(reader: RowReader): Day | null {
  const raw = cellText(reader.cell('onDay')).trim()
  const day = reader.day('onDay', 'day')
  if (raw !== '' && day === null) reader.refused.push(...reader.warnings.splice(-1))
  return day
}

/** `2`, `2次`, `2人次`, `两次`. */
function quantityIn(reader: RowReader): number | null {
  const words = reader.words('quantity')
  if (words === '') return 1
  const quantity = Number(
    /^共?(\d{1,4})(?:\.0)?(人?次|份|张|个|套|人)?$/u.exec(arabic(wordKey(words).replace('两', '二')))?.[1],
  )
  if (quantity >= 1 && quantity <= 1000) return quantity
  reader.refuse('quantity', 'import/word-unknown', words.slice(0, 60))
  return null
}

/** `1200`, `1,200.50元`, `0.12万元`, or 0.12 under 「金额（万元）」 or in a list of 「单位：万元」; in fen. */
function amountIn(reader: RowReader, unitOfList: string): number | null {
  const words = reader.words('amount')
  if (NO_MONEY.test(wordKey(words))) return null
  const [, figures, unit] = /^(?:[¥￥]|人民币|RMB)?(\d[\d,]*(?:\.\d+)?)(万?元?)整?$/iu.exec(wordKey(words)) ?? []
  const said = unit?.startsWith('万') ? '万' : unit ? '' : unitUnder(reader.headingOf('amount'), unitOfList)
  const fen = figures === undefined ? null : fenOfFigures(figures, said)
  if (fen !== null && fen >= 1) return fen
  reader.refuse('amount', 'import/amount-unclear', words.slice(0, 60))
  return null
}

const NO_MONEY = /^$|^(?:[-—–/]+|无|免费|全免|0(?:\.0+)?元?)$/u

/** Who has not signed was not there; nor was who signed, where another column says so. */
function refuseAbsent(reader: RowReader): void {
  if (!reader.has('attended')) return
  const other = reader.own().find(({ heading, text }) => fieldNamed('usages', heading) === 'attended' && isAbsent(text))
  if (other) reader.refuse('attended', 'import/not-there', `${other.heading}：${other.text}`.slice(0, 60))
  const words = reader.words('attended')
  if (words === '' || isAbsent(words))
    reader.refuse('attended', words === '' ? 'import/not-signed' : 'import/not-there', words.slice(0, 60))
}

function isAbsent(words: string): boolean {
  const key = wordKey(words)
  return yesOrNo(words) === false || ABSENT.test(key) || LIKE_ABSENT.test(key)
}

/** 「未体检」, 「因公出差」, 「公假」; 「未见异常」 was seen. */
const LIKE_ABSENT =
  /^(?:未(?!见|发现)|没(?!有?(?:异常|问题))|缺|旷|拒|待|不(?!合格|达标|正常)|已?预约)|假$|出差|外出|推迟|改约|下次/u
const ABSENT =
  /^(已?(?:取消|撤[销单]|冲正|关闭|退[款票订]|作废|过期|失效)|(?:交易|支付|核销|消费)?失败|[未待]支付|未(?:使用|核销)|待(?:使用|核销)|未到(场|会|检)?|未签到?|未参(加|检|训|会)|未出[勤席]|未报到|不(参加|来|去)|弃检|放弃|改期|延期|取消|待定|候补|缺席|缺勤|请假|没来|事假|病假|absent)$/iu
