import { expect, it } from 'vitest'
import type { RequestFacts } from './course.ts'
import { servicesIn } from './services.ts'

const JANUARY = { from: '2026-01-01', to: '2026-01-31' }
const DAYS = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01']

it('counts what was had on the first and the last day of a period, and nothing beside them', () => {
  const usages = DAYS.map((onDay, at) => ({ id: at, holderId: at, onDay, times: 2 }))
  const { byHolder, timesServed } = servicesIn([], usages, JANUARY)
  expect([byHolder.map(({ holderId }) => holderId), timesServed]).toEqual([[1, 2], 4])
})

it('counts what was resolved on the first and the last day of a period, and nothing beside them', () => {
  const requests = DAYS.map((on, at): RequestFacts => ({
    ...RESOLVED,
    id: at,
    holderId: at,
    end: { kind: 'resolved', on },
  }))
  const { byHolder, timesServed } = servicesIn(requests, [], JANUARY)
  expect([byHolder.map(({ holderId }) => holderId), timesServed]).toEqual([[1, 2], 6])
})

const RESOLVED: RequestFacts = {
  id: 0,
  receivedOn: '2025-12-01',
  acceptedOn: '2025-12-01',
  end: null,
  isDayUnknown: false,
  dueOn: null,
  result: 'solved',
  people: 3,
  holderId: null,
  categoryId: 3001,
  channel: 'window',
  itemId: null,
  departmentId: null,
  levelId: null,
  staffId: null,
  pauses: [],
  rating: null,
}
