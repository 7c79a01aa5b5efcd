import { z } from 'zod'
import { Day } from './days.ts'
import { Id } from './holder.ts'
import { text } from './text.ts'

/** What a department writes into the workbook that it was sent. */
export const AnswerField = z.enum(['signedOn', 'answeredOn', 'answer', 'returnReason', 'returnRule'])
export type AnswerField = z.infer<typeof AnswerField>

/** The columns of that workbook. */
export const DispatchColumn = z.enum([
  'place',
  'number',
  'name',
  'item',
  'content',
  'assignedOn',
  'dueOn',
  'state',
  ...AnswerField.options,
  'key',
])
export type DispatchColumn = z.infer<typeof DispatchColumn>

/** What is taken from one row of it; what is left out was not written, or not accepted. */
export const AnswerCells = z
  .object({
    signedOn: Day.optional(),
    answeredOn: Day.optional(),
    answer: text(2000).optional(),
    returnReason: text(1000).optional(),
    returnRule: text(400).optional(),
  })
  .strict()
export type AnswerCells = z.infer<typeof AnswerCells>

/**
 * Why a row can't be taken as it stands. `keyless`: its key was deleted; `mixed`: it says another request's number than
 * its key's, as after half a sort; `not-its-turn`: another department is to answer before.
 */
export const AnswerProblem = z.enum([
  'keyless',
  'unknown',
  'mixed',
  'settled',
  'not-its-turn',
  'answered-and-returned',
  'rule-missing',
  'reason-missing',
  'twice',
])
export type AnswerProblem = z.infer<typeof AnswerProblem>

/**
 * Why a cell can't. `early`: before the department was given its part, or signed for it; `signed`: the day of the
 * signature is on record; `no-answer`: a day with nothing that was answered on it.
 */
export const AnswerCellProblem = z.enum(['no-day', 'no-year', 'future', 'early', 'signed', 'no-answer', 'too-long'])
export type AnswerCellProblem = z.infer<typeof AnswerCellProblem>

const KEY = /^yc-(\d{1,16})$/

/** Stands in a hidden column, so that a row that comes back is known whatever was sorted, cut or renamed. */
export function dispatchKey(assignmentId: number): string {
  return `yc-${assignmentId}`
}

/** The assignment that a cell's text is the key of. */
export function assignmentOfKey(cell: string): number | null {
  const said = KEY.exec(cell.trim())?.[1]
  if (said === undefined) return null
  const id = Id.safeParse(Number(said))
  return id.success ? id.data : null
}
