import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, known } = lists

const names = () => all('SELECT name FROM holder ORDER BY id').flat()

describe('a list of people', () => {
  const HEAD: Cells = ['序号', '乡镇', '姓名', '身份证号', '工作单位']

  it('has no people in its subtotals, wherever they stand, nor in 续上表', () => {
    const { counts } = bringIn('roster', {
      rows: [
        HEAD,
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
        ['石耶镇小计', undefined, '1人'],
        [undefined, undefined, '续上表'],
        HEAD,
        [2, '梅江镇', '周远', man(2), '梅江镇卫生院'],
        [undefined, '梅江镇小计', '1人'],
        ['全县合计', undefined, '2人（其中女0人）'],
      ],
    })
    expect(counts).toMatchObject({ rows: 2, holders: 2 })
    expect(names()).toEqual(['林若衡', '周远'])
  })

  it('has somebody in it whose name ends as a subtotal does', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位'],
        ['朱小计', man(1), '石耶镇卫生院'],
        ['石耶镇小计', '1人'],
      ],
    })
    expect(names()).toEqual(['朱小计'])
  })

  it.each([
    ['汇总', undefined, 1],
    ['Total', undefined, 1],
    ['其中：男', '1人'],
    ['3月小计', '1件'],
    ['甲', '乙', '丙', '丁'],
    ['A', 'B', 1, 2],
    ['（1）', '②', '3栏', 4],
    ['栏次', '一', '二', '三'],
  ])('has nobody in what sums up or counts the columns: %s %s', (...cells) => {
    const head = ['姓名', '工作单位', '身份证号', '年龄']
    const sums = [head, cells, ['林若衡', '县医院', man(1), 44]]
    expect(bringIn('roster', { rows: sums }).report).toMatchObject({ rows: 1, refused: [] })
    const second = sums.map(([one, ...others]) => ['', one, ...others])
    expect(bringIn('roster', { rows: second }).report).toMatchObject({ rows: 1, refused: [] })
    expect(names()).toEqual(['林若衡'])
  })

  it('has those whose source is called so', () => {
    const rows: Cells[] = [
      ['来源', '姓名', '身份证号'],
      ['汇总', '林若衡', man(1)],
      ['A', 'B', 'C'],
    ]
    expect(bringIn('roster', { rows }).report.rows).toBe(1)
    expect(names()).toEqual(['林若衡'])
  })

  it('has nobody in totals of a year, in what Excel counts, and in an example', () => {
    const rows: Cells[] = [
      ['年度', '工作单位', '姓名', '身份证号'],
      ['示例', '县医院', '（示例）张某某', '50XXXX'],
      ['2021年', '县医院', '林若衡', man(1)],
      ['2021年小计', undefined, '1人'],
      ['县医院 计数', undefined, 1],
      ['总计数', undefined, 1],
    ]
    expect(bringIn('roster', { rows }).report).toMatchObject({ rows: 1, refused: [] })
    const counted = rows.toSpliced(3, 3, ['另有', '县医院', '3人', ''])
    expect(bringIn('roster', { rows: counted }).report.refused).toMatchObject([{ row: 4, field: 'name' }])
    expect(names()).toEqual(['林若衡'])
  })

  it('has nobody in prepared rows that nobody filled in', () => {
    const rows: Cells[] = [
      ['序号', '姓名', '身份证号', '性别', '是否持卡'],
      [1, '林若衡', `（身份证）${man(1)}。`, '男', '否'],
      [2, undefined, undefined, { error: '#VALUE!' }, '否'],
      [3, { formula: true }, undefined, undefined, '否'],
    ]
    expect(bringIn('roster', { rows }).report).toMatchObject({ rows: 2, refused: [{ row: 4 }] })
    expect(all('SELECT number FROM identity_document')).toEqual([[man(1)]])
  })

  it('has its people though their section is called so', () => {
    const rows: Cells[] = [
      ['来源', '姓名', '身份证号'],
      ['乡镇 汇总', '林若衡', man(1)],
    ]
    bringIn('roster', { rows })
    expect(names()).toEqual(['林若衡'])
  })

  it('has nobody in a row that shows how it is filled in', () => {
    const head = ['序号', '姓名', '单位']
    const { counts } = bringIn('roster', {
      rows: [head, ['示例', '张三', '某某公司'], ['例1', '李四', '某某公司'], [1, '冉小满', '县医院']],
    })
    expect(counts).toMatchObject({ rows: 1, holders: 1 })
  })

  it('has nobody in rows of labels', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '申报类别'],
        ['冉小满', '县医院', 'C类'],
        [undefined, '公示时间：2025年3月1日至3月7日', '监督电话：76660000'],
      ],
    })
    expect(counts).toMatchObject({ holders: 1, refused: 0 })
  })

  it('has nobody in a row of hints below its headings', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '手机', '人才类别'],
        ['（必填）', '（18位）', '（11位）', '（下拉选择）'],
        ['林若衡', man(1), '13800000001', '专业技术人才'],
      ],
    })
    expect(counts).toMatchObject({ rows: 1, holders: 1 })
  })
})

describe('a ledger', () => {
  it('sets rows aside in which nothing was chosen, and who filled it in', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      rows: [
        ['序号', '姓名', '诉求类型', '诉求内容', '提出时间', '办理情况'],
        [1, '林若衡', '（请选择）', '宿舍维修', '2025-02-03', '已办结'],
        [2, undefined, '（请选择）'],
        [3, undefined, '请下拉选择'],
        ['填表：周敏', undefined, undefined, '审核：王远'],
      ],
    })
    expect([report.rows, report.refused, all('SELECT content FROM request').flat()]).toEqual([1, [], ['宿舍维修']])
  })
})

describe('同上', () => {
  it('is read as what stands above and told as a repair; nobody’s own number is another’s', () => {
    const rows = [
      ['姓名', '工作单位', '联系电话', '身份证号码', '住址'],
      ['林若衡', '县医院', '023-66660021', '', '滨江路 1 号'],
      ['王芳', '同上', ' 〃 ', '', '同上'],
      ['周五', '同上', '', '同上', ''],
      ['合计', '3人'],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.repaired.filter(({ row }) => row === 3).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['employer', '同上', '县医院'],
      ['phone', '同上', '023*****0021'],
      ['own', '同上', '滨江路 1 号'],
    ])
    expect(report.refused).toMatchObject([{ row: 4, field: 'identity' }])
    expect(lists.desk.store.reader.all('SELECT name FROM employer')).toEqual([{ name: '县医院' }])
    expect(runList(lists.desk, bookOf({ rows }), { kind: 'roster' }).counts).toMatchObject({
      holders: 0,
      changed: 0,
      same: 2,
    })
  })
})
