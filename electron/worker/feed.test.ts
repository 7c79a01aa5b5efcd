import { expect, it } from 'vitest'
import { Feed } from './feed.ts'

const commit = (seq: number) => ({ type: 'commit' as const, seq, command: 'holders.correct', tables: ['holder'] })

it('gives every reader the same events in order when something changes', async () => {
  const feed = new Feed()
  const readers = [feed.read(undefined), feed.read(undefined)]
  for (const reader of readers) expect((await reader.next()).value).toEqual({ type: 'session' })
  feed.publish(commit(1))
  feed.publish(commit(2))
  for (const reader of readers) {
    expect((await reader.next()).value).toEqual(commit(1))
    expect((await reader.next()).value).toEqual(commit(2))
  }
})

it('ends while waiting when the caller leaves', async () => {
  const leave = new AbortController()
  const reader = new Feed().read(leave.signal)
  await reader.next()
  const waiting = reader.next()
  leave.abort()
  expect(await waiting).toEqual({ done: true, value: undefined })
})

it('asks to look at everything anew when a reader falls far behind', async () => {
  const feed = new Feed()
  const reader = feed.read(undefined)
  await reader.next()
  for (let seq = 1; seq <= 1001; seq += 1) feed.publish(commit(seq))
  expect((await reader.next()).value).toEqual({ type: 'session' })
})
