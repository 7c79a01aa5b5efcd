import { describe, expect, it } from 'vitest'
import { orderIn, paramsOf } from './handover-order.ts'

describe('what is said of a hand-over', () => {
  it('is read as it was said when the list comes back from the printer', () => {
    const said = {
      toStaffId: 7,
      onDay: '2026-03-02',
      supervisor: '王主任',
      papers: '档案盒 3 个\n空白卡 & 印章',
      note: null,
    }
    expect(orderIn(new URLSearchParams(paramsOf(said)))).toEqual(said)
  })

  it('names nobody when the address holds no id', () => {
    expect(orderIn(new URLSearchParams('to=x&on=soon')).toStaffId).toBeNull()
  })
})
