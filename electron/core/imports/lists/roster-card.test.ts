import { describe, expect, it } from 'vitest'
import {
  bookOf,
  holderNamed,
  issuesOf,
  listDesk,
  runList,
  tryList,
  type Cells,
} from '../../../../tests/fixtures/import-desk.ts'
import { Levels } from '../cells/levels.ts'

const lists = listDesk()
const { man, bringIn, all, person } = lists
const ROSTER = { kind: 'roster' } as const

describe('cards in a list', () => {
  const HEADS = ['姓名', '身份证号', '人才类别', '服务卡类别', '卡号', '发卡日期', '有效期限']

  it('are kept on record with recognition and enrolment when the class stands under a heading about cards', () => {
    const rows = [HEADS, ['林若衡', man(1), '专业技术人才', 'B卡', 'cqb-xs-0001', '2021.5.20', '2020.01-2023.01']]
    const { report } = runList(lists.desk, bookOf({ rows }), ROSTER)
    expect(report).toMatchObject({ created: { holders: 1, cards: 1 }, refused: [] })
    const { id } = holderNamed(lists.desk, '林若衡')
    const cards = lists.desk.store.reader.all(
      'SELECT level_id, number, state, issued_on, valid_from_on, valid_to_on FROM card',
    )
    expect(cards).toEqual([
      {
        levelId: 2015,
        number: 'CQB-XS-0001',
        state: 'on-record',
        issuedOn: '2021-05-20',
        validFromOn: '2020-01-01',
        validToOn: '2023-01-31',
      },
    ])
    const { recognitions, enrolments } = lists.desk.recognitions.of({ holderId: id })
    expect(recognitions.map(({ level }) => level.id)).toEqual([2015])
    expect(enrolments.map(({ scheme }) => scheme.id)).toEqual([1002])
    expect(holderNamed(lists.desk, '林若衡').team).toBe('professional-technical')
  })

  it("are of the level that is meant when its words are an office's own", () => {
    const levels = new Levels(lists.desk.store.reader)
    const ids = {
      2011: ['A卡Ⅰ类', 'A-I', 'A1类', 'A卡一类'],
      2012: ['A-Ⅱ', 'A卡II类', 'A卡第二类', 'Ⅱ类A卡'],
      2014: ['A卡', '市级A卡', '持A卡', 'Ａ卡', 'A类卡', '英才卡A', '重庆英才服务卡（A卡）', '英才服务卡A类'],
      2015: ['B 卡', '县级B卡', '“B卡”', 'B类', 'B卡（县级）', '重庆英才服务卡B卡'],
      2001: ['人才服务证', '重庆市人才服务证'],
      2031: ['秀山英才卡'],
    }
    for (const [id, words] of Object.entries(ids)) {
      for (const word of words) expect([word, levels.ofCard(word)?.id]).toEqual([word, Number(id)])
    }
    for (const word of ['一类', '区级A卡', '江北人才绿卡', '金卡', ''])
      expect([word, levels.ofCard(word)]).toEqual([word, null])
    for (const word of ['D类', 'D', 'D类人才', '新重庆人才D类', 'D类高层次人才', 'D类（优秀人才）'])
      expect(levels.ofRecognition(word)?.id).toBe(2024)
    for (const word of ['D类（拟）', 'D类（已退出）', '无', '一类'])
      expect([word, levels.ofRecognition(word)]).toEqual([word, null])
  })

  it('are none when a class stands under a heading about the person', () => {
    const rows = [
      ['姓名', '证件号码', '人才层次'],
      ['林若衡', man(1), 'A类'],
    ]
    expect(runList(lists.desk, bookOf({ rows }), ROSTER).report).toMatchObject({ created: { holders: 1, cards: 0 } })
    const { recognitions } = lists.desk.recognitions.of({ holderId: holderNamed(lists.desk, '林若衡').id })
    expect(recognitions.map(({ level, basis }) => [level.id, basis])).toEqual([[2021, '人才层次：A类']])
  })

  it('are a recognition and a team where a list has a column of each', () => {
    const rows = [
      ['姓名', '证件号码', '新重庆人才类别', '队伍类别'],
      ['林若衡', man(1), 'C类', '高技能人才'],
    ]
    bringIn('roster', { rows })
    const { id, team } = holderNamed(lists.desk, '林若衡')
    const { recognitions } = lists.desk.recognitions.of({ holderId: id })
    expect([team, ...recognitions.map(({ level }) => level.nameZh)]).toEqual(['highly-skilled', 'C类人才'])
  })

  it('are kept beside a team that a cell says with something else, or where it says two', () => {
    const rows = [
      ['姓名', '证件号码', '人才类别', '人才层次'],
      ['胡一', man(1), '专业技术人才（一类）', ''],
      ['胡二', man(2), '专业技术人才、高技能人才', ''],
      ['胡三', man(3), '专业技术人才', '高技能人才'],
    ]
    bringIn('roster', { rows })
    expect(lists.all('SELECT name, team FROM holder ORDER BY id')).toEqual([
      ['胡一', 'professional-technical'],
      ['胡二', null],
      ['胡三', 'professional-technical'],
    ])
    expect(lists.own()).toEqual([
      ['胡一', '人才类别', '专业技术人才(一类)'],
      ['胡二', '人才类别', '专业技术人才、高技能人才'],
      ['胡三', '人才层次', '高技能人才'],
    ])
  })

  it('are asked about where the heading of a class says neither person nor card', () => {
    const done = bringIn(
      'roster',
      {
        name: '甲',
        rows: [
          ['姓名', '身份证号', '单位', '类别'],
          ['胡一', man(1), '县医院', 'A类'],
        ],
      },
      {
        name: '乙',
        rows: [
          ['姓名', '身份证号', '单位', '人才层次', '卡类别'],
          ['胡二', man(2), '县医院', 'A类', 'B类'],
        ],
      },
      {
        name: '丙',
        rows: [
          ['姓名', '身份证号', '单位', 'A卡编号', '编号'],
          ['胡三', man(3), '县医院', 'A100', '0001'],
        ],
      },
    )
    expect(issuesOf(done)).toEqual([[2, 'team', 'import/class-unclear']])
    expect(person('胡一')).toMatchObject({ cards: [], own: [['类别', 'A类']] })
    expect(person('胡二')).toMatchObject({ cards: [{ level: 'B卡' }] })
    expect(person('胡三')).toMatchObject({
      cards: [{ level: 'A卡（未注明类别）', number: 'A100' }],
      own: [['编号', '0001']],
    })
  })

  it('follow yes and no when a column asks whether there is one', () => {
    const rows = [
      ['姓名', '证件号码', '是否办理人才服务卡'],
      ['甲', man(1), '是'],
      ['乙', man(2), '否'],
      ['丙', man(3), ''],
      ['丁', man(4), '✅'],
      ['戊', man(5), '❌'],
      ['己', man(6), '已领取'],
    ]
    const created = { holders: 6, cards: 3 }
    expect(runList(lists.desk, bookOf({ rows }), ROSTER).report).toMatchObject({ created, warnings: [] })
  })

  it.each(['拟办卡种', '拟发卡类别', '申领卡种'])('are none where they are only to be: %s', (heading) => {
    const rows = [
      ['姓名', '证件号码', heading],
      ['林若衡', man(1), 'B卡'],
    ]
    bringIn('roster', { rows })
    expect([lists.person('林若衡').cards, lists.own()]).toEqual([[], [['林若衡', heading, 'B卡']]])
  })

  it('are what was applied for where they have a number', () => {
    const rows = [
      ['姓名', '证件号码', '申请卡种', '卡号'],
      ['林若衡', man(1), 'B卡', 'B-1'],
    ]
    bringIn('roster', { rows })
    expect(lists.person('林若衡').cards).toMatchObject([{ level: 'B卡', number: 'B-1' }])
  })

  it('are of the class with which that is answered', () => {
    const rows = [
      ['姓名', '证件号码', '是否办理人才服务卡'],
      ['胡一', man(1), '是（B卡）'],
      ['胡二', man(2), 'A卡'],
      ['胡三', man(3), '办理中'],
    ]
    bringIn('roster', { rows })
    const held = ['胡一', '胡二', '胡三'].map((name) => lists.person(name).cards.map(({ level }) => level))
    expect(held).toEqual([['B卡'], ['A卡（未注明类别）'], []])
    expect(lists.own()).toEqual([['胡三', '是否办理人才服务卡', '办理中']])
  })

  it('are refused with the row when the number is taken, in the file or on the register', () => {
    const rows = [HEADS, ['甲', man(1), '', 'B卡', 'X-1'], ['乙', man(2), '', 'B卡', 'X-1']]
    expect(runList(lists.desk, bookOf({ rows }), ROSTER).report.refused).toMatchObject([
      { row: 3, field: 'cardNumber', code: 'import/card-number-twice' },
    ])
    const later = [HEADS, ['丙', man(3), '', 'B卡', 'X-1']]
    expect(tryList(lists.desk, bookOf({ rows: later }), ROSTER).report.refused).toMatchObject([
      { row: 2, field: 'cardNumber', code: 'card/number-taken', params: { name: '甲' } },
    ])
  })

  it('are told, and kept, where a second of one scheme stands beside the one that comes in', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位', 'A卡编号', 'A卡发卡日期', 'B卡编号', '原卡号'],
        ['林若衡', man(1), '县医院', 'A-1', '2024.3.1', 'B-1', 'C-1'],
        ['周远', man(2), '县医院', '', '', 'B-2', ''],
      ],
    })
    expect(done.report.warnings).toMatchObject([
      { row: 2, heading: 'B卡编号', code: 'import/further-card', value: 'B-1' },
    ])
    expect(all('SELECT number FROM card')).toEqual([['A-1'], ['B-2']])
  })
})

