import { describe, expect, it } from 'vitest'
import { listDesk, type TestSheet } from '../../../../tests/fixtures/import-desk.ts'

const { bringIn: bring, all, itemName } = listDesk()

const bringIn = (sheet: TestSheet) => bring('rules', sheet)
const rules = () =>
  all(`SELECT item.code, level.name_zh, grant_kind, count, discount_percent FROM rule JOIN item ON item.id = item_id
    LEFT JOIN level ON level.id = level_id
    WHERE rule_set_id IN (SELECT id FROM rule_set WHERE state = 'draft') ORDER BY rule.id`)

describe('a list of rules by class', () => {
  it('has a rule for each class that has a column', () => {
    const { report } = bringIn({
      rows: [
        ['人才服务卡服务事项一览表'],
        ['序号', '服务事项', 'A卡', 'B卡', '责任单位'],
        [1, itemName('check-up'), '每年2次', '每年1次', '县卫生健康委'],
        [2, itemName('talent-apartment'), '√', '×', '县住房城乡建委'],
        [3, itemName('scenic-spots'), '免费', '8折'],
      ],
    })
    expect(rules()).toEqual([
      ['check-up', 'A卡（未注明类别）', 'count', 2, null],
      ['check-up', 'B卡', 'count', 1, null],
      ['talent-apartment', 'A卡（未注明类别）', 'unlimited', null, null],
      ['scenic-spots', 'A卡（未注明类别）', 'unlimited', null, null],
      ['scenic-spots', 'B卡', 'discount', null, 20],
    ])
    expect(report.repaired).toMatchObject([{ row: 4, field: 'grant', from: '√', to: '不限' }])
  })

  it('has a rule for each class that stands below its card', () => {
    const { report } = bringIn({
      rows: [
        ['类别', '服务事项', 'A卡', undefined, undefined, 'B卡', '服务标准'],
        [undefined, undefined, 'Ⅰ类', 'Ⅱ类', 'Ⅲ类'],
        ['保障', itemName('check-up'), '每年2次', '每年1次', '—', '每两年1次'],
        ['保障', itemName('schooling'), '√', '√', '√', '√', '优先安排'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2', 'G1:G2'],
    })
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([[3, 'import/period-unknown']])
    expect(
      all(`SELECT item.code, level.name_zh, count FROM rule JOIN item ON item.id = item_id
        JOIN level ON level.id = level_id WHERE rule_set_id IN (SELECT id FROM rule_set WHERE state = 'draft')`),
    ).toEqual([
      ['check-up', 'A卡Ⅰ类', 2],
      ['check-up', 'A卡Ⅱ类', 1],
      ['schooling', 'A卡Ⅰ类', null],
      ['schooling', 'A卡Ⅱ类', null],
      ['schooling', 'A卡Ⅲ类', null],
      ['schooling', 'B卡', null],
    ])
  })

  it('has what the row grants to all for those whom it ticks', () => {
    bringIn({
      rows: [
        ['服务事项', '享受对象', undefined, '服务标准'],
        [undefined, 'A类', 'B类'],
        [itemName('check-up'), '√', '√', '每年1次'],
        [itemName('schooling'), '√', undefined, '优先安排'],
      ],
      merged: ['A1:A2', 'B1:C1', 'D1:D2'],
    })
    expect(rules().map((row) => row.slice(0, 4))).toEqual([
      ['check-up', 'A类人才', 'count', 1],
      ['check-up', 'B类人才', 'count', 1],
      ['schooling', 'A类人才', 'unlimited', null],
    ])
  })

  it('tells a row in which no class has a tick', () => {
    const { report } = bringIn({
      rows: [
        ['服务事项', 'A卡', 'B卡', '服务标准'],
        [itemName('check-up'), undefined, undefined, '每年1次'],
        [itemName('schooling'), '√', undefined, '优先安排'],
      ],
    })
    expect(report.refused).toMatchObject([{ row: 2, field: 'subject', code: 'import/class-not-ticked' }])
    expect(report.created.rules).toBe(1)
  })

  const SUBJECTS: readonly (readonly [string, readonly string[]])[] = [
    ['A卡、B卡持卡人', ['A卡（未注明类别）', 'B卡']],
    ['A、B类人才', ['A类人才', 'B类人才']],
    ['B卡持卡人员', ['B卡']],
  ]
  it.each(SUBJECTS)('names several classes in a cell: %s', (subject, levels) => {
    bringIn({
      rows: [
        ['服务事项', '享受对象', '标准'],
        [itemName('check-up'), subject, '每年1次'],
      ],
    })
    expect(rules().map(([, level]) => level)).toEqual(levels)
  })
})
