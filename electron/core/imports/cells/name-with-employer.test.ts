import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../../tests/fixtures/import-desk.ts'

const desk = listDesk()
const { man, bringIn, all } = desk

const EMPLOYED = `SELECT holder.name, employer.name AS employer FROM holder
  LEFT JOIN employment ON holder_id = holder.id LEFT JOIN employer ON employer.id = employer_id ORDER BY holder.id`

describe('a column of names with their employers', () => {
  it('is read as both, whichever stands first and whatever parts them', () => {
    for (const heading of ['姓名（单位）', '人才姓名及单位', '姓名/工作单位', '姓名、单位']) {
      const { report } = bringIn('roster', {
        rows: [
          [heading, '身份证号', '联系电话'],
          ['林若衡（县人民医院）', man(1), '13800000001'],
          ['周远 某某科技有限公司', man(2), '13800000002'],
          ['何清扬/县委组织部', man(3), '13800000003'],
          ['阿依古丽·买买提\n县中学', man(4), '13800000004'],
          ['王芳', man(5), '13800000005'],
        ],
      })
      expect(report.refused).toEqual([])
    }
    expect(all(EMPLOYED)).toEqual([
      ['林若衡', '县人民医院'],
      ['周远', '某某科技有限公司'],
      ['何清扬', '县委组织部'],
      ['阿依古丽·买买提', '县中学'],
      ['王芳', null],
    ])
  })

  it('is told as a repair of each', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['单位及姓名', '身份证号'],
        ['县人民医院　林若衡', man(1)],
        ['县中学周远', man(2)],
      ],
    })
    expect(all(EMPLOYED)).toEqual([
      ['林若衡', '县人民医院'],
      ['周远', '县中学'],
    ])
    expect(report.repaired.map(({ row, field, heading, to }) => [row, field, heading, to])).toEqual([
      [2, 'name', '单位及姓名', '林若衡'],
      [2, 'employer', '单位及姓名', '县人民医院'],
      [3, 'name', '单位及姓名', '周远'],
      [3, 'employer', '单位及姓名', '县中学'],
    ])
  })

  it('finds whose request it is, or that it is the employer’s', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '工作单位'],
        ['林若衡', '县人民医院'],
        ['林若衡', '县中学'],
      ],
    })
    const { report } = bringIn('requests', {
      rows: [
        ['受理日期', '诉求人及单位', '诉求内容', '办理情况'],
        ['2025-06-01', '林若衡（县中学）', '子女转学', '已解决'],
        ['2025-06-02', '县人民医院', '申请公寓三套', '已解决'],
        ['2025-06-03', '县人民医院 林若衡', '落户', '已解决'],
      ],
    })
    expect(report.refused).toEqual([])
    expect(
      all(`SELECT content, subject, (SELECT employer.name FROM employment JOIN employer ON employer.id = employer_id
        WHERE employment.holder_id = request.holder_id) AS employer FROM request ORDER BY id`),
    ).toEqual([
      ['子女转学', 'holder', '县中学'],
      ['申请公寓三套', 'employer', null],
      ['落户', 'holder', '县人民医院'],
    ])
  })

  it('is refused, with the way out, where it is not clear which is which', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名及单位', '身份证号'],
        ['林若衡、周远（县中学）', man(1)],
        ['高云天 何家湾', man(2)],
        ['县中学', man(3)],
        ['林若衡 县中学 教研组长 13800000001', man(4)],
      ],
    })
    expect(report.refused.map(({ row, code, value }) => [row, code, value])).toEqual(
      ['林若衡、周远（县中学）', '高云天 何家湾', '县中学', '林若衡 县中学 教研组长 138****0001'].map((value, at) => [
        at + 2,
        'import/name-with-employer-unclear',
        value,
      ]),
    )
  })

  it('shows no number that stands in the cell', () => {
    const { rows } = bringIn('roster', {
      rows: [
        ['姓名', '身份证号'],
        ['林若衡（13800000001，县中学）', man(1)],
      ],
    })
    expect(JSON.stringify(rows.map(({ repairs, issues }) => [repairs, issues]))).not.toContain('13800000001')
  })

  it('leaves the employer to a column of its own', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名（单位）', '工作单位', '身份证号'],
        ['林若衡（县中学）', '县教委', man(1)],
      ],
    })
    expect(all(EMPLOYED)).toEqual([['林若衡', '县教委']])
    expect(all('SELECT note FROM holder')).toEqual([['县中学']])
    expect(report.refused).toEqual([])
  })

  it('is none where the heading is of the employer alone', () => {
    for (const heading of ['诉求人所在单位', '人才单位', '单位名称']) {
      bringIn('roster', {
        rows: [
          ['姓名', heading],
          ['林若衡', '县中学'],
        ],
      })
    }
    expect(all(EMPLOYED)).toEqual([['林若衡', '县中学']])
  })
})
