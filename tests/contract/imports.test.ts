import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import { ImportReport, type ImportCounts } from '#shared/contract/imports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { wholeReport } from '../../electron/cli/import-report.ts'
import { FOUNDING } from './founding.ts'
import { openInProcess } from './doors.ts'

/** The three sample workbooks through the worker and its second worker, with figures worked out apart from the program. */
const WORKBOOKS = join(import.meta.dirname, '../fixtures/workbooks')
const place = mkdtempSync(join(tmpdir(), 'yingcai-imports-'))
const files = new Map<string, { path: string; name: string }>()
let desk: DeskClient
let close: () => Promise<void>
let kill: () => Promise<void>
let connect: () => Promise<DeskClient>

beforeAll(async () => {
  const door = openInProcess(join(place, 'desk'))
  door.host.useFiles({
    find: (token) => files.get(token) ?? null,
    make: (name) => ({ token: name, path: join(place, name) }),
    discard: (token) => void files.delete(token),
  })
  desk = door.client
  close = door.close
  kill = door.host.kill
  connect = door.connect
  await desk.desk.found(FOUNDING)
})
afterAll(async () => {
  await close()
  rmSync(place, { recursive: true, force: true })
})

function tokenOf(name: string, path = join(WORKBOOKS, name)): string {
  files.set(name, { path, name })
  return name
}

function tokenFor(name: string, bytes: Uint8Array | string): string {
  const path = join(place, name)
  writeFileSync(path, bytes)
  return tokenOf(name, path)
}

async function ended<R>(events: Promise<AsyncIterable<JobEvent<R>>>): Promise<R> {
  for await (const event of await events) if (event.type === 'done') return event.result
  throw new Error('The job ended without a result')
}

const tried = async (name: string, kind: 'roster' | 'requests', more: object = {}) => {
  const token = known(name)
  return told(token, await ended(desk.imports.plan({ token, kind, ...more })))
}
/** A file of this test, or one of the samples. */
function known(name: string): string {
  return files.has(name) ? name : tokenOf(name)
}

const brought = async (name: string, kind: 'roster' | 'requests', more: object = {}) => {
  const token = tokenOf(name)
  return told(token, await ended(desk.imports.run({ token, kind, ...more })))
}
/** The answer with the report, which is asked for in parts. */
const told = async <A extends { counts: ImportCounts }>(token: string, answer: A) => ({
  ...answer,
  report: await wholeReport(desk, token, answer.counts),
})
const holders = async () => (await desk.holders.list({})).total

describe('a file', () => {
  test('is behind its token no more when nobody goes on with it', async () => {
    const token = tokenFor('left.csv', '姓名,电话\n林若衡,13800000001\n')
    await ended(desk.imports.plan({ token, kind: 'roster' }))
    await desk.imports.leave({ token })
    await expect(desk.imports.read({ token })).rejects.toMatchObject({ code: 'file/unknown-token' })
  })
})

describe('the roster of Xiushan', () => {
  test('is let go of with who logs out, and read anew', async () => {
    const token = tokenFor('left.csv', '姓名,工作单位\n林若衡,县医院\n')
    expect((await desk.imports.read({ token })).sheets).toMatchObject([{ filledRows: 2 }])
    tokenFor('left.csv', '姓名,工作单位\n林若衡,县医院\n田野,县教委\n')
    await desk.desk.logout({})
    await desk.desk.login({ login: FOUNDING.login, passphrase: FOUNDING.passphrase })
    expect((await desk.imports.read({ token })).sheets).toMatchObject([{ filledRows: 3 }])
  })

  test('shows its headings when it is read', async () => {
    const { kind, sheets } = await desk.imports.read({ token: tokenOf('roster-xiushan.xlsx') })
    expect(kind).toBe('roster')
    expect(sheets).toMatchObject([{ name: 'B卡服务范围', headings: { from: 3, to: 3 }, filledRows: 32 }])
    expect(sheets[0]?.columns.map(({ field }) => field)).toEqual([
      'sequence',
      'name',
      'sex',
      'identity',
      'employer',
      'postAndTitle',
      'team',
      'cardLevel',
      'cardNumber',
      'issuedOn',
      'phone',
      'specialist',
      'note',
    ])
    expect(JSON.stringify(sheets)).not.toMatch(/\d{11}/)
  })

  test('comes in as the dry run said, twice as nothing, and is taken back by one undo', async () => {
    const plan = await tried('roster-xiushan.xlsx', 'roster')
    expect(await holders()).toBe(0)
    const report = ImportReport.parse(plan.report)
    expect(report).toMatchObject({ rows: 28, created: { holders: 25, cards: 25, requests: 0 }, changed: 0, same: 0 })
    expect(report.duplicates).toEqual([{ sheet: 'B卡服务范围', row: 31, of: 4 }])
    expect(report.refused.map(({ row, field, code }) => [row, field, code])).toEqual([
      [14, 'identity', 'identity/invalid'],
      [20, 'identity', 'import/number-rounded'],
    ])
    expect(report.warnings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [24, 'sex', 'import/sex-differs'],
    ])
    const repaired = Object.groupBy(report.repaired, ({ field }) => field)
    expect(repaired.identity?.map(({ row }) => row)).toEqual([10, 12, 18])
    expect(repaired.name?.map(({ row }) => row)).toEqual([26])
    expect(repaired.phone?.map(({ row }) => row)).toEqual([4, 7, 10, 13, 16, 19, 22, 25, 28])
    expect(repaired.issuedOn).toHaveLength(16)
    expect(JSON.stringify(report)).not.toMatch(/\d{15}|1380000\d{4}/)

    const done = await brought('roster-xiushan.xlsx', 'roster', { hash: plan.hash })
    expect(done.report).toEqual(plan.report)
    expect(await holders()).toBe(25)
    const again = await brought('roster-xiushan.xlsx', 'roster')
    expect(again.report).toMatchObject({
      rows: 28,
      created: { holders: 0, cards: 0, requests: 0 },
      changed: 0,
      same: 25,
    })
    expect(again.seq).toBeNull()

    await desk.history.undo({ seq: done.seq ?? 0 })
    expect(await holders()).toBe(0)
    expect((await desk.cards.list({})).total).toBe(0)
  })

  test('brings people without a number when that is asked for', async () => {
    const { report } = await tried('roster-xiushan.xlsx', 'roster', { withoutIdentity: true })
    expect(report).toMatchObject({ created: { holders: 27, cards: 27 }, refused: [] })
    expect(report.warnings.map(({ row }) => row)).toEqual([14, 20, 24])
  })
})

