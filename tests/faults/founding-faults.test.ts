import { describe, expect, it } from 'vitest'
import { finishFounding, readFolder } from '#store/folder.ts'
import { foundFolder } from '#store/founding.ts'
import { openKeyring, replaceSlot, unlockByPassphrase, unlockByRecoveryCode } from '#store/keys.ts'
import { openLog } from '#store/log/log.ts'
import type { FolderKeys } from '#store/ports.ts'
import { type Failure, FaultDisk, type Survival } from './fault-files.ts'
import { append, countedRandom, FOLDER, textsOf } from './log-desk.ts'

/** The disk fails at every step of a first run and of giving a new passphrase. */
const FAILURES: readonly (readonly [Failure, number])[] = [
  ['error', 1],
  ['error', Infinity],
  ['short', 1],
  ['crash', Infinity],
]
const SURVIVALS: readonly Survival[] = ['lost', 'kept', 'mixed', 'mixed']
const LOGIN = 'zhang'
const SIZES = { step: 512, limit: 4096 }

describe.each([
  ['trial', null],
  ['sealed', 'first passphrase'],
])('a %s folder', (_, passphrase) => {
  it('is founded whole or begun anew, and never taken for another, when the disk fails at any step of the first run', async () => {
    const whole = new FaultDisk()
    await found(whole, passphrase)
    expect(whole.steps).toBeGreaterThan(15)
    for (const [failure, count] of FAILURES) {
      for (let n = 1; n <= whole.steps; n++) {
        const disk = new FaultDisk()
        disk.failAt(n, failure, count)
        const isTold = await found(disk, passphrase).then(
          () => true,
          () => false,
        )
        for (const [i, survival] of SURVIVALS.entries()) {
          const after = disk.afterCrash(survival, 10 * n + i)
          const { kind } = readFolder(after.files, FOLDER)
          if (isTold) expect(kind, `step ${n}`).toBe('founded')
          if (kind !== 'founded') await found(after, passphrase)
          expect(await contents(after, passphrase), `step ${n}, ${failure} × ${count}, ${survival}`).toEqual(['office'])
        }
      }
    }
  })
})

it('opens by the recovery code and by one of both passphrases when the disk fails at any step of replacing one', async () => {
  const from = new FaultDisk()
  const { recoveryCode } = await found(from, 'first passphrase')
  const whole = from.copy()
  await replace(whole)
  expect(whole.steps).toBeGreaterThan(10)
  for (const [failure, count] of FAILURES) {
    for (let n = 1; n <= whole.steps; n++) {
      const disk = from.copy()
      disk.failAt(n, failure, count)
      const isTold = await replace(disk).then(
        () => true,
        () => false,
      )
      for (const [i, survival] of SURVIVALS.entries()) {
        const after = disk.afterCrash(survival, 10 * n + i)
        const where = `step ${n}, ${failure} × ${count}, ${survival}`
        const { keyring } = openKeyring(placeOf(after), folderId(after), 'write')
        const byCode = await unlockByRecoveryCode(keyring, recoveryCode ?? '')
        const byFirst = await unlockByPassphrase(keyring, LOGIN, 'first passphrase').catch(() => null)
        const bySecond = await unlockByPassphrase(keyring, LOGIN, 'second passphrase').catch(() => null)
        expect(byFirst ?? bySecond, where).toEqual(byCode)
        if (isTold) expect(bySecond, where).toEqual(byCode)
        expect(openKeyring(placeOf(after), folderId(after), 'write').problems, where).toEqual([])
      }
    }
  }
})

async function found(disk: FaultDisk, passphrase: string | null) {
  const founded = await foundFolder(placeOf(disk), { login: LOGIN, passphrase })
  const log = openLog(logOf(disk, founded.desk.folderId, founded.keys))
  append(log, 'office')
  log.close()
  finishFounding(disk.files, FOLDER)
  return founded
}

async function replace(disk: FaultDisk): Promise<void> {
  const place = placeOf(disk)
  const { keyring } = openKeyring(place, folderId(disk), 'write')
  const keys = await unlockByPassphrase(keyring, LOGIN, 'first passphrase')
  await replaceSlot(place, keyring, keys, { login: LOGIN, passphrase: 'second passphrase' })
}

async function contents(disk: FaultDisk, passphrase: string | null): Promise<string[]> {
  const id = folderId(disk)
  const keyring = passphrase === null ? null : openKeyring(placeOf(disk), id, 'write').keyring
  const keys = keyring === null || passphrase === null ? null : await unlockByPassphrase(keyring, LOGIN, passphrase)
  const log = openLog(logOf(disk, id, keys))
  const texts = textsOf(log)
  expect(log.problems.filter(({ code }) => code === 'log/witness-ahead')).toEqual([])
  log.close()
  return texts
}

function placeOf({ files }: FaultDisk) {
  return { files, folder: FOLDER, random: countedRandom(), cost: { n: 16, r: 8, p: 1 }, sizes: SIZES }
}

function logOf({ files }: FaultDisk, id: string, keys: FolderKeys | null) {
  return { files, folder: FOLDER, folderId: id, keys, random: countedRandom(), mode: 'write', sizes: SIZES } as const
}

function folderId({ files }: FaultDisk): string {
  const state = readFolder(files, FOLDER)
  return state.kind === 'new' ? '' : state.desk.folderId
}
