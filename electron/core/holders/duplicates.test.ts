import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const NUMBER = residentNumber('1980-05-06', 13)

let desk: RegisterDesk
let id: number
beforeAll(() => {
  desk = openRegister()
  id = desk.holders.register({
    fields: { name: '林　立', phone: '127 1234 0021' },
    identities: [{ kind: 'resident-id', number: NUMBER }],
    employments: [{ employer: '云岭（重庆）医院', department: null, post: null, fromOn: null, toOn: null }],
  }).id
  desk.holders.register({ fields: { name: '林立', bornOn: '1991-01-01' } })
})
afterAll(() => desk.close())

function because(entry: Parameters<typeof desk.holders.duplicates>[0]): string[][] {
  return desk.holders.duplicates(entry).duplicates.map((duplicate) => duplicate.because)
}

describe('duplicates', () => {
  it.each([
    [{ identity: { kind: 'resident-id', number: NUMBER } }, [['identity']]],
    [{ identity: { kind: 'passport', number: ` ${NUMBER.toLowerCase()} ` } }, [['identity']]],
    [{ identity: { kind: 'resident-id', number: NUMBER.slice(0, 6) + NUMBER.slice(8, 17) } }, [['identity']]],
    [{ identity: { kind: 'resident-id', number: NUMBER.slice(0, 12) } }, []],
    [{ phone: '+86 127-1234-0021' }, [['phone']]],
    [{ phone: '0021' }, []],
    [{ name: '林立' }, [['name'], ['name']]],
    [{ name: '林立', bornOn: '1980-05-06' }, [['name-and-birth'], ['name']]],
    [{ name: '林 立', employer: '云岭(重庆)医院' }, [['name-and-employer'], ['name']]],
    [{ name: '林立', bornOn: '1980-05-06', phone: '12712340021' }, [['phone', 'name-and-birth'], ['name']]],
    [{ name: '林' }, []],
    [{ name: '', phone: null, employer: null, bornOn: null }, []],
    [{}, []],
  ] as const)('are seen for what they share when %j is typed in', (entry, reasons) => {
    expect(because(entry)).toEqual(reasons)
  })

  it('leave out the holder that is being corrected when it is named', () => {
    expect(because({ exceptId: id, name: '林立', phone: '12712340021' })).toEqual([['name']])
  })
})