describe('the card of a list', () => {
  const rows = (title: string): Cells[] => [[title], ['姓名', '单位', '卡号'], ['林若衡', '县医院', '0001']]
  const cards = () => all('SELECT level.name_zh FROM card JOIN level ON level.id = level_id ORDER BY card.id')

  it('is the one that its title names', () => {
    bringIn('roster', { rows: rows('重庆英才服务卡A卡持卡人员名册') })
    bringIn('roster', { rows: rows('重庆市人才服务证持证人员名册').with(2, ['周远', '县医院', '0002']) })
    expect(cards()).toEqual([['A卡（未注明类别）'], ['持证人才']])
  })

  it('is the one that its sheet or section is called by', () => {
    bringIn('roster', { name: 'B卡', rows: rows('持卡人员') })
    expect(cards()).toEqual([['B卡']])
    const sectioned: Cells[] = [['姓名', '单位', '卡号'], ['A卡持卡人员'], ['周远', '县医院', '0002']]
    bringIn('roster', { name: 'B卡', rows: sectioned })
    expect(cards()).toEqual([['B卡'], ['A卡（未注明类别）']])
  })

  it('is not the office’s own where the title names several, or another scheme', () => {
    for (const title of ['A卡、B卡持卡人员名册', '重庆英才服务卡持卡人员名册'])
      expect(bringIn('roster', { rows: rows(title) }).counts).toMatchObject({ cards: 0 })
  })
})

