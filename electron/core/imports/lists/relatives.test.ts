import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, person } = lists

const HEAD = ['姓名', '身份证号', '工作单位']
const told = ({ rows }: ReturnType<typeof bringIn>) =>
  rows.flatMap(({ name, issues }) => issues.map(({ heading, code, value }) => [name, heading, code, value]))

describe('relatives in a list of people', () => {
  it('are no holders when they stand below theirs', () => {
    const done = bringIn('roster', {
      rows: [
        [...HEAD, '与人才关系'],
        ['林若衡', man(1), '县医院', '本人'],
        ['何清扬', man(2), '县中学', '配偶'],
        ['林小一', '', '实验小学', '次子'],
        ['周远', man(3), '县医院', '户主'],
      ],
    })
    expect(told(done)).toEqual([
      ['何清扬', '与人才关系', 'import/is-relative', '配偶'],
      ['林小一', '与人才关系', 'import/is-relative', '次子'],
    ])
    expect(done.counts).toMatchObject({ holders: 2, refused: 2 })
  })

  it('are no holders when a column of kinds tells them', () => {
    const rows: Cells[] = [
      ['姓名', '人员类别', '身份证号'],
      ['林若衡', '人才本人', man(1)],
      ['林小一', '随迁子女', man(2)],
      ['周雨', '配偶', man(3)],
    ]
    const done = bringIn('roster', { rows })
    expect(done.report.refused.map(({ row, code }) => [row, code])).toEqual([
      [3, 'import/is-relative'],
      [4, 'import/is-relative'],
    ])
    const asTeam = rows.map((row, at) => (at === 0 ? ['姓名', '类别', '身份证号'] : row))
    expect(tryList(lists.desk, bookOf({ rows: asTeam }), { kind: 'roster' }).report.refused).toHaveLength(2)
  })

  it('keep their number where it stands behind them: it is not the talent’s', () => {
    const done = bringIn('roster', {
      rows: [
        ['序号', '人才姓名', '家庭成员姓名', '与人才关系', '身份证号', '工作单位或学校'],
        [1, '周远', '周远', '本人', man(1), '县中学'],
        [undefined, undefined, '李某', '配偶', man(2), '县医院'],
        [undefined, undefined, '周小一', '女儿', undefined, '实验小学'],
      ],
      merged: ['A2:A4', 'B2:B4'],
    })
    expect(all('SELECT holder.name, number FROM holder LEFT JOIN identity_document ON holder_id = holder.id')).toEqual([
      ['周远', man(1)],
    ])
    expect(done.rows.map(({ verdict, issues }) => [verdict, ...issues.map(({ code }) => code)])).toEqual([
      ['new'],
      ['refused', 'import/is-relative'],
    ])
  })

  it('keep what their columns say apart from the person, and further rows of the person are joined', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '配偶姓名', '配偶身份证号', '配偶工作单位', '单位', '获奖情况'],
        ['胡一', man(1), '林一', man(2), '县二中', '县医院', '一等奖'],
        [undefined, undefined, undefined, undefined, undefined, undefined, '二等奖'],
        ['胡二', man(3), '', '', '', '县一中', ''],
      ],
      merged: ['A2:A3', 'B2:B3'],
    })
    const { employer, own } = person('胡一')
    expect(employer).toBe('县医院')
    expect(own).toContainEqual(['获奖情况', '一等奖；二等奖'])
    expect(own).toContainEqual(['配偶工作单位', '县二中'])
  })

  it('do not keep out the holder beside whom they stand with the relation', () => {
    for (const other of ['家属姓名', '随迁人员', '配偶'])
      bringIn('roster', {
        rows: [
          [...HEAD, other, '与人才关系'],
          [`林${other}`, '', '县医院', '周远', '配偶'],
        ],
      })
    expect(all('SELECT name FROM holder')).toHaveLength(3)
  })
})
