import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeChecked } from './checked-json.ts'
import { finishFounding, readDesk, readFolder } from './folder.ts'
import { foundFolder } from './founding.ts'
import { nodeFiles as files } from './node-files.ts'

const SIZES = { step: 1024, limit: 4096 }
let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'yingcai-folder-')), '数据', 'desk')
})
afterEach(() => rmSync(join(folder, '..', '..'), { recursive: true }))

describe('a data folder', () => {
  it('is new when it is empty or not there', () => {
    expect(readFolder(files, folder)).toEqual({ kind: 'new' })
    mkdirSync(folder, { recursive: true })
    expect(readFolder(files, folder)).toEqual({ kind: 'new' })
    expect(codeOf(() => readDesk(files, folder))).toBe('folder/desk-missing')
  })

  it('says what it is when it has been founded', async () => {
    const { desk } = await found('a passphrase')
    expect(readFolder(files, folder)).toEqual({ kind: 'founded', desk })
    expect(desk.folderId).toMatch(/^[0-9a-f]{32}$/)
    expect(desk.desk).toBeGreaterThan(0)
    expect(desk.desk).toBeLessThan(2 ** 21)
    expect(desk.sealed).toBe(true)
    await expect(found(null)).rejects.toThrow('desk/already-founded')
  })

  it('is begun anew, keeping what was there, when the first run never ended', async () => {
    const first = await begin('a passphrase')
    expect(readFolder(files, folder)).toEqual({ kind: 'founding', desk: first.desk })
    const second = await begin(null)
    expect(readFolder(files, folder)).toEqual({ kind: 'founding', desk: second.desk })
    expect(second.desk.folderId).not.toBe(first.desk.folderId)
    expect(readdirSync(join(folder, 'set-aside')).sort()).toEqual(
      ['keys.bak.json', 'keys.json', 'log'].map((name) => `founding-${first.desk.folderId}-${name}`),
    )
  })

  it.each(['log', 'keys.json'])('is damaged and never new when desk.json is lost and %s is there', async (name) => {
    await found('a passphrase')
    const kept = join(folder, '..', 'kept')
    renameSync(join(folder, name), kept)
    for (const other of readdirSync(folder)) rmSync(join(folder, other), { recursive: true })
    renameSync(kept, join(folder, name))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/desk-missing')
  })

  it('is refused when its keys are gone', async () => {
    await found('a passphrase')
    rmSync(join(folder, 'keys.json'))
    expect(readFolder(files, folder).kind).toBe('founded')
    rmSync(join(folder, 'keys.bak.json'))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/keys-missing')
  })

  it('is refused when desk.json says plain and the log or the keys say sealed', async () => {
    const { desk } = await found('a passphrase')
    writeFileSync(join(folder, 'desk.json'), encodeChecked({ ...desk, sealed: false }))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/seal-differs')
    for (const name of ['keys.json', 'keys.bak.json']) rmSync(join(folder, name))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/seal-differs')
  })

  it('is refused when desk.json says sealed and the log is plain', async () => {
    const { desk } = await found(null)
    writeFileSync(join(folder, 'desk.json'), encodeChecked({ ...desk, sealed: true }))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/seal-differs')
  })

  it('is refused when desk.json is changed by any byte that says something', async () => {
    const { desk } = await found(null)
    const path = join(folder, 'desk.json')
    const bytes = readFileSync(path)
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, changed)
      const code = codeOf(() => expect(readFolder(files, folder)).toEqual({ kind: 'founded', desk }))
      expect([null, 'folder/desk-damaged']).toContain(code)
    }
  })

  it('is refused when it was made by a later version', async () => {
    const { desk } = await found(null)
    writeFileSync(join(folder, 'desk.json'), encodeChecked({ ...desk, format: 2 }))
    expect(codeOf(() => readFolder(files, folder))).toBe('folder/newer-format')
  })
})

function begin(passphrase: string | null) {
  const place = { files, folder, random: randomBytes, cost: { n: 16, r: 8, p: 1 }, sizes: SIZES }
  return foundFolder(place, { login: 'zhang', passphrase })
}

async function found(passphrase: string | null) {
  const founded = await begin(passphrase)
  finishFounding(files, folder)
  return founded
}

/** Code of the problem that a `DamagedFolder` names; null when nothing is thrown. */
function codeOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    const problems = error instanceof Error && 'problems' in error ? (error.problems as { code: string }[]) : []
    if (problems[0] === undefined) throw error
    return problems[0].code
  }
}
