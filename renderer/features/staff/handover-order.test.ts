import { describe, expect, it } from 'vitest'
import { today } from '#renderer/i18n/formats.ts'
import { orderIn } from './handover-order.ts'

const SAID = {
  toStaffId: 7,
  onDay: '2026-03-02',
  supervisor: '王主任',
  papers: '档案盒 3 个\n空白卡 & 印章',
  note: null,
}
const NOTHING = { toStaffId: null, onDay: today(), supervisor: null, papers: '', note: null }

describe('what is said of a hand-over', () => {
  it('is as it was said when the list comes back from the printer', () => {
    expect(orderIn(SAID)).toEqual(SAID)
  })

  it('has no day when its day was cleared', () => {
    expect(orderIn({ ...SAID, onDay: null }).onDay).toBeNull()
  })

  it('is nothing but today when nothing, or something else, came along', () => {
    for (const state of [null, undefined, 'to=7', { ...SAID, toStaffId: 'x' }, { ...SAID, onDay: 'soon' }]) {
      expect(orderIn(state)).toEqual(NOTHING)
    }
  })
})
