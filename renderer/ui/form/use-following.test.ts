import { expect, it } from 'vitest'
import { followed } from './use-following.ts'

const FROM = { name: '县教委', phone: null as string | null, days: [1] }

it('a field follows the record when nobody has touched it', () => {
  expect(followed(FROM, FROM, { ...FROM, phone: '023', days: [1, 2] })).toEqual({ ...FROM, phone: '023', days: [1, 2] })
})

it('a field stays as it was typed when the record changes', () => {
  const typed = { ...FROM, name: '县教育委员会', days: [] }
  expect(followed(typed, FROM, { name: '教委', phone: '023', days: [1, 2] })).toEqual({ ...typed, phone: '023' })
})
