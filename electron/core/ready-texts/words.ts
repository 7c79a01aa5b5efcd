import type { RequestDetail, RequestLine } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import type { OfficeHours } from '#shared/domain/office-hours.ts'
import type { WordsOfCase } from '#shared/domain/ready-texts.ts'
import { resources } from '#shared/locales/index.ts'
import { readCalendar } from '../calendar.ts'
import { readHours, readOffice } from '../offices.ts'
import type { Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { lastReopening, requestById, type RequestRow } from '../request-steps.ts'
import { answerInWords, answersOf, linesOf, stepsOf, WAITS_FOR } from '../requests/queries.ts'

const sentences = resources['zh-CN']
const { requests: said, holders } = sentences

interface CaseWords {
  readonly requestId: number
  readonly words: WordsOfCase
}

/** Words of the office and the day. */
export function officeWords(db: Reader, today: Day): Pick<WordsOfCase, '本单位' | '办公时间' | '今天'> {
  const hours = readHours(db)
  return {
    本单位: readOffice(db)?.name ?? null,
    办公时间: hours && hoursInWords(hours),
    今天: longDay(today),
  }
}

/** What the words of a ready text stand for in each case. Throws `record/not-found`. */
export function wordsOf(db: Reader, requestIds: readonly number[], today: Day): CaseWords[] {
  const calendar = readCalendar(db)
  const common = officeWords(db, today)
  const ids = [...new Set(requestIds)]
  const lines = new Map(linesOf(db, ids, { calendar, today }).map((line) => [line.id, line]))
  return ids.map((requestId) => {
    const request = requestById(db, requestId)
    const line = lines.get(requestId)
    const extension = db.get<{ days: number; reason: string }>(
      `SELECT days, reason FROM extension WHERE request_id = ? AND state = 'approved' AND id > ?
       ORDER BY id DESC LIMIT 1`,
      [requestId, lastReopening(db, requestId)?.id ?? 0],
    )
    const waiting = db
      .all<{ nameZh: string; waitsFor: string | null }>(
        `SELECT name_zh, ${WAITS_FOR} FROM assignment JOIN department ON department.id = department_id
         WHERE request_id = ? AND state IN ('to-sign', 'signed') ORDER BY rank`,
        [requestId],
      )
      .filter(({ waitsFor }) => waitsFor === null)
    const steps = stepsOf(db, request, { calendar, today })
    const limit = request.promisedDays ?? request.statutoryDays
    const words: WordsOfCase = {
      ...common,
      编号: request.number,
      诉求人: line ? whoOf(line) : null,
      事项: line ? (line.item ?? line.category).nameZh : null,
      诉求内容: maskNumbers(request.content),
      事项答复: listed(answersOf(db, request).flatMap(answered)),
      收件日期: longDay(request.receivedOn),
      受理日期: longDay(request.acceptedOn),
      应办结日: dueDayOf(request),
      承诺工作日: limit === null ? null : String(limit),
      需补正材料: request.missingMaterial,
      补正期限: longDay(request.materialDueOn),
      不予受理原因: request.declineReason,
      延期工作日: extension ? String(extension.days) : null,
      延期原因: extension?.reason ?? null,
      主办单位: line?.departments.map(({ nameZh }) => nameZh).join('、') ?? null,
      未答复单位: waiting.map(({ nameZh }) => nameZh).join('、'),
      办理节点: listed(steps.map(stepInWords)),
      超期节点: listed(steps.filter(({ isLate }) => isLate).map(stepInWords)),
      办理环节: said.state[request.state],
      时限情况: line ? dueOf(line) : null,
      办理结果: request.result && said.result[request.result],
      办理情况: request.outcome ?? request.outcomeRaw,
      反馈内容: request.reply,
      服务专员: line?.staff ?? null,
    }
    return { requestId, words }
  })
}

/** `林若衡（配偶）` where it is for one of the family. */
export function whoOf({
  holder,
  relation,
  employer,
}: Pick<RequestLine, 'holder' | 'relation' | 'employer'>): string | null {
  if (holder === null) return employer
  return relation === null ? holder : `${holder}（${holders.relation[relation]}）`
}

/** Null while no clock runs. As official texts write figures: with no blanks round them. */
function dueOf({ daysLeft, state }: RequestLine): string | null {
  if (state === 'on-hold') return said.due.paused
  if (daysLeft === null) return null
  if (daysLeft === 0) return '今天到期'
  const { late_other: late, left_other: left } = said.due
  return (daysLeft < 0 ? late : left).replace('{{count}}', String(Math.abs(daysLeft))).replaceAll(' ', '')
}

function answered({ nameZh, kind, value }: RequestDetail['answers'][number]): string[] {
  return value === null ? [] : [`${nameZh}：${answerInWords(sentences, { kind, value })}`]
}

function stepInWords({ nameZh, dueOn, doneOn }: RequestDetail['steps'][number]): string {
  const due = dueOn === null ? '' : `应于${longDay(dueOn)}完成，`
  return `${nameZh}（${due}${doneOn === null ? '尚未完成' : `${longDay(doneOn)}完成`}）`
}

/** Null where there is none. */
function listed(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join('；')
}

/** A day that the notice of its year may still move is written as provisional. */
function dueDayOf({ dueOn, isDueProvisional }: Pick<RequestRow, 'dueOn' | 'isDueProvisional'>): string | null {
  const day = longDay(dueOn)
  return day !== null && isDueProvisional === 1 ? said.due.provisionalDay.replace('{{dueOn}}', day) : day
}

/** `2026年3月2日`: no blanks and no zeroes, as official letters write it. */
export function longDay(day: Day | null): string | null {
  if (day === null) return null
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `09:00—12:00，14:00—18:00（周五仅上午）`. */
function hoursInWords({ morningFrom, morningTo, afternoonFrom, afternoonTo, week }: OfficeHours): string {
  const halves = week.flatMap((open, at) =>
    open === 'whole' ? [] : [`周${'一二三四五'[at]}仅${open === 'morning' ? '上午' : '下午'}`],
  )
  const note = halves.length === 0 ? '' : `（${halves.join('、')}）`
  return `${morningFrom}—${morningTo}，${afternoonFrom}—${afternoonTo}${note}`
}
