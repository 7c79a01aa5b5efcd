import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REQUEST_TRANSITIONS, RequestAction, RequestState } from '#shared/domain/requests.ts'
import { dayAt } from '#shared/domain/days.ts'
import { Role } from '#shared/domain/roles.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { WriteCall } from '../ports.ts'
import { beginStep, requestById } from '../request-steps.ts'

let desk: RegisterDesk
let id: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  id = desk.requests.record({ fields: { subject: 'holder', holderId, itemId: 4122, content: '申报材料不清楚' } }).id
})
afterEach(() => desk.close())

/** Takes the step as somebody of the role; answers with the state after it, or with the refusal's code. */
function tryStep(call: WriteCall, action: RequestAction, role: Role): string {
  const { db } = call
  const operator = { ...call.operator, role }
  const refusal = refusalOf(() => {
    beginStep({ ...call, operator }, { id, seen: requestById(db, id).seq }, action).commit()
  })
  return refusal?.code ?? requestById(db, id).state
}

describe.each(RequestState.options)('a request that is %s', (state) => {
  it.each(Role.options)('moves as the table says and no other way when somebody is %s', (role) => {
    const seen: { [action: string]: string } = {}
    desk.store.transact({ command: 'test', operator: desk.operator.id }, (db) => {
      const { clock, operator, store } = desk
      const call = { db, now: clock.at, today: dayAt(clock.at), operator, history: store.history }
      for (const action of RequestAction.options) {
        db.update('request', id, 'current', { state })
        seen[action] = tryStep(call, action, role)
      }
    })
    for (const { action, from, to, may } of REQUEST_TRANSITIONS) {
      const isAllowed = from.includes(state) && may.includes(role)
      // Never merged, so what it was before is how it came in.
      const after = to === 'before' ? 'received' : (to ?? state)
      expect(seen[action], action).toBe(isAllowed ? after : 'request/step-not-allowed')
    }
  })
})
