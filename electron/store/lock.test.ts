import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FailedWrite, FolderInUse } from './errors.ts'
import { lockFolder } from './lock.ts'
import { nodeFiles } from './node-files.ts'
import type { FilePort } from './ports.ts'
import { type ProcessTable, thisMachine } from './processes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the lock of a folder', () => {
  it('is refused with host and process when another process holds it', () => {
    lock(machine({ pid: 10 }))
    const refusal = refusalOf(() => lock(machine({ pid: 11 })))
    expect(refusal.code).toBe('desk/in-use')
    expect(refusal.params).toEqual({ host: 'desk-pc', pid: 10 })
  })

  it('is free when it has been released', () => {
    lock(machine({ pid: 10 })).release()
    lock(machine({ pid: 11 })).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves nothing behind when the disk is full', () => {
    const full = () => {
      throw Object.assign(new Error(), { code: 'ENOSPC' })
    }
    const files: FilePort = {
      ...nodeFiles,
      open: (path, flags) => ({ ...nodeFiles.open(path, flags), write: full }),
    }
    const place = { files, folder, processes: machine({ pid: 10 }), random: randomBytes, owner: 'test' }
    expect(() => lockFolder(place)).toThrow(FailedWrite)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over when its process is gone', () => {
    lock(machine({ pid: 10 }))
    lock(machine({ pid: 11, gone: [10] }))
    expect(readdirSync(folder)).toEqual(['lock'])
    expect(refusalOf(() => lock(machine({ pid: 12, gone: [10] }))).params).toEqual({ host: 'desk-pc', pid: 11 })
  })

  it('is taken over when its number now belongs to a process that began later', () => {
    lock(machine({ pid: 10 }))
    lock(machine({ pid: 11, startOf: (pid) => (pid === 10 ? 'later' : 'start of 11') }))
  })

  it('is taken over when the machine has been started since', () => {
    lock(machine({ pid: 10 }))
    lock(machine({ pid: 11, bootId: 'second' }))
  })

  it('is never taken over when it was made on another machine', () => {
    lock(machine({ pid: 10 }))
    expect(refusalOf(() => lock(machine({ pid: 11, host: 'other-pc', gone: [10] }))).params.host).toBe('desk-pc')
  })

  it('is kept when the system does not say when a living process began', () => {
    lock(machine({ pid: 10, bootId: '', startOf: () => '' }))
    expect(refusalOf(() => lock(machine({ pid: 11, bootId: '', startOf: () => '' }))).code).toBe('desk/in-use')
  })

  it('is taken over within one process only by who holds it under the same name', () => {
    lock(machine({ pid: 10 }), 'window')
    expect(refusalOf(() => lock(machine({ pid: 10 }), 'other')).code).toBe('desk/in-use')
    lock(machine({ pid: 10 }), 'window')
  })

  it('is taken over when a crash left it empty', () => {
    writeFileSync(join(folder, 'lock'), '')
    lock(machine({ pid: 11 }))
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain('"pid":11')
  })

  it('is taken over when who was taking it over is gone too', () => {
    lock(machine({ pid: 10 }))
    const { token } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { token: string }
    const ticket = join(folder, `lock.${token}`)
    writeFileSync(
      ticket,
      readFileSync(join(folder, 'lock'), 'utf8').replace('"pid":10', '"pid":9').replace(token, 'beef'),
    )
    lock(machine({ pid: 11, gone: [9, 10] }))
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('is not removed when it is released after somebody else took it over', () => {
    const first = lock(machine({ pid: 10 }))
    lock(machine({ pid: 11, gone: [10] }))
    first.release()
    expect(readdirSync(folder)).toEqual(['lock'])
  })
})

describe('real processes', () => {
  it('know when they began, and that nobody has a number beyond the largest', () => {
    const machine = thisMachine()
    expect(machine.startOf(process.pid)).toBe(machine.startOf(process.pid))
    expect(machine.startOf(process.pid)).not.toBeNull()
    expect(machine.startOf(2 ** 30)).toBeNull()
  })

  it('let exactly one in when several find the lock of one that was killed', async () => {
    const dead = start()
    expect(await answerOf(dead)).toBe('locked')
    dead.kill('SIGKILL')
    await new Promise((resolve) => dead.once('exit', resolve))
    for (let round = 0; round < 3; round++) {
      const racing = [start(), start(), start()]
      const answers = await Promise.all(racing.map(answerOf))
      expect(answers.filter((answer) => answer === 'locked')).toHaveLength(1)
      expect(answers.filter((answer) => answer === 'desk/in-use')).toHaveLength(2)
      for (const child of racing) child.kill('SIGKILL')
      await Promise.all(
        racing.map((child) => child.exitCode ?? child.signalCode ?? new Promise((r) => child.once('exit', r))),
      )
    }
  })
})

/** A process that takes the lock, says whether it got it, and stays. */
function start(): ChildProcess {
  return fork(new URL('../../tests/fixtures/lock-holder.ts', import.meta.url), [folder], { execArgv: [] })
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error('the process ended without an answer')))
  })
}

function machine(parts: Partial<ProcessTable> & { readonly gone?: readonly number[] }): ProcessTable {
  const startOf = (pid: number) => (parts.gone?.includes(pid) ? null : `start of ${pid}`)
  return { host: 'desk-pc', bootId: 'first', pid: 1, startOf, ...parts }
}

function lock(processes: ProcessTable, owner = 'test') {
  return lockFolder({ files: nodeFiles, folder, processes, random: randomBytes, owner })
}

function refusalOf(work: () => unknown): FolderInUse {
  try {
    work()
  } catch (error) {
    if (error instanceof FolderInUse) return error
    throw error
  }
  throw new Error('nothing was refused')
}