describe('the refused rows', () => {
  test('come back as a workbook that refuses them again until they are corrected', async () => {
    await tried('roster-xiushan.xlsx', 'roster')
    const { token, name, rows } = await desk.imports.refusedRows({ token: tokenOf('roster-xiushan.xlsx') })
    expect({ name, rows }).toEqual({ name: 'roster-xiushan 未导入.xlsx', rows: 2 })
    const path = join(place, token)
    tokenOf('back.xlsx', path)
    const { sheets } = await desk.imports.read({ token: 'back.xlsx' })
    expect(sheets[0]?.columns.at(-1)).toMatchObject({ heading: '未导入原因', field: null })
    const { report } = await tried('back.xlsx', 'roster', {})
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
      [4, 'identity/invalid'],
      [5, 'import/number-rounded'],
    ])
    tokenFor('fine.csv', '姓名,单位\n某乙某,单位乙\n')
    await tried('fine.csv', 'roster')
    await expect(desk.imports.refusedRows({ token: 'fine.csv' })).rejects.toMatchObject({ code: 'import/none-refused' })
  })
})

describe('the ledger of Xiushan', () => {
  test('finds the people of the roster, keeps days, results and grades, and comes in once', async () => {
    await brought('roster-xiushan.xlsx', 'roster')
    const plan = await tried('requests-xiushan-2021.xlsx', 'requests')
    expect(plan.report).toMatchObject({
      rows: 312,
      created: { holders: 0, cards: 0, requests: 293 },
      changed: 0,
      warnings: [],
    })
    const shown = await desk.imports.rows({ token: 'requests-xiushan-2021.xlsx', after: 50, limit: 60 })
    const places = new Set(shown.rows.map(({ sheet, row }) => `${sheet} ${row}`))
    const part = await desk.imports.report({ token: 'requests-xiushan-2021.xlsx', after: 50, limit: 60 })
    const within = <T extends { sheet: string; row: number }>(all: readonly T[]) =>
      all.filter(({ sheet, row }) => places.has(`${sheet} ${row}`))
    const whole = plan.report
    const all = [within(whole.repaired), within(whole.duplicates), within(whole.refused), within(whole.warnings)]
    expect([part.repaired, part.duplicates, part.refused, part.warnings]).toEqual(all)
    expect(part.repaired.length).toBeGreaterThan(0)
    expect(part.next).toBe(110)
    // The two whom the roster refused: 9 and 10 requests.
    expect(
      Object.entries(Object.groupBy(plan.report.refused, ({ value }) => value)).map(([name, all]) => [
        name,
        all?.length,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['冯强达', 9],
        ['缪娜国', 10],
      ]),
    )
    expect(new Set(plan.report.refused.map(({ code }) => code))).toEqual(new Set(['import/person-unknown']))
    const repaired = Object.groupBy(plan.report.repaired, ({ field }) => field)
    expect(repaired.category).toHaveLength(34)
    expect(repaired.receivedOn).toHaveLength(247)
    expect(repaired.resolvedOn).toHaveLength(219)

    const done = await brought('requests-xiushan-2021.xlsx', 'requests', { hash: plan.hash })
    expect(done.report).toEqual(plan.report)
    const { total } = await desk.requests.list({ filter: {} })
    expect(total).toBe(293)
    const again = await brought('requests-xiushan-2021.xlsx', 'requests')
    expect(again.report).toMatchObject({ created: { requests: 0 }, same: 293, changed: 0 })
  })
})

