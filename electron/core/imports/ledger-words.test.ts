import { beforeEach, describe, expect, it } from 'vitest'
import { listDesk, type Cells } from '../../../tests/fixtures/import-desk.ts'

const at = listDesk()
beforeEach(() => {
  const people = ['林若衡', '冉光荣', '田野', '李建国'].map((name, order) => [
    name,
    at.man(order),
    `1380000111${order}`,
  ])
  at.bringIn('roster', { rows: [['姓名', '身份证号', '联系电话'], ...people] })
})
const ledger = (...rows: readonly Cells[]) => at.bringIn('requests', { rows })
const told = ({ report }: ReturnType<typeof ledger>) =>
  [...report.refused, ...report.warnings].map(({ row, field, code }) => [row, field, code.replace('import/', '')])

describe('what became of a request', () => {
  const HEAD = ['姓名', '受理日期', '诉求内容', '办理结果', '办结日期']
  const stands = () => at.all('SELECT state, result, resolved_on FROM request ORDER BY id')

  it.each(['未答复', '没有回复', '未销号', '尚未解决', '对接中', '补正中'])('is open: %s', (word) => {
    expect(told(ledger(HEAD, ['林若衡', '2022-03-07', '停车', word]))).toEqual([])
    expect(stands()).toEqual([['accepted', null, null]])
  })

  it.each(['未解决', '未落实', '已协调但未解决', '没有解决'])('is open or has no result, by its day: %s', (word) => {
    const done = ledger(
      HEAD,
      ['林若衡', '2022-03-07', '停车', word],
      ['冉光荣', '2022-03-07', '停车', word, '2022-04-01'],
    )
    expect(told(done)).toEqual([[3, 'outcome', 'unsolved-why']])
    expect(stands()).toEqual([
      ['accepted', null, null],
      ['archived', null, '2022-04-01'],
    ])
  })

  it.each([
    ['大部分已解决', 'partly'],
    ['已销号', 'solved'],
    ['办毕', 'solved'],
    ['因不符合政策未能解决', 'no-basis'],
  ])('is told by its words: %s', (word, result) => {
    expect(told(ledger(HEAD, ['林若衡', '2022-03-07', '停车', word, '2022-04-01']))).toEqual([])
    expect(stands()).toEqual([['archived', result, '2022-04-01']])
  })

  it('is told by a second column where the words of the first mean nothing', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办理进展', '办理状态', '办结日期']
    expect(told(ledger(head, ['林若衡', '2022-03-07', '停车', '3月5日验收', '已办结', '2022-03-09']))).toEqual([])
    expect(stands()).toEqual([['archived', 'solved', '2022-03-09']])
  })

  it.each(['承诺办结日期', '截止办结时间', '最迟办结日期'])(
    'did not happen on the day it was promised for: %s',
    (heading) => {
      ledger(
        ['姓名', '受理日期', '诉求内容', '办理结果', heading],
        ['林若衡', '2022-03-07', '停车', '已解决', '2022-03-20'],
      )
      expect(stands()).toEqual([['archived', 'solved', null]])
      expect(at.all('SELECT content FROM request')).toEqual([[`停车\n${heading}：2022-03-20`]])
    },
  )
})

describe('a column that is about something else', () => {
  it('is no rating, no channel and no phone of the talent’s', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办结日期', '是否评价', '办结方式', '责任单位联系电话']
    ledger(head, ['林若衡', '2022-03-07', '停车', '2022-03-09', '是', '电话', '76660000'])
    expect(at.all('SELECT channel, content FROM request')).toEqual([
      ['other', '停车\n是否评价：是\n办结方式：电话\n责任单位联系电话：76660000'],
    ])
    expect(at.all('SELECT grade FROM rating')).toEqual([])
  })

  it('is not whose request it is: who accepted it, or which leader looks after it', () => {
    const head = ['企业名称', '联系电话', '受理单位', '收集时间', '反映问题', '责任领导', '推进结果']
    const rows = [1, 2].map((day) => [
      '某食品厂',
      '13700000001',
      '县人才办',
      `2022-03-0${day}`,
      '用地',
      '李建国',
      '正在办理',
    ])
    expect(told(ledger(head, ...rows))).toEqual([])
    expect(at.all('SELECT holder_id, employer.name FROM request JOIN employer ON employer.id = employer_id')).toEqual([
      [null, '某食品厂'],
      [null, '某食品厂'],
    ])
    const done = ledger(['姓名', '受理单位', '受理日期', '诉求内容'], ['', '县人才办', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'name', 'name-missing']])
  })

  it('is what is to be solved, not what was', () => {
    const head = ['走访时间', '走访对象', '需要解决的问题', '完成情况', '办理人']
    expect(told(ledger(head, ['2022-03-07', '林若衡', '缺少设备', '正在协调', '王五']))).toEqual([])
    expect(at.all('SELECT content, state FROM request')).toEqual([['缺少设备\n办理人：王五', 'accepted']])
  })
})

describe('whose request it is', () => {
  const HEAD = ['姓名', '身份证号', '联系电话', '受理日期', '诉求内容']

  it('is nobody’s of the same name with another number', () => {
    const done = ledger(HEAD, ['林若衡', at.man(30), '13800001110', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'identity', 'person-numbered-otherwise']])
  })

  it('is told by name where the register has no number, and a different phone is told', () => {
    at.desk.holders.register({ fields: { name: '欧阳静', phone: '13800002222' } })
    const done = ledger(
      HEAD,
      ['欧阳静', at.man(31), '13800002222', '2022-03-07', '停车'],
      ['林若衡', '', '13900000000', '2022-03-07', '停车'],
    )
    expect(told(done)).toEqual([[3, 'phone', 'phone-differs']])
  })

  it('is not told by a cell with two people', () => {
    const done = ledger(HEAD, ['林若衡、冉光荣', '', '', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'name', 'name-several']])
  })
})
