import { beforeEach, describe, expect, it } from 'vitest'
import { listDesk, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all } = lists
const ledger = (...rows: readonly Cells[]) => bringIn('requests', { rows })
const told = ({ report }: ReturnType<typeof ledger>) =>
  [...report.refused, ...report.warnings].map(({ row, field, code }) => [row, field, code.replace('import/', '')])
beforeEach(() => {
  const people = ['林若衡', '冉光荣'].map((name, order) => [name, man(order), `1380000111${order}`])
  bringIn('roster', { rows: [['姓名', '身份证号', '联系电话'], ...people] })
})

describe('whose request it is', () => {
  const HEAD = ['姓名', '身份证号', '联系电话', '受理日期', '诉求内容']

  it.each(['对象', '诉求者', '提出人员', '求助人'])(
    'is theirs who stand under %s, and not their employer’s',
    (heading) => {
      bringIn('requests', {
        rows: [
          ['日期', heading, '单位', '诉求内容'],
          ['2022-03-07', '林若衡', '县医院', '停车'],
        ],
      })
      expect(all('SELECT name FROM request JOIN holder ON holder.id = holder_id')).toEqual([['林若衡']])
    },
  )

  it('is nobody’s of the same name with another number', () => {
    const done = ledger(HEAD, ['林若衡', man(30), '13800001110', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'identity', 'person-numbered-otherwise']])
  })

  it('is told by name where the register has no number, and what it says otherwise is told', () => {
    lists.desk.holders.register({ fields: { name: '欧阳静', phone: '13800002222' } })
    const done = ledger(
      HEAD,
      ['欧阳静', man(31), '13800002222', '2022-03-07', '停车'],
      ['林若衡', '', '13900000000', '2022-03-07', '停车'],
    )
    expect(told(done)).toEqual([
      [2, 'identity', 'identity-not-on-record'],
      [2, 'outcome', 'outcome-unsaid'],
      [3, 'phone', 'phone-differs'],
      [3, 'outcome', 'outcome-unsaid'],
    ])
  })

  it('is not told by a cell with two people', () => {
    const done = ledger(HEAD, ['林若衡、冉光荣', '', '', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'name', 'name-several']])
  })

  it('is told under a polite name; departments are known by what they do in it', () => {
    bringIn('requests', {
      rows: [
        ['受理日期', '诉求人', '诉求内容', '承办单位', '办理情况'],
        ['2025-03-05', '林若衡女士', '落户', '县教委（牵头）、县人社局（配合）', '办理中'],
        ['2025-03-06', '林若衡（同志）', '租房', '县教委 县人社局', '办理中'],
      ],
    })
    expect(
      all(`SELECT content, (SELECT group_concat(name_zh) FROM assignment JOIN department ON department.id = department_id
        WHERE request_id = request.id) FROM request`),
    ).toEqual([
      ['落户', '县教委,县人力社保局'],
      ['租房', '县教委,县人力社保局'],
    ])
  })
})

describe('the request of an employer', () => {
  it('is recorded when it stands where people do, with the words that are not known', () => {
    const done = bringIn('requests', {
      rows: [
        ['诉求时间', '人才姓名', '单位', '诉求内容', '类别', '办理情况', '办结时间', '经费（万元）'],
        ['2021.3.5', '秀山某公司', '秀山某公司', '申请公寓', '住房', '已办结', '2021 03 25', 3],
        ['2021、3、6', '', '秀山某公司', '申请公寓', '另类', '转交办理', '', ''],
      ],
    })
    expect(done.report).toMatchObject({ created: { requests: 2 }, refused: [] })
    const rows = lists.desk.store.reader.all<{ content: string; state: string; outcomeRaw: string }>(
      'SELECT content, state, outcome_raw FROM request ORDER BY id',
    )
    expect(rows).toEqual([
      { content: '申请公寓\n经费（万元）：3', state: 'archived', outcomeRaw: '已办结' },
      { content: '申请公寓\n类别：另类', state: 'accepted', outcomeRaw: '转交办理' },
    ])
  })

  it('has a contact who is no talent', () => {
    bringIn('requests', {
      rows: [
        ['企业名称', '联系人', '联系电话', '收集日期', '企业诉求', '办理结果', '办结日期'],
        ['某某科技有限公司', '张明', '13800000009', '2025.3.5', '需10套人才公寓', '已解决', '2025.3.9'],
        ['甲乙制造有限公司', '李强', '13800000008', '2025.3.6', '招引技工', '办理中', ''],
      ],
    })
    expect(all('SELECT subject, content FROM request')).toEqual([
      ['employer', '需10套人才公寓\n联系电话：13800000009\n联系人：张明'],
      ['employer', '招引技工\n联系电话：13800000008\n联系人：李强'],
    ])
  })
})
