import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { promisify } from 'node:util'
import chineseDays from 'chinese-days'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readWorkbook } from '#documents/read/workbook.ts'
import { ExportedSummary, type Summary } from '#shared/contract/summaries.ts'
import { cellText } from '#shared/domain/workbook.ts'

/**
 * The summary once more, from nothing but the exported lists: plain SQL over the rows of the csv files, with the working days
 * of another library.
 */
const cli = join(import.meta.dirname, '../../out/main/cli.js')
const place = mkdtempSync(join(tmpdir(), 'yingcai-exports-'))
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const PERIOD = { from: `${YEAR - 1}-10-01`, to: `${YEAR}-03-31` }
const Rows = z.array(z.record(z.string(), z.unknown())).default([])
const Lines = z.object({ ledger: Rows, cards: Rows })
let summary: Summary
let db: DatabaseSync

beforeAll(async () => {
  await desk(['init', '--district', '秀山', '--trial', '--demo'])
  await Promise.all(
    [
      ['summary', 'json'],
      ['ledger', 'csv'],
      ['cards', 'csv'],
      ['summary', 'xlsx'],
      ['ledger', 'xlsx'],
    ].map(([kind = '', format = '']) => exported(kind, format)),
  )
  summary = ExportedSummary.parse(JSON.parse(readFileSync(join(place, 'summary.json'), 'utf8')))
  db = new DatabaseSync(':memory:')
  load('ledger')
  load('cards')
  db.exec('CREATE TABLE workday (day TEXT PRIMARY KEY)')
  const workday = db.prepare('INSERT INTO workday VALUES (?)')
  for (const day of chineseDays.getWorkdaysInRange(`${YEAR - 3}-01-01`, `${YEAR}-12-31`)) workday.run(day)
})
afterAll(() => {
  db.close()
  rmSync(place, { recursive: true, force: true })
})

