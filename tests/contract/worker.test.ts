import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { derivations, migrations } from '#core/index.ts'
import { createClient, type DeskClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import { nodeFiles } from '#store/node-files.ts'
import { openStore } from '#store/store.ts'
import { inFolder, openInProcess, WORKER_FILE } from './doors.ts'
import { FOUNDING } from './founding.ts'

const PASSPHRASE = '一二三四五六七八'
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code?: string; data?: unknown }) => ({ code: error.code, data: error.data }),
  )

async function fill(client: DeskClient, holders: number): Promise<void> {
  for await (const event of await client.demo.fill({ holders })) void event
}

describe('a worker that dies', () => {
  it('is replaced, and what it did not answer is refused, when it is killed in the middle of a job', async () => {
    await inFolder(async (folder) => {
      const { host, client, connect, close } = openInProcess(folder)
      await client.desk.found(FOUNDING)
      const hasDied = new Promise<void>((resolve) => host.onDeath(resolve))
      const changes = await client.desk.events({})
      await changes.next()
      const job = await client.demo.fill({ holders: 5000 })
      expect((await job.next()).value).toMatchObject({ type: 'progress' })

      const unanswered = [refusal(job.next()), refusal(lastOf(changes)), refusal(client.holders.find({ query: '王' }))]
      await host.kill()
      const codes = (await Promise.all(unanswered)).map((answer) => (typeof answer === 'string' ? answer : answer.code))
      expect(codes.slice(0, 2)).toEqual(['desk/restarted', 'desk/restarted'])
      expect(['desk/restarted', 'answered']).toContain(codes[2])
      expect(await refusal(client.desk.status({}))).toMatchObject({ code: 'desk/restarted' })

      await hasDied
      const again = await connect()
      expect(await again.desk.status({})).toMatchObject({ state: 'open', operator: null, job: null, problems: [] })
      await again.desk.login({ login: 'admin', passphrase: null })
      expect((await again.holders.list({})).total).toBe(0)
      expect((await again.history.recent({ limit: 1 })).entries[0]?.command).toBe('history.takeBack')
      await close()
    })
  })

  it('is said not to have started when it dies before it has answered anything', async () => {
    await inFolder(async (folder) => {
      const workerFile = new URL('data:text/javascript,syntax error')
      const host = startWorker({ workerFile, folder, mode: 'write', version: 'test' })
      expect(await refusal(createClient(host.connect()).desk.status({}))).toMatchObject({ code: 'desk/not-started' })
      await host.stop()
    })
  })

  it('leaves the folder free when it is stopped', async () => {
    await inFolder(async (folder) => {
      const first = openInProcess(folder)
      await first.client.desk.found(FOUNDING)
      const second = openInProcess(folder)
      expect(await second.client.desk.status({})).toMatchObject({
        state: 'closed',
        problems: [{ code: 'desk/in-use' }],
      })
      expect(await refusal(second.client.holders.list({}))).toMatchObject({ code: 'desk/not-open' })
      await second.close()
      await first.close()
      expect(await refusal(first.client.desk.status({}))).toMatchObject({ code: 'desk/restarted' })
      const third = openInProcess(folder)
      expect((await third.client.desk.status({})).state).toBe('open')
      await third.close()
    })
  })
})

describe('a job', () => {
  it('lets others work, refuses a second one and is taken back whole when its caller leaves', async () => {
    await inFolder(async (folder) => {
      const { client, connect, close } = openInProcess(folder)
      await client.desk.found(FOUNDING)
      const job = await client.demo.fill({ holders: 5000 })
      await job.next()
      expect((await client.desk.status({})).job).toBe('demo.fill')

      const clerk = await connect()
      const own = await clerk.holders.register({ fields: { name: '王丹霞' } })
      expect((await clerk.holders.list({})).total).toBe(1)
      const second = await clerk.desk.verify({})
      expect(await refusal(second.next())).toEqual({ code: 'job/running', data: { command: 'demo.fill' } })

      await job.return()
      await expect.poll(async () => (await client.desk.status({})).job, { timeout: 120_000 }).toBeNull()
      expect((await clerk.holders.list({})).holders.map(({ id }) => id)).toEqual([own.id])
      const { result } = await verified(client)
      expect(result).toMatchObject({ whole: true, problems: [] })
      await close()
    })
  })

  it('ends in one entry that can be undone when it is whole', async () => {
    await inFolder(async (folder) => {
      const { client, close } = openInProcess(folder)
      await client.desk.found(FOUNDING)
      await fill(client, 300)
      expect((await client.holders.list({})).total).toBe(300)
      const [entry] = (await client.history.recent({})).entries
      expect(entry?.command).toBe('demo.fill')
      await client.history.undo({ seq: entry?.seq ?? 0 })
      expect((await client.holders.list({})).total).toBe(0)
      await close()
    })
  })

  it('is followed by a snapshot that shortens the next opening when much has changed', async () => {
    await inFolder(async (folder) => {
      const { client, close } = openInProcess(folder)
      await client.desk.found(FOUNDING)
      await fill(client, 6000)
      await expect
        .poll(async () => (await client.desk.status({})).snapshot?.seq ?? 0, { timeout: 120_000, interval: 250 })
        .toBeGreaterThan(1)
      await close()
      const again = openInProcess(folder)
      const status = await again.client.desk.status({})
      expect(status.snapshot?.seq).toBeGreaterThan(1)
      expect(status.problems).toEqual([])
      await again.client.desk.login({ login: 'admin', passphrase: null })
      expect((await again.client.holders.list({})).total).toBe(6000)
      await again.close()
    })
  }, 600_000)
})

