import { beforeEach, describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { refusedRowsPlan } from '../refused-rows.ts'

const lists = listDesk()
const { man, bringIn, all } = lists
beforeEach(() => {
  const people = ['林若衡', '冉光荣', '田野', '李建国'].map((name, order) => [name, man(order), `1380000111${order}`])
  bringIn('roster', { rows: [['姓名', '身份证号', '联系电话'], ...people] })
})
const ledger = (...rows: readonly Cells[]) => bringIn('requests', { rows })
const told = ({ report }: ReturnType<typeof ledger>) =>
  [...report.refused, ...report.warnings].map(({ row, field, code }) => [row, field, code.replace('import/', '')])

describe('what became of a request', () => {
  const HEAD = ['姓名', '受理日期', '诉求内容', '办理结果', '办结日期']
  const stands = () => all('SELECT state, result, resolved_on FROM request ORDER BY id')

  it.each(['未答复', '没有回复', '未销号', '尚未解决', '对接中', '补正中', '已完成80%'])('is open: %s', (word) => {
    expect(told(ledger(HEAD, ['林若衡', '2022-03-07', '停车', word]))).toEqual([])
    expect(stands()).toEqual([['accepted', null, null]])
  })

  it.each(['未解决', '未落实', '协调未果', '未能申请成功', '已协调但未解决', '没有解决'])(
    'is open or has no result, by its day: %s',
    (word) => {
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
    },
  )

  it.each([
    ['大部分已解决', 'partly'],
    ['已解决８０％', 'partly'],
    ['已解决100%', 'solved'],
    ['已销号', 'solved'],
    ['自行解决', 'solved'],
    ['已办讫', 'solved'],
    ['专家号预约成功', 'solved'],
    ['基本办结', 'partly'],
    ['县委不同意', 'no-basis'],
    ['无需办理', 'given-up'],
    ['已上门宣讲政策', 'explained'],
    ['办毕', 'solved'],
    ['因不符合政策未能解决', 'no-basis'],
  ])('is told by its words: %s', (word, result) => {
    expect(told(ledger(HEAD, ['林若衡', '2022-03-07', '停车', word, '2022-04-01']))).toEqual([])
    expect(stands()).toEqual([['archived', result, '2022-04-01']])
  })

  it.each([
    ['3月6日转县教委；\n3月12日县教委答复正在协调；\n4月1日已入学。', 'archived'],
    ['2022.3.8 已转县住建委，2022.3.20 回复房源不足，正在协调', 'accepted'],
    ['4月1日：已入学，4月20日：回访', 'archived'],
    ['4月1日已入学；3月12日正在协调', 'archived'],
    ['3月8日已解决一部分，正在协调其余；12月1日起 1.5 万元', 'accepted'],
    ['已受理，已办结', 'archived'],
    ['已转办县教委，待答复', 'accepted'],
    ['已回复，待入学', 'accepted'],
    ['已登记，明年入学', 'accepted'],
    ['已协调县一小，顺利入学', 'archived'],
  ])('is what the last of its steps says, and not what is still to come: %s', (words, state) => {
    ledger(HEAD, ['林若衡', '2022-03-05', '入学', words])
    expect(stands().map(([now]) => now)).toEqual([state])
  })

  it('is open where it says so, and a day of an end or a rating beside that is told', () => {
    const done = ledger([...HEAD, '满意度'], ['林若衡', '2022-03-07', '停车', '正在办理', '2022-04-01', '满意'])
    expect(told(done)).toEqual([
      [2, 'resolvedOn', 'open-but-resolved'],
      [2, 'grade', 'rated-while-open'],
    ])
    expect(stands()).toEqual([['accepted', null, null]])
  })

  it('is told by a second column where the words of the first mean nothing', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办理进展', '办理状态', '办结日期']
    expect(told(ledger(head, ['林若衡', '2022-03-07', '停车', '3月5日验收', '已办结', '2022-03-09']))).toEqual([])
    expect(stands()).toEqual([['archived', 'solved', '2022-03-09']])
  })

  it('is decided by the column of its status, and told where two others differ', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办理进展', '办理状态', '办结日期']
    expect(told(ledger(head, ['林若衡', '2022-03-07', '停车', '3月5日正在协调', '已办结', '2022-03-09']))).toEqual([])
    const steps = ['姓名', '受理日期', '诉求内容', '第一次办理情况', '第二次办理情况']
    const done = ledger(steps, ['林若衡', '2022-03-08', '公寓', '正在协调', '已解决'])
    expect(told(done)).toEqual([[2, 'outcome', 'outcomes-differ']])
    expect(stands()).toEqual([
      ['archived', 'solved', '2022-03-09'],
      ['accepted', null, null],
    ])
  })

  it.each(['是否按期完成', '是否需要区级解决', '能否解决'])('is not told by %s', (heading) => {
    ledger(['姓名', '受理日期', '诉求内容', heading], ['林若衡', '2022-03-07', '停车', '是'])
    expect(stands()).toEqual([['accepted', null, null]])
  })

  it('is that of the leading department, which is no name of one', () => {
    const head = ['姓名', '受理日期', '诉求内容', '牵头单位', '牵头单位办理情况', '协办单位办理情况', '办结日期']
    ledger(head, ['林若衡', '2022-03-07', '停车', '县教委', '已解决', '已配合', '2022-03-09'])
    expect(stands()).toEqual([['archived', 'solved', '2022-03-09']])
    expect(all('SELECT name_zh FROM assignment JOIN department ON department.id = department_id')).toEqual([['县教委']])
  })

  it.each(['TRUE', 'Y', 'yes'])('is settled where a program ticks it: %s', (tick) => {
    ledger(
      ['姓名', '受理日期', '诉求内容', '是否办结', '办结日期'],
      ['林若衡', '2022-03-07', '停车', tick, '2022-03-09'],
    )
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
      expect(all('SELECT content FROM request')).toEqual([[`停车\n${heading}：2022-03-20`]])
    },
  )
})

