import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal.ts'
import { DamagedFolder } from './errors.ts'
import {
  createKeys,
  keyedHead,
  type KeyPlace,
  loginsOf,
  openKeyring,
  replaceSlot,
  SCRYPT_COST,
  unlockByPassphrase,
  unlockByRecoveryCode,
} from './keys.ts'
import { nodeFiles } from './node-files.ts'

const FOLDER_ID = 'a1b2'.repeat(8)
let folder: string
let place: KeyPlace
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-keys-'))
  place = { files: nodeFiles, folder, random: randomBytes, cost: { n: 16, r: 8, p: 1 } }
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a keyring', () => {
  it('opens by passphrase and by recovery code when it has just been made', async () => {
    const { keys, recoveryCode } = await create()
    const { keyring, problems } = openKeyring(place, FOLDER_ID, 'write')
    expect(problems).toEqual([])
    expect(loginsOf(keyring)).toEqual(['张三'])
    expect(await unlockByPassphrase(keyring, '张三', 'Café 二〇二六')).toEqual(keys)
    expect(await unlockByRecoveryCode(keyring, recoveryCode)).toEqual(keys)
    expect(keys.data).not.toEqual(keys.mac)
  })

  it('opens when the passphrase is typed in another spelling of the same letters', async () => {
    const { keys } = await create()
    const { keyring } = openKeyring(place, FOLDER_ID, 'write')
    expect(await unlockByPassphrase(keyring, '张三', 'Cafe\u0301 二〇二六')).toEqual(keys)
  })

  it('refuses when login, passphrase or code is wrong', async () => {
    const { recoveryCode } = await create()
    const other = await createKeys({ ...place, folder: mkdtempSync(join(folder, 'other-')) }, order())
    const { keyring } = openKeyring(place, FOLDER_ID, 'write')
    await expectCode(unlockByPassphrase(keyring, '张三', 'Café 2026'), 'session/wrong-passphrase')
    await expectCode(unlockByPassphrase(keyring, '李四', 'Café 二〇二六'), 'session/wrong-passphrase')
    await expectCode(unlockByRecoveryCode(keyring, other.recoveryCode), 'session/wrong-recovery-code')
    await expectCode(unlockByRecoveryCode(keyring, recoveryCode.slice(1)), 'session/recovery-code-mistyped')
  })

  it('refuses when a slot was given another name or taken to another folder', async () => {
    await create()
    const { keyring } = openKeyring(place, FOLDER_ID, 'write')
    const renamed = { ...keyring, slots: keyring.slots.map((slot) => ({ ...slot, login: slot.login && '李四' })) }
    await expectCode(unlockByPassphrase(renamed, '李四', 'Café 二〇二六'), 'session/wrong-passphrase')
    const moved = { ...keyring, folderId: 'ff'.repeat(16) }
    await expectCode(unlockByPassphrase(moved, '张三', 'Café 二〇二六'), 'session/wrong-passphrase')
  })

  it('opens by the new passphrase only when a slot was replaced', async () => {
    const { keys, recoveryCode } = await create()
    const first = openKeyring(place, FOLDER_ID, 'write').keyring
    await replaceSlot(place, first, keys, { login: '张三', passphrase: 'another one' })
    const { keyring, problems } = openKeyring(place, FOLDER_ID, 'write')
    expect(problems).toEqual([])
    expect(await unlockByPassphrase(keyring, '张三', 'another one')).toEqual(keys)
    expect(await unlockByRecoveryCode(keyring, recoveryCode)).toEqual(keys)
    await expectCode(unlockByPassphrase(keyring, '张三', 'Café 二〇二六'), 'session/wrong-passphrase')
    await expectCode(replaceSlot(place, keyring, keys, { login: '李四', passphrase: 'x' }), 'session/unknown-login')
  })

  it.each([
    ['keys.json', 'is gone', null],
    ['keys.bak.json', 'is gone', null],
    ['keys.json', 'is damaged', '{"format":1'],
    ['keys.bak.json', 'is damaged', ''],
  ])('is mended and names the copy when %s %s', async (file, _, content) => {
    await create()
    const path = join(folder, file)
    const before = readFileSync(path)
    if (content === null) rmSync(path)
    else writeFileSync(path, content)
    expect(openKeyring(place, FOLDER_ID, 'read').problems).toEqual([{ code: 'keys/copy-damaged', params: { file } }])
    expect(openKeyring(place, FOLDER_ID, 'write').problems).toEqual([{ code: 'keys/copy-mended', params: { file } }])
    expect(readFileSync(path)).toEqual(before)
    expect(openKeyring(place, FOLDER_ID, 'write').problems).toEqual([])
  })

  it('takes the later copy when both are whole and differ', async () => {
    const { keys } = await create()
    const older = readFileSync(join(folder, 'keys.json'))
    const first = openKeyring(place, FOLDER_ID, 'write').keyring
    await replaceSlot(place, first, keys, { login: '张三', passphrase: 'another one' })
    writeFileSync(join(folder, 'keys.json'), older)
    const { keyring, problems } = openKeyring(place, FOLDER_ID, 'write')
    expect(problems).toEqual([{ code: 'keys/copy-mended', params: { file: 'keys.json' } }])
    expect(await unlockByPassphrase(keyring, '张三', 'another one')).toEqual(keys)
  })

  it('is refused when any byte that says something is changed in both copies', async () => {
    await create()
    const whole = openKeyring(place, FOLDER_ID, 'read').keyring
    const bytes = readFileSync(join(folder, 'keys.json'))
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes)
      changed[at] = (bytes[at] ?? 0) ^ 1
      for (const name of ['keys.json', 'keys.bak.json']) writeFileSync(join(folder, name), changed)
      try {
        expect(openKeyring(place, FOLDER_ID, 'read').keyring).toEqual(whole)
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedFolder)
      }
    }
  })

  it('opens with the cost that is used outside of tests', async () => {
    const { keys } = await createKeys({ ...place, cost: SCRYPT_COST }, order())
    const { keyring } = openKeyring(place, FOLDER_ID, 'write')
    expect(await unlockByPassphrase(keyring, '张三', 'Café 二〇二六')).toEqual(keys)
  })
})

describe('the keyed head', () => {
  it('differs when key, folder, seq or hash does', async () => {
    const { keys } = await create()
    const head = { seq: 7, hash: new Uint8Array(32).fill(1) }
    const heads = [
      keyedHead(keys, FOLDER_ID, head),
      keyedHead({ ...keys, mac: keys.data }, FOLDER_ID, head),
      keyedHead(keys, 'ff'.repeat(16), head),
      keyedHead(keys, FOLDER_ID, { ...head, seq: 8 }),
      keyedHead(keys, FOLDER_ID, { ...head, hash: new Uint8Array(32) }),
    ]
    expect(heads[0]).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/)
    expect(new Set(heads).size).toBe(5)
  })
})

function order() {
  return { folderId: FOLDER_ID, login: '张三', passphrase: 'Café 二〇二六' }
}

function create() {
  return createKeys(place, order())
}

async function expectCode(promise: Promise<unknown>, code: string): Promise<void> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toHaveProperty('code', code)
}
