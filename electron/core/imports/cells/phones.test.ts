import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { bringIn, all, known, own } = lists

describe('a phone', () => {
  it('is none with letters', () => {
    const phones = ['abc12345', '微信号 zhang12345', '023-66660021转8012', '+44 20 7946 0018', '66660021（办）']
    const rows = [['姓名', '联系电话'], ...phones.map((phone, at) => [`林若${'甲乙丙丁戊'.charAt(at)}`, phone])]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'import/phone-unclear'],
      [3, 'import/phone-unclear'],
    ])
    expect(own()).toEqual([
      ['林若甲', '联系电话', 'abc12345'],
      ['林若乙', '联系电话', '微信号 zhang12345'],
    ])
  })

  it('is two where two stand in a cell, however their own parts are written', () => {
    const rows = [
      ['姓名', '联系电话'],
      ['林甲', '+86 127-0000-0021 / 023-6666 0021转8012'],
      ['林乙', '12700000021 023-66660021'],
      ['林丙', '127 0000 0021；'],
    ]
    runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(lists.desk.store.reader.all('SELECT phone FROM holder ORDER BY id')).toEqual([
      { phone: '12700000021/023-66660021转8012' },
      { phone: '12700000021/023-66660021' },
      { phone: '12700000021' },
    ])
  })

  it('has the nought of 023 again that a cell that counts has lost, shown as a repair', () => {
    const rows: Cells[] = [
      ['姓名', '联系电话'],
      ['林甲', 2_366_660_021],
      ['林乙', '2366660021'],
      ['林丙', 9_366_660_021],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.repaired.map(({ row, field }) => [row, field])).toEqual([[2, 'phone']])
    expect(lists.desk.store.reader.all('SELECT phone FROM holder ORDER BY id')).toEqual([
      { phone: '02366660021' },
      { phone: '2366660021' },
      { phone: '9366660021' },
    ])
  })

  it('is kept, and told, where a mobile number has ten or twelve digits', () => {
    const phones = ['1380000002', '138000000211', '13800000021', '023-66660021', '12345', '13800000021/1390000001']
    const rows = [['姓名', '联系电话'], ...phones.map((phone, at) => [`林若${'甲乙丙丁戊己'.charAt(at)}`, phone])]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'import/phone-length'],
      [3, 'import/phone-length'],
      [7, 'import/phone-length'],
    ])
    expect(lists.desk.store.reader.all('SELECT phone FROM holder ORDER BY id')).toEqual(
      phones.map((phone) => ({ phone })),
    )
  })

  it('is kept without the words beside it, and with the area that a blank parts', () => {
    const phones = [
      '手机13600300001',
      '13600300002（微信同号）',
      '023－7666 0001转802',
      '13600300003(本人)/13600300004(家属)',
    ]
    const rows: Cells[] = [
      ['姓名', '单位', '联系方式'],
      ...phones.map((phone, at) => [`林若${'甲乙丙丁'[at]}`, '县医院', phone]),
    ]
    bringIn('roster', { rows })
    expect(all('SELECT phone FROM holder ORDER BY id').flat()).toEqual([
      '13600300001',
      '13600300002',
      '023-76660001转802',
      '13600300003/13600300004(家属)',
    ])
  })

  it.each([
    'Tel:136 0030 0001',
    '136.0030.0001',
    '136—0030—0001',
    '136‑0030‑0001',
    '136\u00ad00300001',
    '13600300001。',
    '13600300001手机',
    '☎13600300001',
    '013600300001',
    '(+86)136-0030-0001',
  ])('is one of eleven figures, however a mobile number is written: %s', (written) => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位', '联系方式'],
        ['林若衡', '县医院', written],
      ],
    })
    expect(all('SELECT phone FROM holder')).toEqual([['13600300001']])
  })

  it.each([
    ['023—7666 0001', '023-76660001'],
    ['010-66660021', '010-66660021'],
    ['电话：023-76660001', '023-76660001'],
  ])('has its area where it is no mobile number: %s', (written, phone) => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位', '联系方式'],
        ['林若衡', '县医院', written],
      ],
    })
    expect(all('SELECT phone FROM holder')).toEqual([[phone]])
  })

  it('is kept out of the name behind which it stands', () => {
    const rows = [
      ['姓名', '日期', '诉求内容', '办理情况'],
      ['林若衡13900880000', '2024-01-01', '转学', '正在办理'],
      ['周远 139008800', '2024-01-01', '转学', '正在办理'],
    ]
    known('林若衡', '周远')
    const { report } = bringIn('requests', { rows })
    expect(report.repaired).toMatchObject([{ row: 2, field: 'name', from: '林若衡*******0000', to: '林若衡' }])
    expect(report.refused).toMatchObject([{ row: 3, code: 'import/name-unclear' }])
  })

  it('is none of thousands of signs, as a name is none, and keeps nobody waiting', () => {
    const begun = performance.now()
    const blanks = ' '.repeat(10_000)
    const rows = [
      ['姓名', '电话'],
      [`林${blanks}衡x`, '13800001111'],
      ['林若衡', `138${blanks}0`],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.refused.map(({ field }) => field)).toEqual(['name'])
    expect(report.warnings.map(({ code }) => code)).toEqual(['import/cell-too-long'])
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})
