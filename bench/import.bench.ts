import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WorkbookReader } from '@cj-tech-master/excelts'
import { writeDocument } from '#documents/write/document.ts'
import { createClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { daysLater } from '#shared/domain/days.ts'
import { checkSignOf } from '#shared/domain/identity.ts'
import { emptyFolder, found, WORKER_FILE } from './desks.ts'
import { BENCH_FOLDER, MIB, report, spread, type Figure } from './figures.ts'

/**
 * A roster of a city through the built worker: read, tried, brought in, and half of it cancelled; while it runs a clerk
 * looks people up. Beside it the bare library reads the same workbook. `BENCH_ROWS` measures another number of rows.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000)
const GOAL_MS = 20_000
const LONGEST_CALL_MS = 50

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建文国志海晓春秀云鹏飞宇浩婷'

const path = await writtenRoster()
const figures: Figure[] = []
const bareFrom = performance.now()
await readBare()
const bareTook = performance.now() - bareFrom
figures.push({ what: 'bare library reads', unit: 'ms', values: { took: bareTook } })

const before = process.memoryUsage().rss
const host = startWorker({ workerFile: WORKER_FILE, folder: emptyFolder('import'), mode: 'write', version: '0.0.0' })
host.useFiles({
  find: () => ({ path, name: '名册.xlsx' }),
  make: (name) => ({ token: name, path: join(BENCH_FOLDER, name) }),
})
const client = createClient(host.connect())
await found(client, 'sealed')

const order = { token: 'roster', kind: 'roster' } as const
const read = await timed(() => client.imports.read({ token: order.token }))
const cancelled = await timed(cancelHalfway)
const plan = await timed(async () => ended(await client.imports.plan(order)))
const run = await timed(async () => ended(await client.imports.run(order)))
await host.stop()

const goal = (took: number) => ({ words: `at most ${GOAL_MS / 1000} s`, isMet: took <= GOAL_MS })
for (const [what, { took, calls, rss }] of Object.entries({ read, cancelled, plan, run })) {
  const values = { took, '× bare': took / bareTook, 'MiB above empty': (rss - before) / MIB }
  figures.push({ what, unit: 'ms', values, ...(ROWS === 100_000 && what !== 'cancelled' && { goal: goal(took) }) })
  const { p99, max } = spread(calls)
  const isMet = max <= LONGEST_CALL_MS
  figures.push({
    what: `  a look-up meanwhile`,
    unit: 'ms',
    values: { p99, max },
    goal: { words: `${LONGEST_CALL_MS} ms`, isMet },
  })
}
report(
  'import',
  `A roster of ${ROWS} rows: ${plan.result.counts.holders} people, ${plan.result.counts.cards} cards`,
  figures,
)
if (plan.result.counts.holders !== run.result.counts.holders) throw new Error('The run and the trial differ')

async function timed<R>(step: () => Promise<R>): Promise<{ result: R; took: number; calls: number[]; rss: number }> {
  const calls: number[] = []
  let rss = process.memoryUsage().rss
  const watch = { isOver: false }
  const clerk = (async () => {
    while (!watch.isOver) {
      const from = performance.now()
      await client.holders.find({ query: '王伟' })
      calls.push(performance.now() - from)
      rss = Math.max(rss, process.memoryUsage().rss)
      await wait(50)
    }
  })()
  const from = performance.now()
  const result = await step()
  const took = performance.now() - from
  watch.isOver = true
  await clerk
  return { result, took, calls, rss }
}

async function ended<R>(events: AsyncIterable<JobEvent<R>>): Promise<R> {
  for await (const event of events) if (event.type === 'done') return event.result
  throw new Error('The job ended without a result')
}

/** Leaves the stream when half is done; nothing of it may stay. */
async function cancelHalfway(): Promise<void> {
  for await (const event of await client.imports.run(order)) {
    if (event.type === 'progress' && event.done * 2 > ROWS) break
  }
  while ((await client.desk.status({})).job !== null) await wait(50)
  const { total } = await client.holders.list({ limit: 1 })
  if (total !== 0) throw new Error(`${total} people stayed of an import that was cancelled`)
}

async function readBare(): Promise<void> {
  let rows = 0
  for await (const sheet of new WorkbookReader(path, { sharedStrings: 'cache', worksheets: 'emit' })) {
    for await (const row of sheet) if (row) rows += 1
  }
  if (rows < ROWS) throw new Error(`The library read ${rows} rows`)
}

async function writtenRoster(): Promise<string> {
  const file = join(BENCH_FOLDER, `roster-${ROWS}.xlsx`)
  if (existsSync(file)) return file
  mkdirSync(BENCH_FOLDER, { recursive: true })
  const titles =
    '序号 姓名 性别 身份证号码 工作单位 职务 职称 联系电话 人才类别 服务卡类别 卡号 发卡日期 有效期至 毕业院校 备注'
  const columns = titles.split(' ').map((title) => ({ key: title, title, width: 12, kind: 'text' as const }))
  const rows = Array.from({ length: ROWS }, (_, at) => rowOf(at))
  const sheet = { name: '名册', title: '人才名册', subtitle: '', columns, rows, notes: [], chart: null }
  await writeDocument(file, { format: 'xlsx', sheets: [sheet] })
  return file
}

function rowOf(at: number): string[] {
  const sign = (from: string, place: number) => from.charAt(place % from.length)
  const name = sign(SURNAMES, at * 7) + sign(GIVEN, at) + (at % 4 === 0 ? '' : sign(GIVEN, at * 13 + (at >> 6)))
  const isMan = at % 2 === 0
  const order = String(Math.floor(at / 15_000) * 2 + (isMan ? 1 : 2)).padStart(3, '0')
  const first17 = `500999${daysLater('1958-01-01', at % 15_000).replaceAll('-', '')}${order}`
  const card = at % 3 === 0 ? ['否', '', '', ''] : ['B卡', `B${at}`, '2024.3.5', '2027.3.4']
  const work = [`第${at % 2_000}单位`, '科长', '工程师', String(13_800_000_000 + at), '专业技术人才']
  const note = at % 5 === 0 ? '双聘' : ''
  return [String(at + 1), name, isMan ? '男' : '女', first17 + checkSignOf(first17), ...work, ...card, '重庆大学', note]
}
