import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList, understood, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { kindOf } from './kinds.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'

const lists = listDesk()
const { man, bringIn, own } = lists

/** The kind of a list of these headings, with one row below them. */
const kindUnder = (headings: Cells, row: Cells) => {
  const [sheet] = bookOf({ rows: [headings, row] }).sheets
  return sheet && kindOf(sheet)
}

describe('the kind of a list', () => {
  const LISTS: readonly (readonly [string, ImportKind | null, ...(readonly string[])])[] = [
    ['uses, at a hospital', 'usages', '人才姓名', '卡号', '就诊人', '就诊医院', '科室', '就诊时间', '备注'],
    ['uses, by who used it', 'usages', '使用人', '享受服务', '使用时间', '消费金额（元）', '经办人'],
    ['uses, by the name of a project', 'usages', '领取人', '项目名称', '领取日期', '数量'],
    ['uses, in a park', 'usages', '入园时间', '检票口', '姓名', '卡号', '随行人数', '票价'],
    ['uses, with a column a month', 'usages', '姓名', '卡号', '1月', '2月', '3月'],
    ['people for whom a check-up is planned', 'roster', '姓名', '身份证号', '单位', '体检时间'],
    ['people and where they live', 'roster', '姓名', '单位', '房号', '入住时间'],
    ['people with a class and a time, and their numbers', 'roster', '姓名', '身份证号', '类别', '时间'],
    ['people, under headings broken over two lines', 'roster', '姓名', '出生\n日期', '身份证号', '人才\n类别'],
    ['people, under headings with a blank in them', 'roster', '姓名', '出生 日期', '身份证号', '人才 类别'],
    ['people with their kind of card', 'roster', '姓名', '出生日期', '身份证号', '服务卡种类', '收到日期'],
    ['requests, by when they came in', 'requests', '诉求人姓名', '收到时间', '诉求事项', '办理单位'],
    ['requests, by what became of them', 'requests', '姓名', '日期', '服务事项', '办理结果'],
    ['requests, by what was asked', 'requests', '姓名', '服务日期', '服务项目', '诉求内容'],
  ]
  it.each(LISTS)('is told by its headings: %s', (_what, kind, ...headings) => {
    expect(kindUnder(headings, ['林若衡', 'K000'])).toBe(kind)
  })

  it('has requests received on the day that says so, and not when their talents were born', () => {
    lists.known('林若衡')
    const rows = [
      ['姓名', '出生 日期', '受理\n日期', '诉求摘要'],
      ['林若衡', '1980-05-17', '2023-03-01', '子女转学'],
    ]
    bringIn('requests', { rows })
    expect(lists.all('SELECT received_on, content FROM request')).toEqual([
      ['2023-03-01', '子女转学\n出生 日期：1980-05-17'],
    ])
  })

  it('is rules under 优待项目 with 优待内容', () => {
    expect(kindUnder(['优待项目', '享受对象', '优待内容', '兑现部门'], ['健康体检', '', '每年1次', ''])).toBe('rules')
  })

  it('is a roster where people signed for a card: they used nothing', () => {
    const rows = [
      ['姓 名', '身份证号码', '单  位', '卡  种', '领卡人签字'],
      ['林若衡', man(1), '县医院', 'A卡', '林若衡'],
    ]
    expect(bringIn('roster', { rows }).counts).toMatchObject({ holders: 1, cards: 1 })
    expect(own()).toEqual([['林若衡', '领卡人签字', '林若衡']])
  })

  it('is told when a list was taken for another', () => {
    const rows: Cells[] = [
      ['日期', '姓名', '诉求内容', '办理情况', '办结时间'],
      ['2023-03-01', '林若衡', '转学', '已办结', '2023-03-10'],
    ]
    expect(() => tryList(lists.desk, bookOf({ rows }), { kind: 'roster' })).toThrow('import/other-kind')
  })
})

describe('a heading 服务对象', () => {
  const kindOfValues = (values: readonly string[]) => {
    const rows = [['服务项目', '服务对象', '服务标准'], ...values.map((value) => ['健康体检', value, '每年2次'])]
    return understood(bookOf({ rows }), { kind: null, headings: [] }).kind
  }

  it('says for whom a service is where no names stand below it', () => {
    expect(kindOfValues(['A卡', '所有持卡人', '高层次人才'])).toBe('rules')
    expect(kindOfValues(['王芳', '林若衡', '周五'])).not.toBe('rules')
  })
})
