import { execFile, execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openZip } from '#documents/read/zip.ts'
import { createClient, type DeskClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { isPrintable, type CardState } from '#shared/domain/cards.ts'
import { isOfRequest, PaperKind } from '#shared/domain/papers.ts'
import { requestFor } from '../fixtures/request-for-paper.ts'

/**
 * Every kind of workbook and text that the desk writes, of a demo office, opened by LibreOffice, and the codes on their pages
 * read by a camera's program. Collected only where both are installed; see `vitest.config.ts`.
 */
const place = mkdtempSync(join(tmpdir(), 'yingcai-others-'))
const FILES = join(place, 'files')
const PAGES = join(place, 'pages')
const AGAIN = join(place, 'again')
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const YEAR = Number(TODAY.slice(0, 4))
/** Who holds the desk that `init` makes. */
const CLERK = '管理员'
const PERIOD = { from: `${YEAR - 1}-10-01`, to: `${YEAR}-03-31` }
/** As it is built, since each file has a thread of its own that loads all that it needs. */
const WORKER = new URL('../../out/main/worker.js', import.meta.url)
const CLI = join(import.meta.dirname, '../../out/main/cli.js')
const BLANK = join(import.meta.dirname, '../fixtures/workbooks/upper-form.xlsx')
const ROSTER = join(import.meta.dirname, '../fixtures/workbooks/roster-xiushan.xlsx')
/** Names that are outside of the plane of the usual signs, and an old one that few typefaces have. */
const RARE = '㑇䶮𠮷'
const RARE_REQUEST = 'inspection-request.pdf'
const FULL_PHONE = /(?<!\d)1\d{10}(?!\d)/
/** What the code of a file holds, by the file's name. */
const codes = new Map<string, string>()
const known = new Map([
  ['blank', { path: BLANK, name: '月报.xlsx' }],
  ['roster', { path: ROSTER, name: '名册.xlsx' }],
])
let desk: DeskClient

beforeAll(async () => {
  for (const folder of [FILES, PAGES, AGAIN]) mkdirSync(folder)
  const folder = join(place, 'desk')
  await promisify(execFile)(process.execPath, [
    CLI,
    'init',
    '--district',
    '秀山',
    '--trial',
    '--demo',
    '--data',
    folder,
  ])
  const host = startWorker({ workerFile: WORKER, folder, mode: 'write', version: 'test' })
  host.useFiles({
    find: (token) => known.get(token) ?? null,
    make: (name) => ({ token: name, path: join(place, name) }),
  })
  desk = createClient(host.connect())
  await desk.desk.login({ login: 'admin', passphrase: null })
  await writeLists()
  const lists = readdirSync(FILES)
  // While the others are written.
  const opened = [toPages(lists)]
  await writePapers()
  await writeTemplates()
  await writeForms()
  await host.stop()
  opened.push(toPages(readdirSync(FILES).filter((name) => !lists.includes(name))))
  await Promise.all(opened)
}, 600_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('what the desk writes', () => {
  test('becomes pages when LibreOffice opens it, whatever its kind', () => {
    const written = readdirSync(FILES)
    expect(written.length).toBeGreaterThanOrEqual(31)
    expect(readdirSync(PAGES).toSorted()).toEqual(written.map((name) => name.replace(/\.\w+$/, '.pdf')).toSorted())
  })

  test('says everything in words, and nothing in those of the program', () => {
    for (const name of readdirSync(PAGES).filter((one) => one.endsWith('.pdf'))) {
      const text = textOf(name)
      expect(text, name).not.toMatch(/\[object|undefined|NaN|\{\{|\b(?:null|true|false)\b/)
      if (!name.startsWith('template')) expect(text, name).not.toMatch(/[{}]/)
    }
  })

  test('is read by a camera from its printed page when it bears a code', async () => {
    const bearers = ['collection', 'edition', 'edition-tables', 'receipt', 'summary', 'summary-pages', 'summary-tables']
    expect([...codes.keys()].toSorted()).toEqual(bearers)
    const read = [...codes.keys()].map(async (name) => [name, await codeOn(join(PAGES, `${name}.pdf`))] as const)
    expect(new Map(await Promise.all(read))).toEqual(codes)
  })

  test('keeps rare characters of a name when it is printed', () => {
    for (const name of ['receipt.pdf', RARE_REQUEST]) {
      expect(textOf(name), name).toContain(RARE)
      expect(
        fontsOf(name).filter((line) => !/ yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line)),
        name,
      ).toEqual([])
    }
  })

  test('is pages with parts of typefaces, numbers masked, when an inspection gets it', () => {
    const [text, index] = [textOf(RARE_REQUEST), textOf('inspection-index.pdf')]
    for (const told of ['诉求办理卷宗', '交办情况', '办理过程', '办结告知单', '138****5678', '—1—', '—2—']) {
      expect(text).toContain(told)
    }
    expect(text).not.toContain('13812345678')
    expect(index).toContain('超期办件的原因')
    for (const name of [RARE_REQUEST, 'inspection-index.pdf', 'summary-pages.pdf']) {
      expect(
        fontsOf(name).filter((line) => !/^[A-Z]{6}\+\S+ .* yes yes yes +\d+ +\d+$/.test(line)),
        name,
      ).toEqual([])
      expect(pdf('pdfinfo', name)).toContain('Page size:       595.276 x 841.89 pts (A4)')
    }
  })

  test('bears across every page who made it and when, when a ledger is printed', () => {
    for (const name of ['ledger-pages.pdf', 'ledger-pages-in-clear.pdf']) {
      // In the order in which it is drawn: a mark goes across lines of the list.
      const pages = pdf('pdftotext', name, '-raw', '-').split('\f').slice(0, -1)
      expect(pages.length, name).toBeGreaterThan(4)
      for (const [at, page] of pages.entries()) {
        expect(page.split(new RegExp(`${CLERK}\\s${TODAY}`)).length, `${name}, page ${at + 1}`).toBe(13)
      }
    }
    const [masked, inClear] = [textOf('ledger-pages.pdf'), textOf('ledger-pages-in-clear.pdf')]
    const numbers = (text: string) => new Set(text.match(/XS-\d{4}-\d{4}/g))
    expect(numbers(masked).size).toBeGreaterThan(0)
    expect(numbers(masked)).toEqual(numbers(inClear))
    expect(masked).not.toMatch(FULL_PHONE)
    expect(inClear).toMatch(FULL_PHONE)
    const [first = ''] = inClear.split('\f')
    for (const told of ['李主任', '县纪委调阅', '未隐去']) expect(first).toContain(told)
  })

  test('keeps numbers of identity as text when a list goes through LibreOffice and back', async () => {
    const [before, after] = [join(FILES, 'refused.xlsx'), join(AGAIN, 'refused.xlsx')]
    await converted('xlsx:Calc MS Excel 2007 XML', AGAIN, [before])
    const numbers = identities(before)
    expect(numbers.length).toBeGreaterThan(0)
    expect(identities(after)).toEqual(numbers)
  })
})

/** What a program of poppler says of pages. */
function pdf(program: string, name: string, ...more: readonly string[]): string {
  return execFileSync(program, [join(PAGES, name), ...more], { encoding: 'utf8' })
}

function textOf(name: string): string {
  return pdf('pdftotext', name, '-')
}

/** A line each of the typefaces in pages. */
function fontsOf(name: string): string[] {
  return pdf('pdffonts', name)
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
}

/** Cells of text that look like a number of identity. */
function identities(path: string): string[] {
  const book = read(readFileSync(path))
  return Object.values(book.Sheets).flatMap((sheet) =>
    Object.values(sheet).flatMap((cell: { t?: string; v?: unknown }) =>
      cell?.t === 's' && /^\d{14,17}[\dX]$/.test(String(cell.v)) ? [String(cell.v)] : [],
    ),
  )
}

/** The codes on the last page of a document, at the fineness of an office printer. */
async function codeOn(pdf: string): Promise<string> {
  const start = pdf.replace(/\.pdf$/, '')
  const last = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? ''
  await promisify(execFile)('pdftoppm', ['-f', last, '-r', '300', '-gray', pdf, start])
  const pages = readdirSync(PAGES).filter(
    (name) => join(PAGES, name).startsWith(start) && /^-\d+\.pgm$/.test(join(PAGES, name).slice(start.length)),
  )
  const found = pages.flatMap((page) => {
    try {
      return execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', join(PAGES, page)], {
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
    } catch {
      // Its way to say that there is none.
      return []
    }
  })
  return found.join()
}

/** Files that are pages already stay what they are. */
async function toPages(names: readonly string[]): Promise<void> {
  const [pages = [], others = []] = [true, false].map((are) => names.filter((name) => name.endsWith('.pdf') === are))
  for (const name of pages) copyFileSync(join(FILES, name), join(PAGES, name))
  await converted(
    'pdf',
    PAGES,
    others.map((name) => join(FILES, name)),
  )
}

/** One start for many: it takes most of the time. Each has a profile of its own, so that they can run side by side. */
async function converted(to: string, into: string, files: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${mkdtempSync(join(place, 'profile-'))}`
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', to, '--outdir', into, ...files])
}

async function writeLists(): Promise<void> {
  const lying = { ...PERIOD, language: 'zh-CN' } as const
  const received = { receivedOn: `${YEAR - 1}-12-01`, contact: '周敏 13812345678' }
  const { id: holderId } = await desk.holders.register({ fields: { name: '周启明' } })
  await desk.requests.record({ fields: { subject: 'holder', holderId, itemId: 4122, content: '咨询', ...received } })
  keep('summary', await exported(desk.exports.summary({ ...lying, format: 'docx' })))
  const { id: editionId } = await desk.editions.finalise({ ...PERIOD, sentTo: '县委组织部' })
  keep('edition', await exported(desk.exports.edition({ id: editionId, format: 'docx' })))
  keep('edition-tables', await exported(desk.exports.edition({ id: editionId, format: 'xlsx' })))
  for (const name of ['summary', 'edition']) codes.set(name, await shownCode(name))
  keep('summary-pages', await exported(desk.exports.summary({ ...lying, format: 'pdf' })))
  codes.set('summary-pages', /校验码：([\dA-Z-]+)/.exec(pagesText('summary-pages.pdf'))?.[1] ?? '')
  keep('summary-tables', await exported(desk.exports.summary({ ...lying, format: 'xlsx' })))
  for (const name of ['edition-tables', 'summary-tables']) codes.set(name, toldCode(name))
  keep('summary-english', await exported(desk.exports.summary({ ...lying, language: 'en', format: 'docx' })))
  const inClear = { decidedBy: '李主任', document: null, reason: '县纪委调阅' }
  const month = { from: `${YEAR}-03-01`, to: `${YEAR}-03-31` }
  keep('ledger-in-clear', await exported(desk.exports.ledger({ ...lying, ...month, format: 'xlsx', inClear })))
  keep('ledger-pages', await exported(desk.exports.ledger({ ...lying, format: 'pdf' })))
  keep('ledger-pages-in-clear', await exported(desk.exports.ledger({ ...lying, format: 'pdf', inClear })))
  keep('cards', await exported(desk.exports.cards({ ...lying, format: 'xlsx' })))
  keep('week', await exported(desk.exports.week({ ...lying, format: 'xlsx' })))
  const { requests } = await desk.requests.list({ filter: { states: ['accepted'] } })
  for (const { id } of requests) {
    const { assignments } = await desk.requests.get({ id })
    const waits = assignments.find(({ state }) => state === 'to-sign' || state === 'signed')
    if (!waits) continue
    keep(
      'dispatch-list',
      await exported(desk.exports.dispatch({ ...lying, format: 'xlsx', departmentId: waits.departmentId })),
    )
    break
  }
  keep('corrections', await exported(desk.exports.corrections({ employerId: await employerToAsk() })))
  const { batches } = await desk.cards.batches({})
  for (const { id } of batches) {
    const faces = await exported(desk.exports.faces({ batchId: id })).catch(() => null)
    if (!faces) continue
    for (const [name, bytes] of await unpacked(faces)) if (name.endsWith('.xlsx')) keep('faces.xlsx', bytes)
    break
  }
}

/** The folder of the day; of its requests the one whose person has a rare name. */
async function writeInspection(number: string): Promise<void> {
  const day = { from: TODAY, to: TODAY }
  for (const [name, bytes] of await unpacked(await exported(desk.exports.inspection({ ...day, sample: 20 })))) {
    if (name === '目录.pdf') keep('inspection-index.pdf', bytes)
    else if (name.includes(number)) keep(RARE_REQUEST, bytes)
  }
}

/** One of whose people something is asked. */
async function employerToAsk(): Promise<number> {
  const employments = [{ employer: '秀山县人民医院', department: null, post: null, fromOn: null, toOn: null }]
  await desk.holders.register({ fields: { name: '钟毓' }, employments })
  return (await desk.employers.find({ query: '秀山县人民医院' })).employers[0]?.id ?? 0
}

/** One paper of every kind, all in one folder; and what was done at the counter that day, for an inspection. */
async function writePapers(): Promise<void> {
  const ids: number[] = []
  for (const kind of PaperKind.options) {
    const ownerId = await ownerFor(kind)
    ids.push(...(await desk.papers.issue({ kind, ownerIds: [ownerId] })).ids)
    if (kind === 'receipt') codes.set(kind, (await desk.requests.get({ id: ownerId })).number)
    if (kind === 'completion') await writeInspection((await desk.requests.get({ id: ownerId })).number)
  }
  const papers = await unpacked(await exported(desk.exports.papers({ ids })))
  for (const [at, [, bytes]] of papers.entries()) keep(`${PaperKind.options[at]}.docx`, bytes)
}

async function ownerFor(kind: PaperKind): Promise<number> {
  if (isOfRequest(kind)) return requestFor(desk, kind, RARE)
  const { cards } = await desk.cards.list({ filter: { state: 'active' } })
  const [card] = cards
  if (!card) throw new Error('The demo office has no card in use')
  switch (kind) {
    case 'statement':
      return card.holder.id
    case 'collection':
      codes.set(kind, card.number ?? '')
      return card.id
    case 'sign-off': {
      const { cards: made } = await desk.cards.list({ limit: 500 })
      const isUndecided = ({ state }: { state: CardState }) => isPrintable('sign-off', { state, number: null })
      return made.find((one) => isUndecided(one) && one.batchId !== null)?.batchId ?? 0
    }
    case 'handover': {
      const { staff } = await desk.staff.list({})
      const [from, to] = staff.filter((one) => one.kind === staff[0]?.kind)
      const told = { onDay: TODAY, supervisor: '李主任', papers: '卡片档案一册', note: null }
      return (await ended(desk.handovers.transfer({ fromStaffId: from?.id ?? 0, toStaffId: to?.id ?? 0, ...told }))).id
    }
  }
}

async function writeTemplates(): Promise<void> {
  for (const kind of ['receipt', 'handover'] as const) {
    keep(`template ${kind}`, await exported(desk.exports.paperTemplate({ kind })))
  }
}

async function writeForms(): Promise<void> {
  const { id } = await desk.imports.upperForm({ token: 'blank', form: { name: '月报' } })
  await desk.upperForms.place({
    formId: id,
    sheet: '月报',
    cell: 'C5',
    content: { kind: 'figure', figure: 'accepted' },
  })
  keep('upper-form', await exported(desk.exports.upperForm({ id, ...PERIOD })))
  await ended(desk.imports.plan({ token: 'roster', kind: 'roster' }))
  keep('refused.xlsx', readFileSync(join(place, (await desk.imports.refusedRows({ token: 'roster' })).token)))
}

/** Files of names of one script: LibreOffice names its pages like them. */
function keep(name: string, file: Buffer | { readonly name: string; readonly bytes: Buffer }): void {
  if (file instanceof Uint8Array) writeFileSync(join(FILES, name), file)
  else writeFileSync(join(FILES, `${name}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`), file.bytes)
}

async function exported(events: Promise<AsyncIterable<JobEvent<{ token: string; name: string }>>>) {
  const { token, name } = await ended(events)
  return { name, bytes: readFileSync(join(place, token)) }
}

async function unpacked({ bytes }: { readonly bytes: Buffer }): Promise<[string, Buffer][]> {
  const all: [string, Buffer][] = []
  for (const [name, part] of openZip(bytes, '')) {
    const pieces: Uint8Array[] = []
    for await (const piece of part.read()) pieces.push(piece)
    all.push([name, Buffer.concat(pieces)])
  }
  return all
}

async function ended<R>(events: Promise<AsyncIterable<JobEvent<R>>>): Promise<R> {
  for await (const event of await events) if (event.type === 'done') return event.result
  throw new Error('The job ended without a result')
}

/** The code that the last sheet says below its picture. */
function toldCode(name: string): string {
  const book = read(readFileSync(join(FILES, `${name}.xlsx`)))
  const cells = Object.values(book.Sheets[book.SheetNames.at(-1) ?? ''] ?? {})
  const texts = cells.map((cell: { v?: unknown }) => String(cell?.v))
  return texts.flatMap((text) => /校验码：([\dA-Z-]+)/.exec(text)?.[1] ?? []).join()
}

function pagesText(name: string): string {
  return execFileSync('pdftotext', [join(FILES, name), '-'], { encoding: 'utf8' })
}

/** The code that the text says beside its picture. */
async function shownCode(name: string): Promise<string> {
  const parts = openZip(readFileSync(join(FILES, `${name}.docx`)), '')
  const pieces: Uint8Array[] = []
  for await (const piece of parts.get('word/document.xml')?.read() ?? []) pieces.push(piece)
  return (
    /name="code"[^>]*descr="([^"]*)"|descr="([^"]*)"[^>]*name="code"/.exec(String(Buffer.concat(pieces)))?.[1] ?? ''
  )
}