describe('the roster of Qijiang', () => {
  test('comes in whole from three sheets with headings of their own', async () => {
    const plan = await tried('roster-qijiang.xlsx', 'roster')
    expect(plan.report).toMatchObject({ rows: 216, created: { holders: 216 }, duplicates: [], refused: [] })
    const sheets = Object.groupBy(await all('roster-qijiang.xlsx'), ({ sheet }) => sheet)
    expect(Object.entries(sheets).map(([name, rows]) => [name, rows?.length])).toEqual([
      ['教育系统', 90],
      ['卫生健康', 70],
      ['重点产业', 56],
    ])
    const done = await brought('roster-qijiang.xlsx', 'roster', { hash: plan.hash })
    expect(done.report).toEqual(plan.report)
    expect((await brought('roster-qijiang.xlsx', 'roster')).report).toMatchObject({
      same: 216,
      created: { holders: 0, cards: 0 },
    })
  })

  test('brings in one sheet when only that is asked for, and refuses one that is not there', async () => {
    const { report } = await tried('roster-qijiang.xlsx', 'roster', { only: ['卫生健康'] })
    expect(report.rows).toBe(70)
    await expect(tried('roster-qijiang.xlsx', 'roster', { only: ['无'] })).rejects.toMatchObject({
      code: 'import/unknown-sheet',
    })
  })
})

async function all(token: string) {
  const { rows, total } = await desk.imports.rows({ token, limit: 500 })
  expect(rows).toHaveLength(total)
  return rows
}

describe('a text file', () => {
  const text = '人才名册,,\r\n姓名,证件类型,证件号码\r\n"㑇，林",护照,E11223344\r\n王芳,,"500999,1"\r\n'
  test.each([
    ['utf-8.csv', Buffer.from(text)],
    ['utf-8-mark.csv', Buffer.from(`\u{FEFF}${text}`)],
    ['utf-16.csv', Buffer.from(`\u{FEFF}${text}`, 'utf16le')],
    ['tabs.csv', Buffer.from(text.replaceAll(/,(?![1林])/g, '\t'))],
    // 王芳,护照 in GB18030, written down byte by byte: Node writes no GB18030.
    [
      'gb18030.csv',
      Buffer.concat([
        Buffer.from('d0d5c3fb2cd6a4bcfec0e0d0cd2cd6a4bcfebac5c2eb0acdf5b7bc2cbba4d5d52c', 'hex'),
        Buffer.from('E11223344\n'),
      ]),
    ],
  ])('is read when it is %s', async (name, bytes) => {
    tokenFor(name, bytes)
    const { counts } = await ended(desk.imports.plan({ token: name, kind: 'roster' }))
    expect(counts.holders).toBe(1)
  })
})

