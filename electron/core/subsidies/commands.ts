import type { SubsidyFields } from '#shared/contract/subsidies.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { subsidySums, type SubsidyAmount } from '#shared/domain/subsidies.ts'
import { answersOn } from '../entitlements/queries.ts'
import type { Commit, Reader } from '../ports.ts'
import {
  ceilingOf,
  ceilingOfRule,
  grantedBeside,
  grantedUnder,
  ruledRequest,
  subsidyLines,
  type SubsidyCeiling,
} from './queries.ts'

type Case = Pick<SubsidyFields, 'requestId' | 'holderId' | 'itemId'>

/** The lines of the same request or, beside any request, of the same holder and item. */
export function linesBeside(db: Reader, { requestId, holderId, itemId }: Case) {
  return requestId === null
    ? subsidyLines(db, 'subsidy.request_id IS NULL AND subsidy.holder_id = ? AND subsidy.item_id IS ?', [
        holderId,
        itemId,
      ])
    : subsidyLines(db, 'subsidy.request_id = ?', [requestId])
}

/** Throws `subsidy/paid-over-granted`. */
export function refuseOverpaid(lines: readonly SubsidyAmount[]): void {
  const { grantedFen, paidFen } = subsidySums(lines)
  if (paidFen > grantedFen) throw new Refusal('subsidy/paid-over-granted', { grantedFen, paidFen })
}

/**
 * Throws `subsidy/over-ceiling` or `subsidy/over-month-ceiling`. A ceiling a month or in all is that of all requests which
 * the rule counts together; of a ceiling a use, a request is one use, and so is a line beside any.
 */
export function refuseOverCeiling(db: Reader, line: SubsidyFields, lines: readonly SubsidyAmount[]): void {
  const obstacles = basesOf(db, line).map((basis) => obstacleUnder(basis, line, lines))
  const [first] = obstacles
  if (first && obstacles.every((obstacle) => obstacle !== null)) throw first
}

interface Basis {
  readonly ceiling: SubsidyCeiling | null
  /** In that month, or ever. */
  readonly granted: (month: string | null) => number
}

/**
 * What a grant may rest on: the rule of its request or of the holder's newest one, else every rule that gives the item to
 * the holder or the family on the day.
 */
function basesOf(db: Reader, { requestId: own, holderId, itemId, onDay }: SubsidyFields): Basis[] {
  const requestId = own ?? ruledRequest(db, holderId, itemId)
  if (requestId !== null) {
    return [{ ceiling: ceilingOf(db, requestId), granted: (month) => grantedUnder(db, requestId, month) }]
  }
  if (holderId === null || itemId === null) return []
  const { answers } = answersOn(db, { holderId, itemId }, onDay)
  return [...new Set(answers.flatMap(({ winner }) => winner ?? []))].map((ruleId) => ({
    ceiling: ceilingOfRule(db, ruleId),
    granted: (month) => grantedBeside(db, { holderId, itemId, ruleId }, month),
  }))
}

function obstacleUnder({ ceiling, granted }: Basis, line: SubsidyFields, lines: readonly SubsidyAmount[]) {
  if (ceiling === null) return null
  const { ceilingFen, per } = ceiling
  const month = line.onDay.slice(0, 7)
  const ofOneUse = line.requestId === null ? 0 : subsidySums(lines).grantedFen
  const before = per === 'use' ? ofOneUse : granted(per === 'month' ? month : null)
  const grantedFen = before + line.amountFen
  if (grantedFen <= ceilingFen) return null
  const params = { ceilingFen, grantedFen, ...inYuan(ceilingFen, before) }
  return per === 'month'
    ? new Refusal('subsidy/over-month-ceiling', { month, ...params })
    : new Refusal('subsidy/over-ceiling', params)
}

/** Throws what recording would throw where an undo brought a line back that no longer fits, or took one away. */
export function refuseUnsoundUndo({ db }: { readonly db: Reader }, commits: readonly Commit[]): void {
  const changes = commits.flatMap((commit) => commit.changes).filter(({ table }) => table === 'subsidy')
  for (const { op, id, cells } of changes) {
    const [line] = subsidyLines(db, 'subsidy.id = ?', [id])
    const of = (column: string) => (cells[column]?.[1] ?? null) as number | null
    const lines = linesBeside(
      db,
      line ?? { requestId: of('request_id'), holderId: of('holder_id'), itemId: of('item_id') },
    )
    // It is among those that were granted already.
    if (line?.kind === 'granted' && op === 'remove') refuseOverCeiling(db, { ...line, amountFen: 0 }, lines)
    if (op !== 'update') refuseOverpaid(lines)
  }
}

/** For the sentence. */
function inYuan(ceilingFen: number, grantedFen: number) {
  return { ceilingYuan: ceilingFen / 100, leftYuan: Math.max(0, ceilingFen - grantedFen) / 100 }
}