describe('the exported summary', () => {
  test('equals what the exported ledger adds up to when requests are counted', () => {
    const [told] = ask(`
      SELECT sum(收件日期 BETWEEN $from AND $to) AS received, sum(不予受理日期 BETWEEN $from AND $to) AS declined,
        sum(受理日期 <> '' AND 受理日期 < $from AND ${ENDED} >= $from) AS carriedOver, sum(受理日期 BETWEEN $from AND $to) AS accepted,
        sum(受理日期 <> '' AND 撤回日期 BETWEEN $from AND $to) AS withdrawn,
        sum(办结日期 BETWEEN $from AND $to) AS resolved,
        sum(办结日期 BETWEEN $from AND $to AND 办理结果 = '已解决') AS solved,
        sum(${OPEN}) AS stillOpen, sum(${OPEN} AND ${LATE('$to')}) AS overdueOpen,
        sum(${RESOLVED} AND NOT ${LATE('办结日期')}) AS resolvedOnTime
      FROM ledger`)
    const { onTimeRate, resolvedRate, averageWorkingDays, medianWorkingDays, ...counts } = summary.requests
    expect(counts).toMatchObject(told ?? {})
    expect(counts.resolved).toBeGreaterThan(50)
    expect(counts.carriedOver + counts.accepted).toBe(counts.resolved + counts.withdrawn + counts.stillOpen)

    const [rates] = ask(`
      SELECT round(100.0 * sum(${RESOLVED} AND NOT ${LATE('办结日期')}) / sum(${RESOLVED}), 1) AS onTimeRate,
        round(100.0 * sum(${RESOLVED}) / sum(受理日期 <> '' AND 受理日期 <= $to AND ${ENDED} >= $from), 1) AS resolvedRate
      FROM ledger`)
    expect({ onTimeRate, resolvedRate }).toEqual(rates)

    const [days] = ask(`
      WITH took AS (SELECT (SELECT count(*) FROM workday WHERE day > 受理日期 AND day <= 办结日期) AS days
        FROM ledger WHERE ${RESOLVED}),
      placed AS (SELECT days, row_number() OVER (ORDER BY days) AS place, count(*) OVER () AS total FROM took)
      SELECT (SELECT round(avg(days), 1) FROM took) AS averageWorkingDays,
        avg(days) AS medianWorkingDays FROM placed WHERE place IN ((total + 1) / 2, (total + 2) / 2)`)
    expect({ averageWorkingDays, medianWorkingDays }).toEqual(days)
  })

  test.each([
    ['category', '服务类别', 'byCategory'],
    ['department', "nullif(主办单位, '')", 'byDepartment'],
    ['level', "nullif(人才类别, '')", 'byLevel'],
  ] as const)('equals what the exported ledger adds up to when it is parted by %s', (key, column, part) => {
    const told = ask(`
      SELECT * FROM (SELECT ${column} AS ${key}, sum(受理日期 BETWEEN $from AND $to) AS accepted, sum(${RESOLVED}) AS resolved,
          sum((${RESOLVED} AND ${LATE('办结日期')}) OR (${OPEN} AND ${LATE('$to')})) AS overdue
        FROM ledger GROUP BY 1) WHERE accepted + resolved + overdue > 0`)
    expect(summary.requests[part]).toHaveLength(told.length)
    expect(summary.requests[part]).toEqual(expect.arrayContaining(told))
  })

  test('equals what the exported ledger adds up to when it is parted by month', () => {
    const told = ask(`
      SELECT month, sum(accepted) AS accepted, sum(resolved) AS resolved, sum(overdue) AS overdue FROM (
        SELECT substr(受理日期, 1, 7) AS month, 1 AS accepted, 0 AS resolved, 0 AS overdue
          FROM ledger WHERE 受理日期 BETWEEN $from AND $to
        UNION ALL SELECT substr(办结日期, 1, 7), 0, 1, ${LATE('办结日期')} FROM ledger WHERE ${RESOLVED}
        UNION ALL SELECT substr($to, 1, 7), 0, 0, 1 FROM ledger WHERE ${OPEN} AND ${LATE('$to')})
      GROUP BY 1 ORDER BY 1`)
    expect(summary.requests.byMonth.filter(({ accepted, resolved }) => accepted + resolved > 0)).toEqual(told)
    expect(summary.requests.byMonth).toHaveLength(6)
  })

  test('equals what the exported ledger adds up to when ratings and services are counted', () => {
    const [told] = ask(`
      SELECT sum(${RATED}) AS rated, sum(${RATED} AND 满意度 NOT LIKE '%不满意') AS satisfied,
        sum(${RATED} AND 满意度 LIKE '%不满意') AS bad,
        round(100.0 * sum(${RATED}) / sum(${RESOLVED}), 1) AS responseRate,
        round(100.0 * sum(${RATED} AND 满意度 NOT LIKE '%不满意') / sum(${RATED}), 1) AS satisfactionRate
      FROM ledger`)
    expect(summary.ratings).toEqual(told)
    const [served] = ask(`
      SELECT count(DISTINCT 姓名 || 用人单位) AS peopleServed, sum(人次) AS timesServed FROM ledger WHERE ${RESOLVED}`)
    expect(summary.services).toEqual(served)
  })

  test('equals what the exported cards add up to when pieces and people are counted', () => {
    const [told] = ask(`
      SELECT count(DISTINCT CASE WHEN ${HELD} THEN 姓名 || 用人单位 END) AS people, sum(${HELD}) AS pieces,
        sum(期初持卡 = '是') AS atStart, sum(${HELD}) AS atEnd, ${MOVED('新发', 'issued')}, ${MOVED('换发', 'renewed')},
        ${MOVED('升级', 'upgraded')}, ${MOVED('补发', 'replaced')}, ${MOVED('到期', 'expired')}, ${MOVED('收回', 'revoked')}
      FROM cards`)
    const { byScheme, ...counts } = summary.cards
    expect(counts).toEqual(told)
    const levels = ask(`
      SELECT 卡种 AS scheme, 人才类别 AS level, count(DISTINCT 姓名 || 用人单位) AS people, count(*) AS pieces
      FROM cards WHERE ${HELD} GROUP BY 1, 2`)
    expect(byScheme).toHaveLength(levels.length)
    expect(byScheme).toEqual(expect.arrayContaining(levels))
  })
})

describe('an exported workbook', () => {
  test('holds the same ledger with days and numbers as text when it is read again', async () => {
    const rows = await rowsOf('ledger.xlsx')
    const [, subtitle, heads, ...lines] = rows
    expect(subtitle?.find((text) => text !== '')).toContain(`${PERIOD.from} 至 ${PERIOD.to}`)
    expect(heads?.slice(0, 3)).toEqual(['序号', '受理编号', '收件日期'])
    const numbers = lines.filter(([place]) => /^\d+$/.test(place ?? '')).map(([, number]) => number)
    expect(numbers).toEqual(ask('SELECT 受理编号 AS number FROM ledger').map(({ number }) => number))
  })

  test('has a sheet a table, and one for the definitions, when it is the summary', async () => {
    const texts = (await rowsOf('summary.xlsx')).flat()
    expect(texts).toEqual(
      expect.arrayContaining(['按期办结率', '逐月', '满意率'].map((text) => expect.stringContaining(text))),
    )
    expect(texts).toContainEqual(expect.stringContaining('上期结转＋受理＝办结＋撤回＋期末在办'))
  })
})

