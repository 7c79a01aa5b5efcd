import { expect, it } from 'vitest'
import { servicesIn } from './services.ts'

const JANUARY = { from: '2026-01-01', to: '2026-01-31' }

it('counts what was had on the first and the last day of a period, and nothing beside them', () => {
  const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01']
  const usages = days.map((onDay, at) => ({ id: at, holderId: at, onDay, times: 2 }))
  const { byHolder, timesServed } = servicesIn([], usages, JANUARY)
  expect([byHolder.map(({ holderId }) => holderId), timesServed]).toEqual([[1, 2], 4])
})
