import { expect, it } from 'vitest'
import { WrongTries } from './wrong-tries.ts'

function waitAfter(wrong: number): number {
  const tries = new WrongTries(() => 0)
  for (let i = 0; i < wrong; i += 1) tries.countWrong()
  try {
    tries.refuseWhileWaiting()
    return 0
  } catch (error) {
    return (error as { params: { seconds: number } }).params.seconds
  }
}

it('waits longer after each wrong try when three were free', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(waitAfter)).toEqual([0, 0, 0, 0, 1, 2, 4, 8])
  expect(waitAfter(40)).toBe(300)
})

it('answers again when the wait is over or a try was right', () => {
  let now = 0
  const tries = new WrongTries(() => now)
  for (let i = 0; i < 5; i += 1) tries.countWrong()
  expect(() => tries.refuseWhileWaiting()).toThrow('session/wait')
  now = 2000
  expect(() => tries.refuseWhileWaiting()).not.toThrow()
  tries.countWrong()
  tries.forget()
  expect(() => tries.refuseWhileWaiting()).not.toThrow()
})