describe('a file that is no list', () => {
  test.each([
    ['nothing.xlsx', Buffer.alloc(0), 'workbook/not-readable'],
    ['noise.xlsx', Buffer.from([1, 0, 2, 0, 3, 0, 0, 0, 255]), 'workbook/not-readable'],
    ['half.xlsx', Buffer.from('PK\u0003\u0004 half a workbook'), 'workbook/not-readable'],
    ['list.et', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'workbook/wps-format'],
    ['letter.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'workbook/not-readable'],
    [
      'locked.xlsx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'workbook/encrypted',
    ],
    ['letter.csv', Buffer.from('您好，\n这不是名册。\n'), 'import/no-headings'],
  ])('is refused and changes nothing when it is %s', async (name, bytes, code) => {
    tokenFor(name, bytes)
    await expect(ended(desk.imports.run({ token: name, kind: 'roster' }))).rejects.toMatchObject({ code })
    expect((await desk.desk.status({})).state).toBe('open')
  })

  test('is refused when nobody knows its token, or the file is gone', async () => {
    await expect(desk.imports.read({ token: 'no-such-token' })).rejects.toMatchObject({ code: 'file/unknown-token' })
    tokenOf('gone.xlsx', join(place, 'gone.xlsx'))
    await expect(desk.imports.read({ token: 'gone.xlsx' })).rejects.toMatchObject({ code: 'workbook/not-readable' })
  })
})

describe('an import that is left in the middle', () => {
  test('leaves nothing behind', async () => {
    const before = await holders()
    const rows = Array.from({ length: 3000 }, (_, at) => `某${String.fromCodePoint(0x4e00 + at)},单位${at}`)
    tokenFor('many.csv', `姓名,单位\n${rows.join('\n')}\n`)
    for await (const event of await desk.imports.run({ token: 'many.csv', kind: 'roster' })) {
      expect(event.type).toBe('progress')
      break
    }
    await expect.poll(async () => (await desk.desk.status({})).job, { timeout: 120_000 }).toBeNull()
    expect(await holders()).toBe(before)
    const { report } = await tried('many.csv', 'roster')
    expect(report.created.holders).toBe(3000)
    const parts = [0, 999, 1_000, 2_999, 3_000].map((after) =>
      desk.imports.report({ token: 'many.csv', after, limit: 1_000 }),
    )
    expect((await Promise.all(parts)).map(({ next }) => next)).toEqual([1_000, 1_999, 2_000, null, null])
  })

  test('leaves nothing behind when the worker dies in the middle', async () => {
    const before = await holders()
    const events = await desk.imports.run({ token: 'many.csv', kind: 'roster' })
    await expect(
      (async () => {
        for await (const event of events) if (event.type === 'progress') await kill()
      })(),
    ).rejects.toMatchObject({ code: 'desk/restarted' })
    desk = await connect()
    await desk.desk.login({ login: FOUNDING.login, passphrase: null })
    expect(await holders()).toBe(before)
    expect(await desk.desk.status({})).toMatchObject({ state: 'open', problems: [] })
  })

  test('is not begun when the register has changed since its dry run', async () => {
    tokenFor('few.csv', '姓名,单位\n某甲某,单位甲\n')
    const { hash } = await ended(desk.imports.plan({ token: 'few.csv', kind: 'roster' }))
    await ended(desk.imports.run({ token: 'few.csv', kind: 'roster' }))
    const before = await holders()
    await expect(ended(desk.imports.run({ token: 'few.csv', kind: 'roster', hash }))).rejects.toMatchObject({
      code: 'import/plan-changed',
    })
    expect(await holders()).toBe(before)
  })
})

describe('a file that is given up while it is read', () => {
  test('is read no further, keeps nobody waiting, and is read anew when it is asked for again', async () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, at) => `某${String.fromCodePoint(0x4e00 + (at % 20_000))},单位${at}`,
    )
    tokenFor('long.csv', `姓名,单位\n${rows.join('\n')}\n`)
    const giveUp = new AbortController()
    const reading = desk.imports.read({ token: 'long.csv' }, { signal: giveUp.signal })
    setTimeout(() => giveUp.abort(), 20)
    await expect(reading).rejects.toThrow()
    tokenFor('short.csv', '姓名,单位\n某甲某,单位甲\n')
    const { sheets } = await desk.imports.read({ token: 'short.csv' })
    expect(sheets[0]?.filledRows).toBe(2)
    expect((await desk.imports.read({ token: 'long.csv' })).sheets[0]?.filledRows).toBe(150_001)
  })
})

describe('the columns of a list', () => {
  test('are read as they were corrected before, until that is forgotten', async () => {
    tokenFor('own.csv', '姓名,联系电话,归口\n某乙某,,单位乙\n')
    const columns = [{ column: 3, field: 'employer' as const }]
    await expect(desk.imports.keepMatchings({ token: 'own.csv' })).rejects.toMatchObject({ code: 'import/not-planned' })
    const name = (await desk.imports.read({ token: 'own.csv' })).sheets[0]?.name ?? ''
    await tried('own.csv', 'roster', { sheets: [{ name, columns }] })
    expect(await desk.imports.keepMatchings({ token: 'own.csv' })).toMatchObject({ kept: 1 })
    tokenFor('own-next.csv', '姓名,联系电话,归口\n某丙某,,单位丙\n')
    const [sheet] = (await desk.imports.read({ token: 'own-next.csv' })).sheets
    expect(sheet?.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'employer'])
    const [{ id, seq } = { id: 0, seq: 0 }] = (await desk.imports.matchings({})).matchings
    expect(id).toBe(sheet?.matching)
    await desk.imports.forgetMatching({ id, seen: seq })
    expect((await desk.imports.read({ token: 'own-next.csv' })).sheets[0]).toMatchObject({ matching: null })
  })
})

test('a copy of the sample under another name is told apart by nothing', async () => {
  const path = join(place, 'copy.xlsx')
  copyFileSync(join(WORKBOOKS, 'roster-qijiang.xlsx'), path)
  tokenOf('copy.xlsx', path)
  const { counts } = await ended(desk.imports.plan({ token: 'copy.xlsx', kind: 'roster' }))
  expect(counts).toMatchObject({ same: 216, holders: 0 })
})
