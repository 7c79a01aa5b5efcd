import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../tests/fixtures/import-desk.ts'

const desk = listDesk()
const { man } = desk

const marked = (
  issues: readonly { readonly code: string; readonly heading: string | null; readonly value: string }[],
) => issues.map(({ code, heading, value }) => [code, heading, value])

describe('what is marked in a sheet', () => {
  it('tells of each row that is struck out, whatever becomes of it', () => {
    const { report, rows } = desk.bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位'],
        ['林若衡', man(1), '县医院'],
        ['周远', man(2), '县医院'],
        ['', man(3), '县医院'],
      ],
      struck: [3, 4],
    })
    expect(report).toMatchObject({ created: { holders: 2 } })
    expect(rows.map(({ verdict, issues }) => [verdict, issues.map(({ code }) => code)])).toEqual([
      ['new', []],
      ['new', ['import/struck-out']],
      ['refused', ['import/struck-out', 'import/name-missing']],
    ])
  })

  it('keeps comments of people as a column of the list, and those of headings not', () => {
    const sheet = {
      rows: [
        ['姓名', '身份证号', '工作单位', '联系电话'],
        ['林若衡', man(1), '县医院', '13800000001'],
        ['周远', man(2), '县医院', '13800000002'],
      ],
      comments: [
        { row: 1, column: 2, text: '请填 18 位' },
        { row: 2, column: 3, text: '已调离' },
        { row: 2, column: 4, text: '已停机' },
      ],
    }
    const { report } = desk.bringIn('roster', sheet)
    expect(report.warnings).toEqual([])
    expect(desk.all('SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id')).toEqual([
      ['批注', '工作单位：已调离；联系电话：已停机'],
    ])
  })

  it('keeps comments with whom they stand when a list goes on beside itself', () => {
    desk.bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '联系电话', '姓名', '身份证号', '联系电话'],
        ['林若衡', man(1), '13800000001', '周远', man(2), '13800000002'],
      ],
      comments: [
        { row: 2, column: 3, text: '已停机' },
        { row: 2, column: 6, text: '办公室转' },
      ],
    })
    expect(
      desk.all('SELECT holder.name, value FROM own_value JOIN holder ON holder.id = holder_id ORDER BY holder.id'),
    ).toEqual([
      ['林若衡', '联系电话：已停机'],
      ['周远', '联系电话：办公室转'],
    ])
  })

  it('keeps comments of a ledger with its words', () => {
    desk.bringIn('roster', {
      rows: [
        ['姓名', '工作单位'],
        ['林若衡', '县医院'],
      ],
    })
    desk.bringIn('requests', {
      rows: [
        ['受理日期', '姓名', '诉求内容', '办理情况'],
        ['2025-06-01', '林若衡', '子女转学', '办理中'],
      ],
      comments: [{ row: 2, column: 4, text: '7 月再催' }],
    })
    expect(desk.all('SELECT content FROM request')).toEqual([['子女转学\n批注：办理情况：7 月再催']])
  })

  it('tells of comments on rows that are no data, with the row before them', () => {
    const { report, rows } = desk.bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位'],
        ['一、卫生系统'],
        ['林若衡', man(1), '县医院'],
        ['合计', '1人'],
        ['周远', man(2), '县医院'],
        ['注：以上名单截至 6 月'],
      ],
      comments: [
        { row: 2, column: 1, text: '含乡镇' },
        { row: 4, column: 2, text: '另有 2 人待报，联系 13800000001' },
        { row: 6, column: 1, text: '以纸质为准' },
        { row: 9, column: 2, text: '下月再报' },
      ],
    })
    expect(report.created.holders).toBe(2)
    expect(rows.map(({ issues }) => issues.map(({ code, value, params }) => [code, value, params]))).toEqual([
      [
        ['import/comment-aside', '含乡镇', { row: 2 }],
        ['import/comment-aside', '另有 2 人待报，联系 138****0001', { row: 4 }],
      ],
      [
        ['import/comment-aside', '以纸质为准', { row: 6 }],
        ['import/comment-aside', '下月再报', { row: 9 }],
      ],
    ])
  })

  it('tells of comments on rules, which have no place for them', () => {
    const { rows } = desk.bringIn('rules', {
      rows: [
        ['服务事项', '适用对象', '享受标准'],
        ['健康体检', 'A卡Ⅰ类', '每年2次'],
      ],
      comments: [{ row: 2, column: 3, text: '待定，问 13800000001' }],
    })
    expect(rows.map(({ verdict, issues }) => [verdict, marked(issues)])).toEqual([
      ['new', [['import/comment-left-out', '享受标准', '待定，问 138****0001']]],
    ])
  })
})