describe('a column that is about something else', () => {
  it('is no rating, no channel and no phone of the talent’s', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办结日期', '是否评价', '办结方式', '责任单位联系电话']
    ledger(head, ['林若衡', '2022-03-07', '停车', '2022-03-09', '是', '电话', '76660000'])
    expect(all('SELECT channel, content FROM request')).toEqual([
      ['other', '停车\n是否评价：是\n办结方式：电话\n责任单位联系电话：76660000'],
    ])
    expect(all('SELECT grade FROM rating')).toEqual([])
  })

  it.each([
    ['是否不满意', '否'],
    ['满意度（1非常满意，5非常不满意）', '1'],
  ])('is no rating turned round: %s', (heading, mark) => {
    ledger(['姓名', '受理日期', '诉求内容', '办理结果', heading], ['林若衡', '2022-03-07', '停车', '已解决', mark])
    expect(all('SELECT grade FROM rating')).toEqual([])
  })

  it('is no employer: who was visited, with the employer in brackets', () => {
    ledger(['走访日期', '走访对象及单位', '反映问题'], ['2022-03-07', '林若衡（县医院）', '停车'])
    expect(all('SELECT holder.name FROM request JOIN holder ON holder.id = holder_id')).toEqual([['林若衡']])
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
    expect(all('SELECT holder_id, employer.name FROM request JOIN employer ON employer.id = employer_id')).toEqual([
      [null, '某食品厂'],
      [null, '某食品厂'],
    ])
    const done = ledger(['姓名', '受理单位', '受理日期', '诉求内容'], ['', '县人才办', '2022-03-07', '停车'])
    expect(told(done)).toEqual([[2, 'name', 'name-missing']])
  })

  it('is what is to be solved, not what was', () => {
    const head = ['走访时间', '走访对象', '需要解决的问题', '完成情况', '办理人']
    expect(told(ledger(head, ['2022-03-07', '林若衡', '缺少设备', '正在协调', '王五']))).toEqual([])
    expect(all('SELECT content, state FROM request')).toEqual([['缺少设备\n办理人：王五', 'accepted']])
  })
})

