import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import { checkSignOf } from '#shared/domain/identity.ts'
import { IN_PROCESS, inFolder, WEB, type OpenDoor } from './doors.ts'
import { FOUNDING } from './founding.ts'

/** A fictitious resident number: the area 500999 does not exist. */
function residentNumber(order: number): string {
  const first = `50099919900101${String(order).padStart(3, '0')}`
  return first + checkSignOf(first)
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )

describe.each([IN_PROCESS, WEB])('calls through $name', ({ open }) => {
  let door: OpenDoor
  let client: DeskClient
  let release = () => {}
  let ended: Promise<void>

  beforeAll(async () => {
    const isReady = new Promise<void>((ready, failed) => {
      ended = inFolder(async (folder) => {
        door = await open(folder)
        client = door.client
        const isOver = new Promise<void>((resolve) => (release = resolve))
        ready()
        await isOver
        await door.close()
      })
      ended.catch(failed)
    })
    await isReady
  })
  afterAll(async () => {
    release()
    await ended
  })

  it('answers the state and refuses the rest when the folder is empty', async () => {
    expect(await client.desk.status({})).toMatchObject({ state: 'new', sealed: null, office: null, operator: null })
    expect(await codeOf(client.holders.find({ query: '王' }))).toBe('desk/not-open')
    expect((await client.reference.districts({})).districts.length).toBeGreaterThan(30)
  })

  it('opens for its founder and tells every window when an office is founded', async () => {
    const events = await (await door.connect()).desk.events({})
    expect((await events.next()).value).toEqual({ type: 'session' })
    expect(await client.desk.found(FOUNDING)).toEqual({ recoveryCode: null })
    const status = await client.desk.status({})
    expect(status).toMatchObject({
      state: 'open',
      sealed: false,
      logins: ['admin'],
      office: { shortName: FOUNDING.officeShortName, districtCode: FOUNDING.districtCode },
      operator: { name: FOUNDING.operatorName, role: 'administrator' },
    })
    await expect.poll(async () => (await events.next()).value).toEqual({ type: 'session' })
    await events.return()
    expect(await codeOf(client.desk.found(FOUNDING))).toBe('desk/already-founded')
  })

  it('registers, finds, shows, corrects and undoes when an operator is logged in', async () => {
    const registered = await client.holders.register({
      fields: { name: '王丹霞', phone: '13800001234' },
      identities: [{ kind: 'resident-id', number: residentNumber(17) }],
    })
    const found = await client.holders.find({ query: 'wdx' })
    expect(found.matches.map((match) => match.holder.id)).toEqual([registered.id])

    const detail = await client.holders.get({ id: registered.id })
    expect(detail).toMatchObject({ name: '王丹霞', seq: registered.seq, state: 'active' })
    expect(JSON.stringify(detail)).not.toContain(residentNumber(17))
    expect(JSON.stringify(detail)).not.toContain('13800001234')

    const corrected = await client.holders.correct({
      id: registered.id,
      seen: registered.seq,
      changes: { title: '高级教师' },
    })
    expect(corrected.seq).toBeGreaterThan(registered.seq)
    const stale = client.holders.correct({ id: registered.id, seen: registered.seq, changes: { title: '教师' } })
    await expect(stale).rejects.toMatchObject({
      code: 'record/changed',
      defined: true,
      data: { table: 'holder', id: registered.id, seen: registered.seq, current: corrected.seq },
    })

    await client.history.undo({ seq: corrected.seq })
    expect((await client.holders.get({ id: registered.id })).title).toBeNull()
  })

  it('logs a reveal before it is answered when a clerk asks for a number', async () => {
    const [match] = (await client.holders.find({ query: 'wdx' })).matches
    const holder = match?.holder
    if (!holder) throw new Error('The holder registered before is gone')
    const before = (await client.desk.status({})).seq
    const identityId = holder.identities[0]?.id ?? 0
    const what = { kind: 'identity' as const, identityId }
    expect(await client.holders.reveal({ id: holder.id, what, reason: '窗口核对' })).toMatchObject({
      value: residentNumber(17),
    })
    expect((await client.desk.status({})).seq).toBe(before + 1)
    const [entry] = (await client.history.recent({ limit: 1 })).entries
    expect(entry).toMatchObject({ command: 'holders.reveal', undo: 'none' })
    expect(JSON.stringify(entry)).not.toContain(residentNumber(17))
  })

  it('names every wrong field without quoting it when the input is invalid', async () => {
    const wrong = { fields: { name: '', bornOn: '500999199001010178' }, extra: 1 } as never
    await expect(client.holders.register(wrong)).rejects.toMatchObject({
      code: 'input/invalid',
      defined: true,
      data: {
        issues: expect.arrayContaining([
          expect.objectContaining({ path: 'fields.name', code: 'too_small' }),
          expect.objectContaining({ path: 'fields.bornOn' }),
        ]),
      },
    })
    await client.holders
      .register(wrong)
      .catch((error: unknown) => expect(JSON.stringify(error)).not.toContain('500999'))
  })

  it('streams progress and a result when a job runs', async () => {
    const events = []
    for await (const event of await client.desk.verify({})) events.push(event)
    expect(events.at(-1)).toMatchObject({ type: 'done', result: { whole: true, problems: [] } })
    expect((await client.desk.status({})).job).toBeNull()
  })

  it('asks for a login when the operator has left', async () => {
    await client.desk.logout({})
    expect(await codeOf(client.holders.find({ query: '王' }))).toBe('session/login-required')
    expect(await codeOf(client.desk.login({ login: 'nobody', passphrase: null }))).toBe('session/wrong-passphrase')
    await client.desk.login({ login: 'admin', passphrase: null })
    expect((await client.holders.find({ query: '王丹' })).matches).toHaveLength(1)
  })
})
