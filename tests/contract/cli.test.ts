import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { pinyin } from 'pinyin-pro'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient, type DeskClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import { FoundHolders } from '#shared/contract/found.ts'

/** The command line as real processes of the built program, on a real disk. */
const built = join(import.meta.dirname, '../../out/main')
const PASSPHRASE = 'a-passphrase-for-tests'
/** The recovery code as it is printed. */
const CODE = '(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}'
const place = mkdtempSync(join(tmpdir(), 'yingcai-cli-'))
/** Sealed, with demo people. */
const sealed = join(place, 'sealed')
/** Without a passphrase and without people. */
const trial = join(place, 'trial')
const OPEN = { passphrase: null }
/** What scripts get for `find wang` in the sealed folder. */
let wang: Answer

beforeAll(async () => {
  const made = await desk(['init', '--district', '500241', '--login', 'li', '--demo', '--json', '--data', sealed])
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.json).toMatchObject({ folder: sealed, sealed: true, districtCode: '500241', login: 'li' })
  expect(made.out.match(new RegExp(CODE, 'g'))).toEqual([made.json.recoveryCode])
  const tried = await desk(['init', '--district', '渝中', '--trial', '--lang', 'en', '--data', trial], OPEN)
  expect(tried).toMatchObject({ code: 0, err: '' })
  expect(tried.out).toMatch(/渝中区人才办[^]*This is a trial folder: no passphrase/)
  wang = await desk(['find', 'wang', '--data', sealed, '--json'])
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('init', () => {
  test('shows the recovery code once when a person reads', async () => {
    const made = await desk(['init', '--district', '秀山', '--lang', 'en', '--data', join(place, 'once')])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out.match(new RegExp(`Recovery code: ${CODE}\n`, 'g'))).toHaveLength(1)
  })

  test('refuses when the folder was set up before', async () => {
    const again = await desk(['init', '--district', '秀山', '--trial', '--data', trial, '--json'], OPEN)
    expect(again).toMatchObject({ code: 1, out: '', error: { code: 'desk/already-founded', params: {} } })
  })

  test('refuses and founds nothing when the district is unknown or fits several', async () => {
    const folder = join(place, 'nowhere')
    const unknown = await desk(['init', '--district', '长安', '--data', folder, '--json'])
    expect(unknown).toMatchObject({ code: 1, error: { code: 'district/unknown', params: { districtCode: '长安' } } })
    const several = await desk(['init', '--district', '江', '--data', folder, '--json'])
    expect(several).toMatchObject({ code: 2, error: { code: 'usage/district-ambiguous' } })
    expect(existsSync(join(folder, 'desk.json'))).toBe(false)
  })

  test('asks for a passphrase by other means when none is set and nobody can be asked', async () => {
    const refused = await desk(['init', '--district', '500241', '--data', join(place, 'none')], OPEN)
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toBe(
      '需要口令：请设置环境变量 YINGCAI_PASSPHRASE，或在终端中运行；新建试用文件夹可用 --trial。\n',
    )
  })

  test('names the passphrase but never shows it when it is too short', async () => {
    const args = ['init', '--district', '500241', '--data', join(place, 'short')]
    const refused = await desk(args, { passphrase: 'short7x' })
    expect(refused).toMatchObject({ code: 2, out: '', err: '填写的内容不符合要求：passphrase。\n' })
  })
})

describe('find', () => {
  test('finds a demo person by pinyin and initials when the folder is sealed', async () => {
    const [person] = wang.json.holders
    expect(person).toMatchObject({ name: expect.stringMatching(/^\p{Script=Han}/u) })
    const inLetters = { toneType: 'none', surname: 'head' } as const
    const spelled = pinyin(person.name, inLetters).replaceAll(' ', '')
    const initials = pinyin(person.name, { ...inLetters, pattern: 'first' }).replaceAll(' ', '')
    for (const query of [spelled, initials]) {
      const found = await desk(['find', query, '--data', sealed, '--json'])
      expect(found).toMatchObject({ code: 0, err: '' })
      expect(found.json.holders.map((holder: { id: number }) => holder.id)).toContain(person.id)
    }
  })

  test('answers in the shape that scripts rely on when asked for JSON', () => {
    expect(wang).toMatchObject({ code: 0, err: '' })
    const { holders } = FoundHolders.parse(wang.json)
    expect(holders.length).toBeGreaterThan(0)
    for (const { identity, recognitions, cards, entitlements } of holders) {
      expect(JSON.stringify(identity)).not.toMatch(/\d{7}/)
      expect(recognitions.length + cards.length).toBeGreaterThan(0)
      expect(entitlements.map(({ item }) => item)).toContain('政策咨询')
    }
  })

  test('answers for the day that is asked about', async () => {
    const [now] = FoundHolders.parse(wang.json).holders
    const long = await desk(['find', 'wang', '--on', '1999-01-01', '--data', sealed, '--json'])
    const [then] = FoundHolders.parse(long.json).holders
    expect([then?.id, then?.cards]).toEqual([now?.id, []])
    expect(await desk(['find', 'wang', '--on', 'yesterday', '--data', sealed])).toMatchObject({ code: 2, out: '' })
  })

  test('prints one line a holder under a head in the language asked for when a person reads', async () => {
    const chinese = await desk(['find', 'wang', '--data', sealed])
    const english = await desk(['find', 'wang', '--data', sealed, '--lang', 'en'])
    expect(chinese.out).toMatch(/^编号\s+姓名\s+状态/)
    expect(english.out).toMatch(/^Id\s+Name\s+State/)
    const lines = wang.json.holders.length + 1
    for (const { out } of [chinese, english]) expect(out.trimEnd().split('\n')).toHaveLength(lines)
  })

  test('says so and is done when nobody is found', async () => {
    const none = await desk(['find', '查无此人', '--data', trial, '--lang', 'en'], OPEN)
    expect(none).toMatchObject({ code: 0, out: 'Nobody on the register matches “查无此人”.\n', err: '' })
  })
})

