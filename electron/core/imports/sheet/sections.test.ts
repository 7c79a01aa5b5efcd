import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, employers, own } = lists

describe('sections of a list', () => {
  it('tell under which of them each person stands', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '职称'],
        ['一、县教委（1人）'],
        ['林若衡', man(1), '高级教师'],
        ['二、县卫生健康委（1人）'],
        ['周远', man(2), '主治医师'],
        ['审核人：王芳'],
      ],
    })
    expect(own()).toEqual([
      ['林若衡', '分组', '县教委'],
      ['周远', '分组', '县卫生健康委'],
    ])
  })

  it('are employers when the clerk says so', () => {
    const book = bookOf({
      rows: [['姓名', '身份证号'], ['一、县教委'], ['林若衡', man(1)]],
    })
    const columns = [{ column: 3, field: 'employer' as const }]
    runList(lists.desk, book, { kind: 'roster', sheets: [{ name: '名册', columns }] })
    expect(employers()).toEqual([['林若衡', '县教委']])
  })

  it('may stand above the first headings, too', () => {
    const head = ['序号', '姓名', '手机']
    const { source } = bringIn('roster', {
      rows: [
        ['卫生系统名册'],
        ['一、县人民医院（2人）'],
        head,
        [1, '林一', '13800000001'],
        ['小计', 1],
        ['二、县中医院（1人）'],
        head,
        [1, '林二', '13800000002'],
      ],
    })
    expect(all('SELECT value FROM own_value ORDER BY holder_id').flat()).toEqual(['县人民医院', '县中医院'])
    expect(source).toBe('卫生系统名册')
  })
  it('are sheets that are called by an employer, a place or a class', () => {
    const sheetOf = (name: string, order: number, ...more: readonly [string, string][]) => ({
      name,
      rows: [
        ['姓名', '身份证号', ...more.map(([heading]) => heading)],
        [`林${'一二三四五六'.charAt(order)}`, man(order), ...more.map(([, value]) => value)],
      ],
    })
    const sheets = [
      sheetOf('县人民医院', 1),
      sheetOf('石耶镇 (2)', 2),
      sheetOf('B类人才', 3, ['单位', '县医院']),
      sheetOf('县一中', 4, ['单位', '县第一中学']),
      sheetOf('全部', 5),
    ]
    bringIn('roster', ...sheets)
    expect(own()).toEqual([
      ['林二', '分组', '县人民医院'],
      ['林三', '分组', '石耶镇'],
      ['林四', '分组', 'B类人才'],
    ])
    const columns = [{ column: 3, field: 'employer' as const }]
    runList(lists.desk, bookOf(...sheets), { kind: 'roster', sheets: [{ name: '县人民医院', columns }] })
    expect(employers()).toContainEqual(['林二', '县人民医院'])
  })
  it('are said once by rows that come back corrected under the name of their sheet', () => {
    const rows = [
      ['姓名', '身份证号', '分组', '未导入原因'],
      ['林若衡', man(1), '县人民医院', '没有姓名'],
    ]
    bringIn('roster', { name: '县人民医院', rows })
    expect(own()).toEqual([['林若衡', '分组', '县人民医院']])
  })
})