describe('the number of a card', () => {
  it('is kept where the second table of a sheet calls it 编号', () => {
    const two: Cells[] = [
      ['姓名', '单位', 'A卡编号'],
      ['林若衡', '县医院', 'A0001'],
      [],
      ['姓名', '单位', '编号'],
      ['周远', '县医院', 'XS0001'],
    ]
    bringIn('roster', { rows: two })
    expect(all('SELECT value FROM own_value')).toEqual([['XS0001']])
  })

  it('is one, without a remark behind it, and none of noughts', () => {
    const list: Cells[] = [
      ['姓名', '单位', '卡种', '卡号'],
      ['林若衡', '县医院', 'B卡', 'B0001（已补办）'],
      ['周远', '县医院', 'B卡', 'B0002/B0003'],
      ['王芳', '县医院', 'B卡', 0],
      ['何清扬', '县医院', 'B卡', '渝人才/2023/0001'],
    ]
    const done = bringIn('roster', { rows: list })
    expect(done.report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'import/card-number-noted'],
      [3, 'import/card-numbers-in-one'],
      [4, 'import/word-unknown'],
    ])
    const numbers = all('SELECT number FROM card ORDER BY id').flat()
    expect(numbers).toEqual(['B0001', null, null, '渝人才/2023/0001'])
  })

  it('may stand behind the kind in one cell', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '服务卡（类别及卡号）'],
        ['林一', '县医院', 'A卡（CQA-001）'],
        ['林二', '县医院', 'B类卡：CQB-010'],
        ['林三', '县医院', 'B卡 0123'],
        ['林四', '县医院', 'A卡（2023）'],
      ],
    })
    expect(report.warnings).toEqual([])
    expect(all('SELECT number FROM card ORDER BY holder_id').flat()).toEqual(['CQA-001', 'CQB-010', '0123', null])
  })

  it('is none of a card still to be made, as a phone of noughts is none', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '手机', '卡种', '卡号', '卡状态'],
        ['林若衡', man(1), '县医院', '00000000000', 'B卡', '待制', '待制卡'],
        ['周远', man(2), '县医院', '', 'B卡', '待制', '补办中'],
        ['何清扬', man(3), '县医院', '', 'B卡', 'CQB-3', '冻结'],
      ],
    })
    expect(all('SELECT phone FROM holder')).toEqual([[null], [null], [null]])
    expect(all('SELECT number FROM card')).toEqual([[null], [null], ['CQB-3']])
    expect(issuesOf(done)).toEqual([
      [2, 'phone', 'import/phone-unclear'],
      [2, 'cardNumber', 'import/word-unknown'],
      [2, 'own', 'import/card-not-in-force'],
      [3, 'cardNumber', 'import/word-unknown'],
      [3, 'own', 'import/card-not-in-force'],
      [4, 'own', 'import/card-not-in-force'],
    ])
  })

  it('is that of the card on record where nothing else says which; a phone may stand behind the name', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '服务卡类别', '卡号'],
        ['林若衡', man(0), '县医院', 'B卡', 'K000'],
      ],
    })
    const rows = [
      ['姓名', '单位', '卡号'],
      ['林若衡（13900880000）', '县医院', 'K000'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name, phone FROM holder')).toEqual([['林若衡', '13900880000']])
    expect(all('SELECT number FROM card')).toEqual([['K000']])
  })
})