describe('history and undo', () => {
  test('shows a change and takes it back once when its number is given', async () => {
    const { id, seq } = await inWorker(trial, async (client) => {
      const made = await client.holders.register({ fields: { name: '撤销测试', phone: '13900000001' } })
      return client.holders.correct({ id: made.id, seen: made.seq, changes: { phone: '13900000002' } })
    })
    const before = await desk(['history', String(id), '--data', trial, '--json'], OPEN)
    expect(before).toMatchObject({ code: 0, err: '' })
    expect(before.json.entries.map((entry: { command: string }) => entry.command)).toEqual([
      'holders.correct',
      'holders.register',
    ])
    expect(before.out).not.toContain('13900000002')

    const undone = await desk(['undo', String(seq), '--data', trial, '--lang', 'en'], OPEN)
    expect(undone).toMatchObject({ code: 0, err: '' })
    expect(undone.out).toMatch(
      new RegExp(`^Change no\\. ${seq} \\(holders\\.correct\\) is taken back by no\\. \\d+\\.\n$`),
    )
    const plain = await desk(['history', String(id), '--data', trial], OPEN)
    expect(plain.out).toContain(`撤销第 ${seq} 号`)
    expect(plain.out).toMatch(/holder\.phone: \S+ → \S+/)

    const again = await desk(['undo', String(seq), '--data', trial, '--json'], OPEN)
    expect(again).toMatchObject({ code: 1, out: '', error: { code: 'undo/done-before', params: { seq } } })
  })

  test('names the changes in the way when something newer stands on it', async () => {
    const { first, second } = await inWorker(trial, async (client) => {
      const made = await client.holders.register({ fields: { name: '拦阻测试' } })
      const one = await client.holders.correct({ id: made.id, seen: made.seq, changes: { note: '一' } })
      const two = await client.holders.correct({ id: made.id, seen: one.seq, changes: { note: '二' } })
      return { first: one.seq, second: two.seq }
    })
    const blocked = await desk(['undo', String(first), '--data', trial, '--lang', 'en'], OPEN)
    expect(blocked).toMatchObject({ code: 1, out: '' })
    expect(blocked.err).toContain(`No. ${first} was followed by other changes (${second})`)
  })

  test('refuses when there is no such number', async () => {
    const undone = await desk(['undo', '99999999', '--data', trial, '--json'], OPEN)
    expect(undone).toMatchObject({ code: 1, error: { code: 'undo/not-found', params: { seq: 99_999_999 } } })
  })
})

