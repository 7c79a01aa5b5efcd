import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import { openInProcess } from './doors.ts'
import { FOUNDING } from './founding.ts'

/** A blank workbook of the upper level through the worker and, once its cells are chosen, by the command line. */
const BLANK = join(import.meta.dirname, '../fixtures/workbooks/upper-form.xlsx')
const cli = join(import.meta.dirname, '../../out/main/cli.js')
const place = mkdtempSync(join(tmpdir(), 'yingcai-forms-'))
const folder = join(place, 'desk')
const files = new Map([['blank', { path: BLANK, name: '月报.xlsx' }]])
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const PERIOD = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` }
let desk: DeskClient
let close: () => Promise<void>

beforeAll(async () => {
  const door = openInProcess(folder)
  door.host.useFiles({
    find: (token) => files.get(token) ?? null,
    make: (name) => ({ token: name, path: join(place, name) }),
  })
  desk = door.client
  close = door.close
  await desk.desk.found(FOUNDING)
  const { id: holderId } = await desk.holders.register({ fields: { name: '林若衡' } })
  const fields = { subject: 'holder' as const, holderId, itemId: 4122, content: '咨询' }
  await desk.requests.recordResolved({ fields, result: 'solved', outcome: '已答复' })
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('a form of the upper level', () => {
  test('is filled in its own format when its cells are chosen once', async () => {
    const { id } = await desk.imports.upperForm({ token: 'blank', form: { name: '月报' } })
    const choose = (cell: string, figure: 'accepted' | 'resolved' | 'resolvedRate') =>
      desk.upperForms.place({ formId: id, sheet: '月报', cell, content: { kind: 'figure', figure } })
    await choose('C5', 'accepted')
    await choose('C6', 'resolved')
    await choose('C8', 'resolvedRate')
    await desk.upperForms.place({ formId: id, sheet: '月报', cell: 'B2', content: { kind: 'word', word: 'office' } })
    const path = await filled(id)
    const { B2, C5, C6, C8 } = read(readFileSync(path)).Sheets['月报'] ?? {}
    expect([B2?.v, C5?.v, C6?.v, C8?.v]).toEqual([FOUNDING.officeName, 1, 1, 1])
  })

  test('is refused when its name is taken or its file is no blank form', async () => {
    writeFileSync(join(place, 'list.csv'), '姓名,电话\n')
    files.set('list', { path: join(place, 'list.csv'), name: 'list.csv' })
    const again = desk.imports.upperForm({ token: 'blank', form: { name: '月报' } })
    await expect(again).rejects.toMatchObject({ code: 'upper-form/name-taken' })
    const list = desk.imports.upperForm({ token: 'list', form: { name: '名册' } })
    await expect(list).rejects.toMatchObject({ code: 'upper-form/not-a-form' })
    expect((await desk.upperForms.list({})).forms).toHaveLength(1)
  })

  test('is written by the command line by its name, and an unknown one is refused, when the desk is closed', async () => {
    await close()
    const out = join(place, 'out.xlsx')
    const { stdout } = await byCommand('form', '月报', '--out', out, '--json')
    expect(JSON.parse(stdout)).toEqual({ file: out, rows: 4 })
    expect(read(readFileSync(out)).Sheets['月报']?.['C5']?.v).toBe(1)
    const unknown = byCommand('form', '年报', '--out', join(place, 'no.xlsx'), '--json')
    await expect(unknown).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('export/no-such-form') })
    await expect(byCommand('form', '--out', out, '--force')).rejects.toMatchObject({ code: 2 })
  })
})

async function filled(id: number): Promise<string> {
  for await (const event of await desk.exports.upperForm({ id, ...PERIOD })) {
    if (event.type === 'done') return join(place, event.result.token)
  }
  throw new Error('The job ended without a result')
}

/** Rejects with `code` and `stderr` where the command ends otherwise than well. */
function byCommand(...args: readonly string[]) {
  const { from, to } = PERIOD
  const all = [cli, 'export', ...args, '--from', from, '--to', to, '--data', folder, '--lang', 'zh-CN']
  return promisify(execFile)(process.execPath, all)
}