describe('an export', () => {
  test('leaves a file that is there alone when it is not forced', async () => {
    const before = statSync(join(place, 'ledger.csv')).mtimeMs
    await expect(exported('ledger', 'csv')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('已存在'),
    })
    expect(statSync(join(place, 'ledger.csv')).mtimeMs).toBe(before)
    await exported('ledger', 'csv', '--force')
  })

  test('holds what every condition leaves when a ledger or cards are exported with some', async () => {
    const lines = async (kind: 'ledger' | 'cards', ...where: string[]) => {
      const out = join(place, 'part.json')
      const days = ['--from', PERIOD.from, '--to', PERIOD.to, '--format', 'json', '--out', out, '--force']
      await desk(['export', kind, ...days, ...where.flatMap((one) => ['--where', one])])
      return Lines.parse(JSON.parse(readFileSync(out, 'utf8')))[kind]
    }
    const solved = await lines('ledger', 'department=县教委', 'state=archived', 'result=solved')
    const told = ask(`SELECT 受理编号 AS number FROM ledger WHERE 收件日期 BETWEEN $from AND $to AND 环节 = '已归档'
      AND 办理结果 = '已解决' AND '、' || 主办单位 || '、' || 协办单位 || '、' LIKE '%、县教委、%' ORDER BY 1`)
    expect(solved.length).toBeGreaterThan(0)
    expect(solved.map(({ number }) => ({ number }))).toEqual(told)
    const cards = await lines('cards', 'state=lost')
    expect(cards.length).toBeGreaterThan(0)
    expect(new Set(cards.map(({ state }) => state))).toEqual(new Set(['已挂失']))
    for (const where of ['department=没有的单位', 'colour=red', 'state=open']) {
      await expect(lines('ledger', where)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('可') })
    }
  })

  test('is refused as wrong usage when day, format or file is missing or no such thing', async () => {
    for (const args of [
      ['export', 'everything', '--from', PERIOD.from, '--to', PERIOD.to, '--format', 'csv', '--out', 'x'],
      ['export', 'summary', '--from', '2026-02-30', '--to', PERIOD.to, '--format', 'csv', '--out', 'x'],
      ['export', 'summary', '--from', PERIOD.from, '--to', PERIOD.to, '--format', 'rtf', '--out', 'x'],
      ['export', 'summary', '--from', PERIOD.from, '--to', PERIOD.to, '--format', 'csv'],
    ]) {
      await expect(desk(args)).rejects.toMatchObject({ code: 2 })
    }
  })

  test('is refused when the last day is before the first or the file can not be written', async () => {
    const reversed = ['export', 'summary', '--from', PERIOD.to, '--to', PERIOD.from, '--format', 'csv']
    await expect(desk([...reversed, '--out', join(place, 'x.csv')])).rejects.toMatchObject({ code: 1 })
    const nowhere = ['export', 'summary', '--from', PERIOD.from, '--to', PERIOD.to, '--format', 'csv']
    await expect(desk([...nowhere, '--out', join(place, 'no', 'x.csv')])).rejects.toMatchObject({ code: 1 })
  })
})

const ENDED = "coalesce(nullif(办结日期, ''), nullif(撤回日期, ''), nullif(不予受理日期, ''), '9999')"
const OPEN = `(受理日期 <> '' AND 受理日期 <= $to AND ${ENDED} > $to)`
const RESOLVED = '(办结日期 BETWEEN $from AND $to)'
const RATED = `(${RESOLVED} AND 满意度 <> '' AND 评价说明 = '')`
const HELD = `(环节 LIKE '使用中%' AND (有效期起 = '' OR 有效期起 <= $to) AND (有效期止 = '' OR 有效期止 >= $to))`

/** A working day has begun and ended since the due day. */
function LATE(on: string): string {
  return `(应办结日 <> '' AND EXISTS (SELECT 1 FROM workday WHERE day > 应办结日 AND day <= ${on}))`
}

function MOVED(word: string, name: string): string {
  return `sum('、' || 本期变动 || '、' LIKE '%、${word}、%') AS ${name}`
}

function ask(sql: string): Record<string, unknown>[] {
  const given = { from: PERIOD.from, to: PERIOD.to }
  const used = Object.entries(given).filter(([name]) => sql.includes(`$${name}`))
  return db
    .prepare(sql)
    .all(Object.fromEntries(used) as Record<string, SQLInputValue>)
    .map((row) => ({ ...row }))
}

/** A list as a table of text. */
function load(list: string): void {
  const [heads = [], ...rows] = csvRows(readFileSync(join(place, `${list}.csv`), 'utf8').replace(/^\ufeff/, ''))
  db.exec(`CREATE TABLE ${list} (${heads.map((head) => `"${head}" TEXT NOT NULL`).join(', ')})`)
  const insert = db.prepare(`INSERT INTO ${list} VALUES (${heads.map(() => '?').join(', ')})`)
  for (const row of rows) insert.run(...row)
}

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    if (row.length > 1) rows.push(row)
    row = []
  }
  return rows
}

async function rowsOf(file: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const event of readWorkbook(join(place, file), file)) {
    if (event.type === 'rows') rows.push(...event.rows.map(({ cells }) => cells.map(cellText)))
  }
  return rows
}

function exported(kind: string, format: string, ...more: string[]) {
  const out = join(place, `${kind}.${format}`)
  return desk(['export', kind, '--from', PERIOD.from, '--to', PERIOD.to, '--format', format, '--out', out, ...more])
}

/** Rejects with `code` and `stderr` where the command ends otherwise than well. */
function desk(args: readonly string[]) {
  const all = [cli, ...args, '--data', join(place, 'desk'), '--lang', 'zh-CN']
  return promisify(execFile)(process.execPath, all)
}