describe('wrong usage', () => {
  test.each([
    { args: ['find', '王', '--passphrase', 'secret-secret'], named: '--passphrase' },
    { args: ['frobnicate'], named: 'frobnicate' },
    { args: ['undo', 'x'], named: 'x' },
    { args: [], named: 'verify' },
  ])('ends with 2 and one sentence when the command line is $args', async ({ args, named }) => {
    for (const lang of ['zh-CN', 'en']) {
      const refused = await desk([...args, '--lang', lang])
      expect(refused).toMatchObject({ code: 2, out: '' })
      expect(refused.err.trimEnd().split('\n')).toHaveLength(1)
      expect(refused.err).toContain(named)
      expect(refused.err).not.toContain('secret-secret')
      expect(/\p{Script=Han}/u.test(refused.err)).toBe(lang === 'zh-CN')
    }
    const inJson = await desk([...args, '--json'])
    expect(inJson.err.trimEnd().split('\n')).toHaveLength(1)
    expect(inJson.error.code).toMatch(/^usage\//)
  })

  test('shows the help of a command when asked', async () => {
    const help = await desk(['init', '--help', '--lang', 'en'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('--district CODE|NAME')
  })
})

describe('a folder that is not opened', () => {
  test('ends with 3 when it is in use, and can be read meanwhile', async () => {
    await inWorker(sealed, async (client) => {
      await client.holders.register({ fields: { name: '欧阳正在登记' } })
      const refused = await desk(['undo', '1', '--data', sealed, '--json'])
      expect(refused).toMatchObject({ code: 3, out: '', error: { code: 'desk/in-use' } })
      const found = await desk(['find', '欧阳正在登记', '--data', sealed, '--json'])
      expect(found).toMatchObject({ code: 0 })
      expect(found.json.holders).toHaveLength(1)
      const proved = await desk(['verify', '--data', sealed, '--json'])
      expect(proved).toMatchObject({ code: 0, err: '', json: { whole: true, problems: [] } })
      expect(proved.json.head).toMatch(/^([\da-f]{4} ){3}[\da-f]{4}$/)

      const { code } = proved.json
      await client.holders.register({ fields: { name: '欧阳后来登记' } })
      const against = (text: string) => desk(['verify', '--against', text, '--data', sealed, '--json'])
      expect(await against(code)).toMatchObject({ code: 0, json: { whole: true } })
      const [, seq = ''] = /^YC-(\d+)-/.exec(code) ?? []
      const altered = code.replace(/[0-9A-F]$/, (last: string) => (last === '0' ? '1' : '0'))
      expect(await against(altered)).toMatchObject({
        code: 1,
        json: { whole: false, problems: [{ code: 'log/not-as-printed', params: { seq: Number(seq) } }] },
      })
      expect(await against(code.replace(`-${seq}-`, '-99999-'))).toMatchObject({
        code: 1,
        json: { problems: [{ code: 'log/shorter-than-printed' }] },
      })
      expect(await against('2026-001')).toMatchObject({ code: 1, error: { code: 'desk/not-a-code' } })
    })
  })

  test('ends with 3 when the passphrase is wrong', async () => {
    const refused = await desk(['find', '王', '--data', sealed, '--json'], { passphrase: 'not-the-passphrase' })
    expect(refused).toMatchObject({ code: 3, out: '', error: { code: 'session/wrong-passphrase' } })
    expect(refused.err).not.toContain('not-the-passphrase')
  })

  test('ends with 2 when it is sealed and nobody can be asked for the passphrase', async () => {
    const refused = await desk(['find', '王', '--data', sealed, '--json'], OPEN)
    expect(refused).toMatchObject({ code: 2, error: { code: 'usage/passphrase-missing' } })
  })

  test('ends with 3 and makes nothing when it is empty', async () => {
    const folder = join(place, 'empty')
    for (const command of [
      ['find', '王'],
      ['undo', '1'],
    ]) {
      const refused = await desk([...command, '--data', folder, '--json'])
      expect(refused).toMatchObject({ code: 3, out: '', error: { code: 'desk/not-founded' } })
    }
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })

  test('ends with 3 and one sentence when its keys are gone', async () => {
    const folder = join(place, 'keyless')
    cpSync(sealed, folder, { recursive: true })
    for (const name of readdirSync(folder)) if (name.startsWith('keys')) rmSync(join(folder, name))
    const refused = await desk(['find', '王', '--data', folder])
    expect(refused).toMatchObject({ code: 3, out: '' })
    expect(refused.err).toMatch(/^\p{Script=Han}.*。\n$/u)
  })
})

test('serves the page at the address it prints until it is told to end', async () => {
  const served = start(['serve', '--no-open', '--port', '0', '--json', '--data', trial], OPEN)
  const [line] = (await once(served.stdout, 'data')) as [Buffer]
  const { url } = JSON.parse(line.toString()) as { url: string }
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/)
  expect((await fetch(url, { redirect: 'manual' })).status).toBeLessThan(400)
  served.kill('SIGTERM')
  expect(await once(served, 'close')).toEqual([0, null])
})

function start(args: readonly string[], { passphrase = PASSPHRASE }: { passphrase?: string | null } = {}) {
  const { YINGCAI_PASSPHRASE: _, YINGCAI_DATA: __, ...env } = process.env
  return spawn(process.execPath, [join(built, 'cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, LC_ALL: 'C.UTF-8', ...(passphrase !== null && { YINGCAI_PASSPHRASE: passphrase }) },
  })
}

interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly json: ReturnType<typeof JSON.parse>
  readonly error: ReturnType<typeof JSON.parse>
}

/** Runs one command line to its end; `json` is the answer and `error` the refusal where they were asked for as JSON. */
async function desk(args: readonly string[], options: { passphrase?: string | null } = {}): Promise<Answer> {
  const child = start(args, options)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  const parsed = (line: string) => (args.includes('--json') && line ? JSON.parse(line) : undefined)
  return { code: code as number, out, err, json: parsed(out), error: parsed(err) }
}

/** Holds the folder open in this process and logs in. */
async function inWorker<T>(folder: string, work: (client: DeskClient) => Promise<T>): Promise<T> {
  const host = startWorker({
    workerFile: pathToFileURL(join(built, 'worker.js')),
    folder,
    mode: 'write',
    version: '0.0.0',
  })
  try {
    const client = createClient(host.connect())
    await client.desk.login(
      folder === trial ? { login: 'admin', passphrase: null } : { login: 'li', passphrase: PASSPHRASE },
    )
    return await work(client)
  } finally {
    await host.stop()
  }
}