describe('a ledger of another office', () => {
  const stands = () => all('SELECT received_on, content, state, resolved_on FROM request ORDER BY id')

  it('is one when an approval or a hall’s system wrote it', () => {
    const head = ['办件编号', '申请人', '申请时间', '申请事项', '申请内容', '办件状态', '办结时间', '好差评']
    ledger(head, [
      'BJ001',
      '林若衡',
      '2024-03-05 09:12:33',
      '子女入学',
      '转学',
      '已办结',
      '2024-03-11 16:00:00',
      '非常满意',
    ])
    expect(stands()).toEqual([['2024-03-05', '转学\n申请事项：子女入学', 'archived', '2024-03-11']])
    expect(all('SELECT grade FROM rating')).toEqual([[5]])
  })

  it('has the year of the rows between', () => {
    const head = ['序号', '日期', '姓名', '诉求内容', '办理情况']
    const done = ledger(
      ['诉求台账'],
      head,
      ['2019年'],
      [1, '3月5日', '林若衡', '停车'],
      ['二、2020年度'],
      [2, 5.6, '田野', '公寓'],
    )
    expect(told(done)).toEqual([])
    expect(stands().map(([day]) => day)).toEqual(['2019-03-05', '2020-05-06'])
  })

  it('keeps that year with the rows that go out to be corrected', () => {
    const head = ['序号', '日期', '姓名', '诉求内容', '满意度']
    const rows = [
      ['诉求台账（截至2021年6月）'],
      head,
      ['2019年'],
      [1, '3月5日', '查无此人', '停车', 3.5],
      [2, '3月6日', '田野', '公寓'],
    ]
    const book = bookOf({ rows })
    const outcome = runList(lists.desk, book, { kind: 'requests' })
    const [plan] = refusedRowsPlan(book, outcome, { language: 'zh-CN', reasonOf: ({ code }) => code })
    expect(plan?.rows.map((row) => row.slice(1, 5))).toEqual([['2019-03-05', '查无此人', '停车', '3.5']])
  })

  it('has no number from what only counts its rows, sheet by sheet', () => {
    const rows = (year: number) => [
      ['登记号', '登记时间', '姓名', '诉求内容', '办理情况'],
      [1, `${year}.1.5`, '林若衡', '入学'],
      ['2', `${year}.1.6`, '田野', '公寓'],
      ['合计', '2件'],
    ]
    const done = bringIn('requests', { name: '一', rows: rows(2020) }, { name: '二', rows: rows(2021) })
    expect(told(done)).toEqual([])
    expect(stands().map(([, content]) => content)).toEqual([
      '入学\n登记号：1',
      '公寓\n登记号：2',
      '入学\n登记号：1',
      '公寓\n登记号：2',
    ])
  })

  it('is settled on the day it was received where it says so', () => {
    const head = ['姓名', '受理日期', '诉求内容', '办理结果', '办结日期']
    ledger(head, ['林若衡', '2022-03-07', '甲', '已答复', '当日'], ['林若衡', '2022-03-07', '乙', '当场办结', ''])
    expect(stands().map(([, , , day]) => day)).toEqual(['2022-03-07', '2022-03-07'])
  })

  it('has the day on which it was handled where no other is said', () => {
    ledger(['姓名', '服务内容', '办理时间', '办理结果'], ['林若衡', '入学', '2022-03-07', '正在办理'])
    ledger(
      ['姓名', '受理时间', '服务内容', '办理时间', '办理结果'],
      ['林若衡', '2022-03-08', '公寓', '2022-03-09', '正在办理'],
    )
    expect(stands().map(([day, content]) => [day, content])).toEqual([
      ['2022-03-07', '入学'],
      ['2022-03-08', '公寓\n办理时间：2022-03-09'],
    ])
  })

  it('says whom to call at an employer', () => {
    ledger(['企业名称', '联系电话', '收集时间', '反映问题'], ['某食品厂', '76660000', '2022-03-07', '用地'])
    expect(stands()[0]?.[1]).toBe('用地\n联系电话：76660000')
  })

  it('asks in a form how content people are, which rates no request', () => {
    const head = ['提交答卷时间', '1、您的姓名：', '2、请描述您的具体诉求', '3、您对人才服务工作的满意度']
    ledger(head, ['2022/3/7 10:00:00', '林若衡', '租房', '非常满意'])
    expect(stands()).toEqual([['2022-03-07', '租房\n3、您对人才服务工作的满意度：非常满意', 'accepted', null]])
  })
})

describe('what a ledger says of an end', () => {
  it('leaves a request open of which a part still waits', () => {
    bringIn('requests', {
      rows: [
        ['登记时间', '姓名', '诉求内容', '办理结果'],
        ['2025-03-05', '林若衡', '租房和体检', '公寓已入住，体检待安排'],
        ['2025-03-06', '林若衡', '接待', '已接待安排'],
      ],
    })
    expect(all('SELECT state, outcome_raw FROM request ORDER BY id')[0]).toEqual(['accepted', '公寓已入住，体检待安排'])
  })

  it('is 部分, 是 or 否 in a list of visits', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['联系领导', '联系专家', '走访时间', '收集问题及建议', '交办单位', '办理进展', '是否办结', '办结时间'],
        ['王县长', '林若衡', '2024年9月10日', '增设中医馆', '县卫生健康委', '已纳入计划', '部分', '2024.12.1'],
        ['王县长', '田野', '2024年9月10日', '子女转学', '县教委', '已协调落实', '否', ''],
        ['王县长', '田野', '2024年9月11日', '子女入园', '县教委', '正在协调', '是', '2024.9.20'],
        ['王县长', '田野', '2024年9月12日', '咨询政策', '县教委', '已解释', '是', '2024.9.20'],
      ],
    })
    expect(report).toMatchObject({ refused: [], warnings: [], created: { requests: 4 } })
    expect(all('SELECT state, result FROM request ORDER BY id')).toEqual([
      ['archived', 'partly'],
      ['accepted', null],
      ['archived', 'solved'],
      ['archived', 'explained'],
    ])
  })
})
