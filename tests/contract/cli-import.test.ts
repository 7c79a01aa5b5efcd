import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, describe, expect, test } from 'vitest'
import { ImportReport } from '#shared/contract/imports.ts'

/** `desk import` as real processes of the built program. */
const cli = join(import.meta.dirname, '../../out/main/cli.js')
const roster = join(import.meta.dirname, '../fixtures/workbooks/roster-xiushan.xlsx')
const place = mkdtempSync(join(tmpdir(), 'yingcai-cli-import-'))
const folder = join(place, 'desk')
afterAll(() => rmSync(place, { recursive: true, force: true }))

async function desk(...args: readonly string[]) {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  const child = spawn(process.execPath, [cli, ...args, '--data', folder, '--lang', 'zh-CN'], { stdio: [...stdio] })
  const streams = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''))
  const [out = '', err = ''] = await Promise.all(streams)
  const code = child.exitCode ?? ((await once(child, 'close')) as [number])[0]
  const parsed = (line: string): unknown => (args.includes('--json') && line ? JSON.parse(line) : undefined)
  return { code, out, err, json: parsed(out), error: parsed(err) }
}

describe('import', () => {
  test('answers with the same report when it only tries and when it runs, and writes what was refused', async () => {
    expect(await desk('init', '--district', '秀山', '--trial')).toMatchObject({ code: 0 })
    const tried = await desk('import', 'roster', roster, '--dry-run', '--json')
    const refused = join(folder, 'refused.xlsx')
    const done = await desk('import', 'roster', roster, '--report', refused, '--json')
    expect(tried).toMatchObject({ code: 0, err: '' })
    expect(done).toMatchObject({ code: 0, err: '', json: tried.json })
    expect(ImportReport.parse(done.json)).toMatchObject({ rows: 28, created: { holders: 25, cards: 25, requests: 0 } })
    expect(done.out).not.toMatch(/\d{15}/)
    expect(existsSync(refused)).toBe(true)
    const rest = await desk('import', 'roster', refused, '--without-identity', '--json')
    expect(rest.json).toMatchObject({ rows: 2, created: { holders: 2 }, refused: [] })
    const again = await desk('import', 'roster', roster)
    expect(again.out).toMatch(/^已导入：共 28 行；新增人才 0 人/)
  })

  test('tells which hidden sheets stay out, unless one is named', async () => {
    const book = new Workbook()
    for (const [name, state] of [
      ['名册', 'visible'],
      ['旧名册', 'hidden'],
    ] as const) {
      const sheet = book.addWorksheet(name, { state })
      sheet.addRow(['姓名', '工作单位'])
      sheet.addRow(['林若衡', '县医院'])
    }
    const file = join(folder, 'hidden.xlsx')
    await book.xlsx.writeFile(file)
    const told = await desk('import', 'roster', file, '--dry-run')
    expect(told.out).toContain('隐藏的工作表没有导入：旧名册。')
    expect(told.out).not.toContain('按在册登记')
    for (const sheet of book.worksheets) sheet.name = `退出人员${sheet.id}`
    await book.xlsx.writeFile(file)
    expect((await desk('import', 'roster', file, '--dry-run')).out).toContain('“退出人员1”像是已退出')
    const named = await desk('import', 'roster', file, '--sheet', '退出人员2', '--dry-run')
    expect(named.out).not.toContain('隐藏')
  })

  test('is refused with one sentence when the file, the sheet or the list is not there', async () => {
    const gone = await desk('import', 'roster', join(folder, 'gone.xlsx'), '--json')
    expect(gone).toMatchObject({ code: 1, out: '', error: { code: 'file/not-there' } })
    const folderItself = await desk('import', 'roster', folder, '--json')
    expect(folderItself).toMatchObject({ code: 1, out: '', error: { code: 'file/is-folder' } })
    const sheet = await desk('import', 'roster', roster, '--sheet', 'Sheet9', '--dry-run', '--json')
    expect(sheet).toMatchObject({ code: 1, error: { code: 'import/unknown-sheet' } })
    const ledger = await desk('import', 'requests', roster)
    expect(ledger).toMatchObject({ code: 1, out: '' })
    expect(ledger.err).toMatch(/^“roster-xiushan.xlsx”像是人才名册，不是诉求台账[^\n]*\n$/)
  })

  test('changes nothing when its report can’t be written where the line says, and never writes over the list', async () => {
    const list = join(folder, 'wrong.csv')
    const lines = '姓名,身份证号\n林若衡,123\n周雨,\n'
    writeFileSync(list, lines)
    const to = (out: string, file = list) => desk('import', 'roster', file, '--report', out, '--json')
    expect(await to(join(folder, 'nowhere', 'out.xlsx'))).toMatchObject({
      code: 1,
      error: { code: 'file/not-written' },
    })
    expect(await to(join(folder, 'out.csv'))).toMatchObject({ code: 2, error: { code: 'usage/not-a-workbook' } })
    const report = join(folder, 'out.xlsx')
    expect(await to(report)).toMatchObject({ code: 0, json: { created: { holders: 1 } } })
    const before = readFileSync(report)
    expect(await to(join(folder, '.', 'out.xlsx'), report)).toMatchObject({
      code: 1,
      error: { code: 'file/is-source' },
    })
    expect(readFileSync(report)).toEqual(before)
  })

  test('tells a person, in a terminal, what a row that repeats another says besides', async () => {
    const list = join(folder, 'repeated.csv')
    writeFileSync(list, '姓名,工作单位,备注\n林若衡,县医院,\n林若衡,县医院,双聘\n')
    const told = await desk('import', 'roster', list, '--dry-run')
    expect(told.out).toMatch(/重复的行中没有导入的内容：[^]*repeated +3 +备注 +双聘 +“repeated”第 2 行没有这一项/)
    const { json } = await desk('import', 'roster', list, '--dry-run', '--json')
    expect(json).toMatchObject({ duplicates: [{ row: 3, of: 2 }], warnings: [] })
  })

  test('gives rows that are refused again one column of reasons, under the title that their list had', async () => {
    const book = new Workbook()
    const sheet = book.addWorksheet('续')
    for (const row of [
      ['姓名', '身份证号'],
      ['林若衡', '123'],
    ])
      sheet.addRow(row)
    const list = join(folder, 'once.xlsx')
    await book.xlsx.writeFile(list)
    const [once, twice] = [join(folder, 'refused-once.xlsx'), join(folder, 'refused-twice.xlsx')]
    await desk('import', 'roster', list, '--report', once, '--dry-run')
    await desk('import', 'roster', once, '--report', twice, '--dry-run')
    const written = await new Workbook().xlsx.readFile(twice)
    const rows = written.worksheets[0]?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : row)) ?? []
    expect(rows[1]).toEqual(expect.arrayContaining(['续']))
    expect(rows[3]).toEqual(['姓名', '身份证号', '未导入原因'])
  })

  test('takes a sign-in list with its item, occasion and day from the line, and refuses an item that is not there', async () => {
    const list = join(folder, 'signed.csv')
    writeFileSync(list, '姓名,签到\n汤进震,√\n')
    const args = ['import', 'usages', list, '--occasion', '春季体检', '--on', '2026-03-02', '--dry-run', '--json']
    expect(await desk(...args, '--item', '上天')).toMatchObject({ code: 2, error: { code: 'usage/unknown-item' } })
    const tried = await desk(...args, '--item', '健康体检')
    expect(tried).toMatchObject({ code: 0, json: { rows: 1, created: { holders: 0, requests: 0 } } })
    for (const names of ['姓名,单位\n汤进震,\n', '姓名,日期\n汤进震,2026-03-02\n']) {
      writeFileSync(list, names)
      expect(await desk(...args, '--item', '健康体检')).toMatchObject({ code: 0, json: { rows: 1 } })
    }
  })
})
