import type { Answer, RequestDetail } from '#shared/contract/request-views.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import { isAnswer, YES_NO, type QuestionKind } from '#shared/domain/item-templates.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Sentences } from '#shared/locales/index.ts'
import { readQuestions } from '../items/queries.ts'
import type { Reader, Transaction } from '../ports.ts'
import { maskNumbers, unmasked } from '../protected.ts'
import type { RequestRow } from '../request-steps.ts'
import { clockOf } from './clock.ts'

type OfItem = Pick<RequestRow, 'id' | 'itemId'>

interface KeptAnswer {
  readonly id: number
  readonly questionId: number
  readonly nameZh: string
  readonly nameEn: string | null
  readonly value: string
}

/**
 * Writes answers down, in the words in which they were asked. Answers whether anything was changed. Throws
 * `record/not-found` for a question of another item, `request/answer-unfit` or `text/number-masked`.
 */
export function keepAnswers(db: Transaction, request: OfItem, answers: readonly Answer[]): boolean {
  if (answers.length === 0) return false
  const questions = request.itemId === null ? [] : readQuestions(db, request.itemId)
  const kept = new Map(keptAnswers(db, request.id).map((one) => [one.questionId, one]))
  let isChanged = false
  for (const { questionId, value: typed } of answers) {
    const question = questions.find(({ id }) => id === questionId)
    if (!question) throw new Refusal('record/not-found', { table: 'item_question', id: questionId })
    const there = kept.get(questionId)
    const value = typed === null ? null : unmasked(typed, there?.value ?? null)
    if (value === (there?.value ?? null)) continue
    const { nameZh, nameEn, kind } = question
    if (value !== null && !isAnswer(question, value))
      throw new Refusal('request/answer-unfit', { question: nameZh, questionEn: nameEn ?? nameZh, kind })
    isChanged = true
    if (value === null) db.remove('request_answer', there?.id ?? 0, 'current')
    else if (there) db.update('request_answer', there.id, 'current', { nameZh, nameEn, value })
    else db.insert('request_answer', { requestId: request.id, questionId, nameZh, nameEn, value })
  }
  return isChanged
}

/** Throws `request/answer-missing` while a required question of the item has no answer. */
export function refuseUnansweredQuestions(db: Reader, { id, itemId }: OfItem): void {
  if (itemId === null) return
  const answered = new Set(keptAnswers(db, id).map(({ questionId }) => questionId))
  const open = readQuestions(db, itemId).find((one) => one.isRequired && !answered.has(one.id))
  if (!open) return
  throw new Refusal('request/answer-missing', { question: open.nameZh, questionEn: open.nameEn ?? open.nameZh })
}

/** At acceptance: required questions are answered, and the item's dated steps become the request's. Throws as above. */
export function takeTemplate(db: Transaction, request: OfItem): void {
  refuseUnansweredQuestions(db, request)
  if (request.itemId === null || stepRows(db, request.id).length > 0) return
  const steps = db.all<{ nameZh: string; nameEn: string | null; workingDays: number }>(
    'SELECT name_zh, name_en, working_days FROM item_step WHERE item_id = ? ORDER BY working_days, rank, id',
    [request.itemId],
  )
  for (const [at, step] of steps.entries()) {
    db.insert('request_step', { ...step, requestId: request.id, rank: at + 1, doneOn: null })
  }
}

/** Answers whether anything was changed. Throws `record/not-found`. */
export function finishStep(db: Transaction, requestId: number, stepId: number, doneOn: Day | null): boolean {
  const step = stepRows(db, requestId).find(({ id }) => id === stepId)
  if (!step) throw new Refusal('record/not-found', { table: 'request_step', id: stepId })
  if (step.doneOn === doneOn) return false
  db.update('request_step', stepId, 'current', { doneOn })
  return true
}

/** The questions as they are asked, then the answers to those that are asked no longer. */
export function answersOf(db: Reader, { id, itemId }: OfItem): RequestDetail['answers'] {
  const kept = keptAnswers(db, id)
  const valueOf = (questionId: number) => kept.find((one) => one.questionId === questionId)?.value ?? null
  const asked = itemId === null ? [] : readQuestions(db, itemId)
  const former = kept.filter(({ questionId }) => !asked.some((one) => one.id === questionId))
  return [
    ...asked.map(({ id: questionId, nameZh, nameEn, kind, choices, isRequired }) => ({
      questionId,
      nameZh,
      nameEn,
      kind,
      choices,
      isRequired,
      isAsked: true,
      value: masked(valueOf(questionId)),
    })),
    ...former.map(({ questionId, nameZh, nameEn, value }) => ({
      questionId,
      nameZh,
      nameEn,
      kind: 'text' as const,
      choices: [],
      isRequired: false,
      isAsked: false,
      value: masked(value),
    })),
  ]
}

/** An answer as it is read out. */
export function answerInWords(
  { requests }: Pick<Sentences, 'requests'>,
  { kind, value }: { readonly kind: QuestionKind; readonly value: string },
): string {
  const word = YES_NO.find((one) => one === value)
  return kind === 'yes-no' && word ? requests.answer[word] : value
}

/**
 * The dated steps with the days they are due, by the same clock as the request itself. One that was never done is judged by
 * the day on which the request ended.
 */
export function stepsOf(
  db: Reader,
  request: RequestRow,
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: Day },
): RequestDetail['steps'] {
  const rows = stepRows(db, request.id)
  if (rows.length === 0) return []
  const clock = clockOf(db, { ...request, promisedDays: request.promisedDays ?? request.statutoryDays ?? 1 }, calendar)
  const openUntil = request.resolvedOn ?? request.withdrawnOn ?? request.declinedOn ?? today
  return rows.map(({ rank: _order, ...step }) => {
    const due = clock && calendar.dueOn(clock.startOn, step.workingDays, clock.pauses)
    const dueOn = due?.on ?? null
    const isLate = dueOn !== null && calendar.isOverdue(dueOn, step.doneOn ?? openUntil)
    return { ...step, dueOn, isProvisional: due?.isProvisional ?? false, isLate }
  })
}

function masked(value: string | null): string | null {
  return value === null ? null : maskNumbers(value)
}

function keptAnswers(db: Reader, requestId: number): KeptAnswer[] {
  return db.all(
    'SELECT id, question_id, name_zh, name_en, value FROM request_answer WHERE request_id = ? ORDER BY id',
    [requestId],
  )
}

interface StepRow {
  readonly id: number
  readonly rank: number
  readonly nameZh: string
  readonly nameEn: string | null
  readonly workingDays: number
  readonly doneOn: Day | null
}

function stepRows(db: Reader, requestId: number): StepRow[] {
  return db.all(
    'SELECT id, rank, name_zh, name_en, working_days, done_on FROM request_step WHERE request_id = ? ORDER BY rank, id',
    [requestId],
  )
}
