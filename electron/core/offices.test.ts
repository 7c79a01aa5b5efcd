import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../tests/fixtures/register-desk.ts'
import { foundOffice, readLogins, readOffice, readOperator } from './offices.ts'

const FIELDS = {
  districtCode: '500241',
  officeName: '秀山县人才工作服务中心',
  officeShortName: '秀山县人才办',
  operatorName: '吴敏',
  login: 'wumin',
}

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
})
afterAll(() => desk.close())

describe('the office', () => {
  it('is known with its district and first administrator when it was founded', () => {
    expect(readOffice(desk.store.reader)).toMatchObject({ districtCode: '500241', district: '秀山土家族苗族自治县' })
    expect(readLogins(desk.store.reader)).toEqual(['wumin'])
    expect(readOperator(desk.store.reader, 'wumin')).toMatchObject({ role: 'administrator' })
    expect(readOperator(desk.store.reader, 'nobody')).toBeUndefined()
  })

  it('is refused when there is one already', () => {
    const found = () =>
      desk.store.transact({ command: 'desk.found', operator: null }, (db) => foundOffice({ db }, FIELDS))
    expect(refusalOf(found)?.code).toBe('desk/already-founded')
  })
})
