import type { ManyStep } from '#shared/contract/request-groups.ts'
import type { Day } from '#shared/domain/days.ts'
import { fillText, unknownWords } from '#shared/domain/ready-texts.ts'
import type { RefusalData } from '#shared/contract/procedure.ts'
import { dataOf, Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Call, Reader, WriteCall } from '../ports.ts'
import { wordsOf } from '../ready-texts/queries.ts'
import { requestById, stepDay, stepFor, type RequestRow, type StepTarget } from '../request-steps.ts'
import { refuseAssigned } from './assigning.ts'
import { entitlementObstacle } from './entitlement.ts'
import { refuseUnansweredQuestions } from './template.ts'
import { accept, archive, assign, callBack, refuseUnanswered, reply, resolve } from './steps.ts'

type Requests = HandlersOf<'requests'>

export const previewMany: Requests['previewMany'] = (call, { ids, step, on }) => {
  refuseUnknownWord(step)
  const rows = [...new Set(ids)].map((id) => {
    const request = requestById(call.db, id)
    const { seq, number } = request
    const refusal = obstacleTo(call, request, step, on)
    const text = textFor(call, id, step)?.text ?? null
    return { id, seq, number, who: whoOf(call.db, request), text, refusal: refusal && dataOf(refusal) }
  })
  return { rows }
}

/** One request a step. The last thing done is a write, so that the job never ends on a part that wrote nothing. */
export const takeMany: Requests['takeMany'] = function* (call, { targets, step, on }) {
  refuseUnknownWord(step)
  const total = targets.length
  const refused: { id: number; number: string; refusal: RefusalData }[] = []
  let taken = 0
  let lastId = 0
  for (const [at, { id, seen }] of targets.entries()) {
    if (at > 0) yield { done: at, total }
    const { db } = call
    const request = db.get<RequestRow & object>('SELECT * FROM request WHERE id = ?', [id])
    const current = request?.seq ?? null
    const obstacle =
      request && current === seen
        ? obstacleTo(call, request, step, on)
        : new Refusal('record/changed', { table: 'request', id, seen, current })
    if (obstacle) {
      refused.push({ id, number: request?.number ?? '', refusal: dataOf(obstacle) })
      continue
    }
    take({ ...call, db }, { id, seen, ...(on && { on }) }, step)
    lastId = id
    taken += 1
  }
  if (taken === 0) throw new Refusal('request/none-taken', { requests: total })
  call.db.touch('request', lastId, 'current')
  return { taken, refused, seq: call.db.seq }
}

function take(call: WriteCall, target: StepTarget, step: ManyStep): void {
  switch (step.action) {
    case 'accept':
      accept(call, { ...target, ground: null })
      return
    case 'assign':
      assign(call, { ...target, departmentIds: step.departmentIds, dueOn: null, areInOrder: false })
      return
    case 'resolve':
      resolve(call, {
        ...target,
        result: step.result,
        outcome: textFor(call, target.id, step)?.text ?? step.outcome,
        ground: null,
      })
      return
    case 'reply':
      reply(call, { ...target, reply: textFor(call, target.id, step)?.text ?? step.reply })
      return
    case 'call-back':
      callBack(call, { ...target, note: step.note })
      return
    case 'archive':
      archive(call, target)
  }
}

/** Why the step can't be taken now; null when it can. Everything is checked before anything is written. */
function obstacleTo(
  call: Call & { readonly db: Reader },
  request: RequestRow,
  step: ManyStep,
  on: Day | undefined,
): Refusal | null {
  const { db, operator } = call
  const { number, state } = request
  try {
    if (!stepFor(request, step.action, operator.role)) {
      throw new Refusal('request/step-not-allowed', { number, state, action: step.action })
    }
    stepDay(call, on, request, step.action)
    const blanks = textFor(call, request.id, step)?.blanks ?? []
    if (blanks.length > 0) throw new Refusal('request/words-missing', { number, words: blanks.join('、') })
    if (step.action === 'assign') refuseAssigned(db, request.id, step.departmentIds)
    if (step.action === 'resolve') {
      refuseUnanswered(db, request.id)
      return entitlementObstacle(db, { ...request, state: 'resolved', result: step.result })
    }
    if (step.action === 'accept') refuseUnansweredQuestions(db, request)
    return step.action === 'accept' ? entitlementObstacle(db, { ...request, state: 'accepted' }) : null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What the step writes for one request; null where it writes no text. A text without words is that of everybody. */
function textFor({ db, today }: Pick<Call, 'today'> & { readonly db: Reader }, id: number, step: ManyStep) {
  const body = bodyOf(step)
  if (body === null || !body.includes('{')) return body === null ? null : { text: body, blanks: [] }
  const [words] = wordsOf(db, [id], today)
  return words ? fillText(body, words.words) : null
}

function bodyOf(step: ManyStep): string | null {
  if (step.action === 'resolve') return step.outcome
  return step.action === 'reply' ? step.reply : null
}

function refuseUnknownWord(step: ManyStep): void {
  const [word] = unknownWords(bodyOf(step) ?? '')
  if (word !== undefined) throw new Refusal('ready-text/unknown-word', { word })
}

function whoOf(db: Reader, { holderId, employerId }: RequestRow): string | null {
  const [table, id] = holderId === null ? (['employer', employerId] as const) : (['holder', holderId] as const)
  return db.get<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, [id])?.name ?? null
}