describe('a sealed folder', () => {
  it('opens by passphrase or recovery code, and makes guessing slow, when it is locked', async () => {
    await inFolder(async (folder) => {
      const { client, close } = openInProcess(folder)
      const { recoveryCode } = await client.desk.found({ ...FOUNDING, passphrase: PASSPHRASE })
      const registered = await client.holders.register({ fields: { name: '王丹霞' } })
      await client.desk.logout({})
      expect(await client.desk.status({})).toMatchObject({
        state: 'locked',
        sealed: true,
        logins: ['admin'],
        office: null,
      })
      expect(await refusal(client.holders.get({ id: registered.id }))).toMatchObject({ code: 'session/login-required' })

      const login = (passphrase: string | null) => client.desk.login({ login: 'admin', passphrase })
      expect(await refusal(login('wrong'))).toMatchObject({ code: 'session/wrong-passphrase' })
      expect(await refusal(login(null))).toMatchObject({ code: 'session/wrong-passphrase' })
      expect(await login(PASSPHRASE)).toMatchObject({ operator: { role: 'administrator' } })
      expect((await client.holders.get({ id: registered.id })).name).toBe('王丹霞')
      expect((await verified(client)).result.head).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)

      await client.desk.logout({})
      const recover = (code: string) => client.desk.recover({ code, login: 'admin', passphrase: '新的口令八个字以上' })
      expect(await refusal(recover('0000'))).toMatchObject({ code: 'session/recovery-code-mistyped' })
      await recover(recoveryCode?.toLowerCase() ?? '')
      await client.desk.logout({})
      for (let tries = 0; tries < 4; tries += 1) await refusal(login(PASSPHRASE))
      expect(await refusal(login('新的口令八个字以上'))).toEqual({ code: 'session/wait', data: { seconds: 1 } })
      await wait(1_000)
      await login('新的口令八个字以上')
      await close()
    })
  })

  it('is open at once when the passphrase comes with the start', async () => {
    await inFolder(async (folder) => {
      const first = openInProcess(folder)
      await first.client.desk.found({ ...FOUNDING, passphrase: PASSPHRASE })
      await first.close()
      const options = { workerFile: WORKER_FILE, folder, mode: 'write' as const, version: 'test' }
      const host = startWorker({ ...options, passphrase: PASSPHRASE })
      expect((await createClient(host.connect()).desk.status({})).operator?.name).toBe(FOUNDING.operatorName)
      await host.stop()
    })
  })
})

describe('a reader', () => {
  it('sees what is recorded and records nothing when the folder is open elsewhere', async () => {
    await inFolder(async (folder) => {
      const writer = openInProcess(folder)
      await writer.client.desk.found(FOUNDING)
      await writer.client.holders.register({ fields: { name: '王丹霞' } })
      const host = startWorker({ workerFile: WORKER_FILE, folder, mode: 'read', version: 'test' })
      const reader = createClient(host.connect())
      await reader.desk.login({ login: 'admin', passphrase: null })
      expect(await reader.desk.status({})).toMatchObject({ state: 'read-only', problems: [] })
      expect((await reader.holders.find({ query: 'wang' })).matches).toHaveLength(1)
      expect(await refusal(reader.holders.register({ fields: { name: '李' } }))).toMatchObject({
        code: 'desk/read-only',
      })
      await host.stop()
      await writer.close()
    })
  })
})

describe('an operator', () => {
  it('is refused what the role may not do when another role is needed', async () => {
    await inFolder(async (folder) => {
      const first = openInProcess(folder)
      await first.client.desk.found(FOUNDING)
      await first.close()
      const place = { folder, files: nodeFiles, random: (count: number) => randomBytes(count), keys: null }
      const clock = { now: () => new Date().toISOString() }
      const store = openStore({ ...place, clock, migrations, derivations, mode: 'write' })
      store.transact({ command: 'test', operator: null }, (db) => {
        db.insert('operator', { login: 'viewer', name: '查阅员', role: 'viewer' })
      })
      store.close()

      const { client, close } = openInProcess(folder)
      await client.desk.login({ login: 'viewer', passphrase: null })
      expect((await client.desk.status({})).logins).toEqual(['admin', 'viewer'])
      expect((await client.holders.list({})).total).toBe(0)
      expect(await refusal(client.holders.register({ fields: { name: '王' } }))).toEqual({
        code: 'session/role-not-allowed',
        data: { role: 'viewer', may: ['administrator', 'approver', 'specialist'] },
      })
      await close()
    })
  })
})

describe('a connection', () => {
  it('ends alone when it asks for more at once than a page ever does', async () => {
    await inFolder(async (folder) => {
      const { client, connect, close } = openInProcess(folder)
      const greedy = await connect()
      const streams = await Promise.all(Array.from({ length: 64 }, () => greedy.desk.events({})))
      expect(streams).toHaveLength(64)
      expect(await refusal(greedy.desk.status({}))).toMatchObject({ code: 'desk/restarted' })
      expect((await client.desk.status({})).state).toBe('new')
      await close()
    })
  })

  it('ends alone when it carries what is no call', async () => {
    await inFolder(async (folder) => {
      const { host, client, close } = openInProcess(folder)
      const bad = host.connect()
      bad.postMessage({ i: '1', p: { u: '/desk/status', b: {} } })
      await once(bad, 'close')
      expect((await client.desk.status({})).state).toBe('new')
      await close()
    })
  })
})

async function lastOf(events: AsyncIterator<unknown>): Promise<void> {
  while (!(await events.next()).done);
}

async function verified(client: DeskClient) {
  for await (const event of await client.desk.verify({})) if (event.type === 'done') return event
  throw new Error('No answer')
}
