import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, residentNumber, type RegisterDesk } from '../../tests/fixtures/register-desk.ts'

const NUMBER = residentNumber('1980-05-06', 13)
const CHILD_NUMBER = residentNumber('2015-06-01', 27)
const PHONE = '12712340021'
const SECRETS = [NUMBER, CHILD_NUMBER, PHONE, '19800506', '20150601', '2015-06-01', '林小明', '小明']

let desk: RegisterDesk
let id: number
beforeAll(() => {
  desk = openRegister()
  const identity = { kind: 'resident-id', number: CHILD_NUMBER } as const
  const registered = desk.holders.register({
    fields: { name: '林立', phone: PHONE },
    identities: [{ kind: 'resident-id', number: NUMBER }],
    relatives: [{ relation: 'child', name: '林小明', sex: 'male', bornOn: '2015-06-01', identity, note: null }],
  })
  id = registered.id
  desk.holders.correct({ id, seen: registered.seq, changes: { phone: '12712340022' } })
  desk.holders.reveal({ id, what: { kind: 'phone' }, reason: '核对' })
})
afterAll(() => desk.close())

describe('protected values', () => {
  it('are masked in every read of the register and of the past when they were entered, changed and revealed', () => {
    const reads = [
      desk.holders.get({ id }),
      desk.holders.find({ query: NUMBER }),
      desk.holders.list({}),
      desk.holders.duplicates({ identity: { kind: 'resident-id', number: NUMBER } }),
      desk.history.of({ table: 'holder', id }),
      desk.history.recent({}),
    ]
    for (const answer of reads) {
      const said = JSON.stringify(answer)
      expect(said).toContain('林立')
      for (const secret of SECRETS) expect(said).not.toContain(secret)
    }
  })

  it('show nothing of a relative but the sign the name begins with when the timeline tells of one', () => {
    const changes = desk.history.of({ table: 'holder', id }).entries.flatMap((entry) => entry.changes)
    const relative = changes.find(({ table }) => table === 'relative')
    const after = Object.fromEntries(relative?.cells.map((cell) => [cell.column, cell.after]) ?? [])
    expect(after).toMatchObject({
      name: '林*',
      bornOn: null,
      identityNumber: expect.stringMatching(/^5009\*{10}027.$/),
    })
  })
})
