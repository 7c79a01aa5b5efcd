import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { WorkbookWriter } from '@cj-tech-master/excelts'
import { writeDocument } from '#documents/write/document.ts'
import type { SheetColumn } from '#shared/domain/sheets.ts'
import { daysLater } from '#shared/domain/days.ts'
import { BENCH_FOLDER, MIB, report, spread } from './figures.ts'

/** A ledger of requests as a workbook, beside the same rows written by the library's bare stream. `BENCH_ROWS` measures another number. */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000)
const ROUNDS = 3
const MOST = 1.5

const TITLES =
  '序号 办件编号 登记日期 来源 对象 姓名 用人单位 服务卡号 联系方式 事项类别 服务事项 诉求内容 责任单位 受理日期 办理时限 到期日 办结日期 办理结果 办理情况 评价 服务专员'
const columns = TITLES.split(' ').map((title): SheetColumn => ({
  key: title,
  title,
  width: title === '诉求内容' || title === '办理情况' ? 40 : 14,
  kind: title === '序号' || title === '办理时限' ? 'number' : 'text',
}))

const rows = Array.from({ length: ROWS }, (_, at) => rowOf(at))
const path = { own: join(BENCH_FOLDER, 'run', 'ledger.xlsx'), bare: join(BENCH_FOLDER, 'run', 'ledger-bare.xlsx') }
const took = { own: [] as number[], bare: [] as number[] }
const memory = { own: 0, bare: 0 }
for (let round = 0; round < ROUNDS; round += 1) {
  took.bare.push(await timed('bare', writeBare))
  took.own.push(await timed('own', writeOwn))
}
const ratio = Math.min(...took.own) / Math.min(...took.bare)
report('ledger', `A ledger of ${ROWS} requests as a workbook`, [
  {
    what: 'bare stream',
    unit: 'ms',
    values: { ...spread(took.bare), 'MiB more': memory.bare, 'MiB file': size(path.bare) },
  },
  {
    what: 'as the desk writes it',
    unit: 'ms',
    values: { ...spread(took.own), 'MiB more': memory.own, 'MiB file': size(path.own), '× bare': ratio },
    goal: { words: `at most ${MOST} × the bare stream`, isMet: ratio <= MOST },
  },
])
for (const file of Object.values(path)) rmSync(file, { force: true })

async function timed(which: 'own' | 'bare', write: () => Promise<void>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const watch = setInterval(() => {
    memory[which] = Math.max(memory[which], (process.memoryUsage().rss - before) / MIB)
  }, 50)
  const from = performance.now()
  await write()
  clearInterval(watch)
  return performance.now() - from
}

async function writeOwn(): Promise<void> {
  const sheet = { name: '台账', title: '服务台账', subtitle: '', columns, rows, notes: [], chart: null }
  await writeDocument(path.own, { format: 'xlsx', sheets: [sheet] })
}

async function writeBare(): Promise<void> {
  const workbook = new WorkbookWriter({ filename: path.bare, useStyles: false, useSharedStrings: false })
  const sheet = workbook.addWorksheet('台账')
  sheet.addRow(columns.map(({ title }) => title)).commit()
  for (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
  await workbook.commit()
}

function size(file: string): number {
  return statSync(file).size / MIB
}

function rowOf(at: number): (string | number)[] {
  const day = daysLater('2025-01-01', at % 540)
  const [content, outcome] = [
    `子女入学需要协调学位，第${at % 977}号`,
    `已与教育部门对接，安排就近入学，第${at % 389}号`,
  ]
  const head = [at + 1, `XS-2025-${String(at + 1).padStart(6, '0')}`, day, '窗口', '人才', `王伟${at % 500}`]
  const card = [`第${at % 2000}单位`, `B-2025-${at}`, '138****0000', '子女教育', '义务教育入学', content]
  return [
    ...head,
    ...card,
    '教育委员会',
    day,
    10,
    daysLater(day, 14),
    daysLater(day, 9),
    '解决',
    outcome,
    '非常满意',
    '陈明',
  ]
}
