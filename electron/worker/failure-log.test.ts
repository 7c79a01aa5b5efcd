import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFailureLog } from './failure-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('writes name, code, place and reference but no message when something unforeseen happens', () => {
  const error = Object.assign(new TypeError('王丹霞\n    at 500999199001010178:1:1'), { code: 'ENOSPC' })
  const reference = createFailureLog(folder).record(new Error('outer', { cause: error }))
  const log = readFileSync(join(folder, 'desk.log'), 'utf8')
  expect(log).toContain(reference)
  expect(log).toContain('TypeError ENOSPC')
  expect(log).toContain('failure-log.test.ts')
  expect(log).not.toContain('outer')
  expect(log).not.toContain('王丹霞')
  expect(log).not.toContain('500999')
  expect(log).not.toContain(process.cwd())
})

it('writes no code that may hold what somebody typed', () => {
  createFailureLog(folder).record(Object.assign(new Error(), { code: '王丹霞 500999199001010178' }))
  expect(readFileSync(join(folder, 'desk.log'), 'utf8')).not.toMatch(/王丹霞|500999/)
})

it('keeps one file of before when the log is full', () => {
  writeFileSync(join(folder, 'desk.log'), 'x'.repeat(600 * 1024))
  createFailureLog(folder).record(new Error())
  expect(readdirSync(folder).sort()).toEqual(['desk.log', 'desk.old.log'])
  expect(statSync(join(folder, 'desk.log')).size).toBeLessThan(10_000)
})

it('still gives a reference when the folder is gone', () => {
  expect(createFailureLog(join(folder, 'none')).record('thrown text')).toMatch(/^[0-9a-f]{8}$/)
})

it('says nothing on the terminal when what happened is why it can write nothing down', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const failures = createFailureLog(join(folder, 'none'))
  const missing = Object.assign(new Error(), { code: 'ENOENT' })
  failures.record(new Error('outer', { cause: missing }))
  expect(said).not.toHaveBeenCalled()
  failures.record(new Error('another'))
  expect(said).toHaveBeenCalledOnce()
  said.mockRestore()
})
