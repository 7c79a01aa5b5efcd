import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSignOf } from '#shared/domain/identity.ts'
import { daysLater } from '#shared/domain/days.ts'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
})
afterAll(() => desk.close())

const EMPLOYMENT = { employer: '云岭人民医院', department: '内科', post: '主任', fromOn: '2020-01-01', toOn: null }
const CHILD = {
  relation: 'child',
  name: '林小明',
  sex: 'male',
  bornOn: '2015-06-01',
  identity: null,
  note: null,
} as const

function register(name: string, more: Partial<Parameters<typeof desk.holders.register>[0]> = {}) {
  return desk.holders.register({ fields: { name }, ...more })
}

/** A number that nobody on the register has: of a man born on 1980-05-06. */
function freshNumber(): string {
  men += 1
  return residentNumber('1980-05-06', 2 * men + 1)
}
let men = 0

/** The id of the one row of a list. */
function only(rows: readonly { id: number }[]): number {
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? 0
}

describe('registering', () => {
  it('is refused at its field when the name of a person or a relative is a formula or a mark-up', () => {
    const { id, seq: seen } = desk.holders.register({ fields: { name: '林若衡' } })
    const relative = {
      relation: 'child',
      name: '@SUM(1)',
      sex: null,
      bornOn: null,
      identity: null,
      note: null,
    } as const
    const refused = [
      () => desk.holders.register({ fields: { name: '=HYPERLINK("x")' } }),
      () => desk.holders.correct({ id, seen, changes: { name: '<script>' } }),
      () => desk.holders.saveRelative({ id, seen, relative }),
    ].map((call) => refusalOf(call))
    expect(refused.map((one) => [one?.code, one?.params['field'], one?.params['sign']])).toEqual([
      ['holder/name-unclear', 'name', '='],
      ['holder/name-unclear', 'name', '<'],
      ['holder/name-unclear', 'relative.name', '@'],
    ])
  })

  it('shows the whole person masked when documents, employments and relatives come along', () => {
    const { id, seq } = register('林一', {
      fields: { name: '林　一', phone: '１２７ 1234 0021', title: '教授' },
      identities: [{ kind: 'resident-id', number: freshNumber() }],
      employments: [EMPLOYMENT, { ...EMPLOYMENT, employer: '云岭大学', toOn: '2021-01-01' }],
      relatives: [CHILD],
    })
    expect(desk.holders.get({ id })).toMatchObject({
      seq,
      state: 'active',
      name: '林一',
      namePrinted: '林　一',
      bornOn: '1980-05-06',
      sex: 'male',
      phoneMasked: '127****0021',
      identities: [{ kind: 'resident-id', masked: expect.stringMatching(/^5009\*{10}\d{3}.$/) }],
      employments: [
        { employer: '云岭人民医院', isCurrent: true },
        { employer: '云岭大学', isCurrent: false },
      ],
      relatives: [{ name: '林*', bornOn: null, age: 10, isMinor: true }],
    })
    expect(desk.store.history.commit(seq)?.header.command).toBe('holders.register')
  })

  it('has its last employer until the end of the last day there', () => {
    const employerOf = (toOn: string) => {
      const { id } = register('林四', { employments: [{ ...EMPLOYMENT, toOn }] })
      return desk.holders.get({ id }).employments[0]?.isCurrent
    }
    expect([desk.today, daysLater(desk.today, -1)].map(employerOf)).toEqual([true, false])
  })

  it('finds the employer again when its name is spelt with other width and brackets', () => {
    register('林一', { employments: [{ ...EMPLOYMENT, employer: '云岭（重庆）有限公司' }] })
    register('林二', { employments: [{ ...EMPLOYMENT, employer: '云岭(重庆) 有限公司' }] })
    expect(desk.employers.find({ query: '云岭（重庆）' }).employers.map(({ name }) => name)).toEqual([
      '云岭（重庆）有限公司',
    ])
  })

  it('is refused with the field named when a number contradicts its kind', () => {
    const identities = [{ kind: 'resident-id', number: '500999198005060130' } as const]
    expect(refusalOf(() => register('林一', { identities }))).toEqual({
      code: 'identity/invalid',
      params: { field: 'identities.0.number', kind: 'resident-id', reason: 'check-digit' },
    })
  })

  it('is refused with the owner masked when the number is on another active holder, even as its 15 digits', () => {
    const number = freshNumber()
    const { id } = register('林一', { identities: [{ kind: 'resident-id', number }] })
    const old = number.slice(0, 6) + number.slice(8, 17)
    for (const again of [number, old]) {
      const refusal = refusalOf(() => register('林二', { identities: [{ kind: 'resident-id', number: again }] }))
      expect(refusal).toMatchObject({ code: 'holder/identity-taken', params: { holderId: id, name: '林一' } })
      expect(JSON.stringify(refusal)).not.toContain('19800506')
    }
  })

  it('is refused when the number of 18 signs is on another holder as another kind of document', () => {
    const first17 = '83000019800506013'
    const number = first17 + checkSignOf(first17)
    register('林一', { identities: [{ kind: 'hk-macao-taiwan-residence', number }] })
    const again = () => register('林二', { identities: [{ kind: 'resident-id', number }] })
    expect(refusalOf(again)?.code).toBe('holder/identity-taken')
  })

  it('is allowed when another kind of document happens to have the same shorter number', () => {
    register('林一', { identities: [{ kind: 'taiwan-travel-permit', number: '12345678' }] })
    expect(
      refusalOf(() => register('林二', { identities: [{ kind: 'passport', number: '12345678' }] })),
    ).toBeUndefined()
  })

  it('is allowed when the number is on a void holder only', () => {
    const identities = [{ kind: 'resident-id', number: freshNumber() } as const]
    const first = register('林一', { identities })
    desk.holders.void({ id: first.id, seen: first.seq, reason: '重复登记' })
    expect(register('林一', { identities }).id).not.toBe(first.id)
  })

  it.each([
    [
      { bornOn: '1980-05-07' },
      'holder/born-differs-from-identity',
      { bornOn: '1980-05-07', fromIdentity: '1980-05-06' },
    ],
    [{ sex: 'female' }, 'holder/sex-differs-from-identity', { sex: 'female', fromIdentity: 'male' }],
    [{ bornOn: '2026-03-03' }, 'holder/born-in-future', { bornOn: '2026-03-03', today: '2026-03-02' }],
  ] as const)('is refused when the number says other than %j', (fields, code, params) => {
    const identities = [{ kind: 'resident-id', number: freshNumber() } as const]
    expect(refusalOf(() => register('林一', { fields: { name: '林一', ...fields }, identities }))).toEqual({
      code,
      params,
    })
  })

  it('is refused when an employment ends before it begins', () => {
    const employments = [{ ...EMPLOYMENT, toOn: '2019-12-31' }]
    expect(refusalOf(() => register('林一', { employments }))).toMatchObject({
      code: 'employment/ends-before-it-begins',
      params: { fromOn: '2020-01-01', toOn: '2019-12-31' },
    })
  })

  it('keeps a minor out of the refusal when the relative contradicts the number', () => {
    const identity = { kind: 'resident-id', number: residentNumber('2015-06-02', 13) } as const
    const refusal = refusalOf(() => register('林一', { relatives: [{ ...CHILD, identity }] }))
    expect(refusal).toEqual({
      code: 'identity/invalid',
      params: { field: 'relatives.0.identity.number', kind: 'resident-id', reason: 'born-differs' },
    })
  })
})

describe('correcting', () => {
  it('changes the given fields only when others are left out', () => {
    const { id, seq } = register('林一', { fields: { name: '林一', title: '讲师', school: '南岭大学' } })
    const done = desk.holders.correct({ id, seen: seq, changes: { title: '教授' } })
    expect(done.seq).toBeGreaterThan(seq)
    expect(desk.holders.get({ id })).toMatchObject({ seq: done.seq, title: '教授', school: '南岭大学' })
  })

  it('makes no commit when nothing differs', () => {
    const { id, seq } = register('林一', { fields: { name: '林一', title: '讲师' } })
    const { head } = desk.store
    expect(desk.holders.correct({ id, seen: seq, changes: { title: '讲师' } })).toEqual({ id, seq })
    expect(desk.store.head.seq).toBe(head.seq)
  })

  it('is refused when somebody else has changed the holder or a child of it since', () => {
    const { id, seq } = register('林一')
    const { seq: current } = desk.holders.saveEmployment({ id, seen: seq, employment: EMPLOYMENT })
    expect(refusalOf(() => desk.holders.correct({ id, seen: seq, changes: { title: '教授' } }))).toEqual({
      code: 'record/changed',
      params: { table: 'holder', id, seen: seq, current },
    })
  })

  it('is refused when the new birth day contradicts the number', () => {
    const identities = [{ kind: 'resident-id', number: freshNumber() } as const]
    const { id, seq } = register('林一', { identities })
    expect(refusalOf(() => desk.holders.correct({ id, seen: seq, changes: { bornOn: '1981-05-06' } }))).toMatchObject({
      code: 'holder/born-differs-from-identity',
    })
    expect(desk.holders.correct({ id, seen: seq, changes: { bornOn: null } }).seq).toBeGreaterThan(seq)
  })

  it('is refused when the holder is void or not there', () => {
    const { id, seq } = register('林一')
    const { seq: seen } = desk.holders.void({ id, seen: seq, reason: '重复登记' })
    expect(refusalOf(() => desk.holders.correct({ id, seen, changes: { title: '教授' } }))).toEqual({
      code: 'holder/not-active',
      params: { state: 'void' },
    })
    expect(refusalOf(() => desk.holders.correct({ id: 1, seen, changes: {} }))?.code).toBe('record/not-found')
  })
})

describe('documents, employments and relatives', () => {
  it('touch the holder when they are added, changed and removed', () => {
    const { id, seq } = register('林一')
    const number = freshNumber()
    let seen = desk.holders.addIdentity({ id, seen: seq, identity: { kind: 'resident-id', number } }).seq
    expect(desk.holders.get({ id })).toMatchObject({ seq: seen, bornOn: '1980-05-06', sex: 'male' })

    seen = desk.holders.saveEmployment({ id, seen, employment: EMPLOYMENT }).seq
    const employmentId = only(desk.holders.get({ id }).employments)
    seen = desk.holders.saveEmployment({
      id,
      seen,
      employmentId,
      employment: { ...EMPLOYMENT, toOn: '2025-01-01' },
    }).seq
    expect(desk.holders.get({ id }).employments).toMatchObject([{ id: employmentId, isCurrent: false }])
    expect(desk.holders.get({ id, on: '2024-12-31' }).employments).toMatchObject([{ isCurrent: true }])

    seen = desk.holders.saveRelative({ id, seen, relative: CHILD }).seq
    const relativeId = only(desk.holders.get({ id }).relatives)
    seen = desk.holders.saveRelative({ id, seen, relativeId, changes: { note: '在读' } }).seq
    expect(desk.holders.get({ id }).relatives).toMatchObject([{ id: relativeId, name: '林*', note: '在读', age: 10 }])

    seen = desk.holders.removeRelative({ id, seen, relativeId }).seq
    seen = desk.holders.removeEmployment({ id, seen, employmentId }).seq
    seen = desk.holders.removeIdentity({ id, seen, identityId: only(desk.holders.get({ id }).identities) }).seq
    expect(desk.holders.get({ id })).toMatchObject({ seq: seen, identities: [], employments: [], relatives: [] })
    expect([...desk.store.history.of('holder', id)]).toHaveLength(9)
  })

  it('are refused when they belong to another holder', () => {
    const one = register('林一', { employments: [EMPLOYMENT], relatives: [CHILD] })
    const { employments, relatives } = desk.holders.get({ id: one.id })
    const two = register('林二')
    const target = { id: two.id, seen: two.seq }
    for (const attempt of [
      () => desk.holders.removeEmployment({ ...target, employmentId: only(employments) }),
      () => desk.holders.removeRelative({ ...target, relativeId: only(relatives) }),
      () => desk.holders.saveRelative({ ...target, relativeId: only(relatives), changes: { note: 'x' } }),
      () => desk.holders.removeIdentity({ ...target, identityId: only(employments) }),
    ]) {
      expect(refusalOf(attempt)?.code).toBe('record/not-found')
    }
  })

  it('make no commit when they say what is there already', () => {
    const identity = { kind: 'passport', number: 'ZZ0000001' } as const
    const { id, seq } = register('林一', { identities: [identity], employments: [EMPLOYMENT], relatives: [CHILD] })
    const { employments, relatives } = desk.holders.get({ id })
    const target = { id, seen: seq }
    expect(desk.holders.addIdentity({ ...target, identity }).seq).toBe(seq)
    expect(
      desk.holders.saveEmployment({ ...target, employmentId: only(employments), employment: EMPLOYMENT }).seq,
    ).toBe(seq)
    expect(desk.holders.saveRelative({ ...target, relativeId: only(relatives), changes: CHILD }).seq).toBe(seq)
  })
})

describe('a relative', () => {
  it.each([
    ['spouse', '1985-01-01', '林小明', '1985-01-01', 41, false],
    ['child', '2008-03-02', '林小明', '2008-03-02', 18, false],
    ['child', '2008-03-03', '林*', null, 17, true],
    ['child', null, '林*', null, null, true],
    ['parent', null, '林小明', null, null, false],
  ] as const)(
    'is protected only as a minor when a %s was born on %s',
    (relation, bornOn, name, shownOn, age, isMinor) => {
      const { id } = register('林一', { relatives: [{ ...CHILD, relation, bornOn }] })
      expect(desk.holders.get({ id }).relatives).toMatchObject([{ name, bornOn: shownOn, age, isMinor }])
    },
  )

  it('stays protected when the day asked for lies in the future', () => {
    const { id } = register('林一', { relatives: [CHILD] })
    expect(desk.holders.get({ id, on: '2040-01-01' }).relatives).toMatchObject([
      { name: '林*', age: 24, isMinor: true },
    ])
  })
})

describe('merging', () => {
  it('leaves one person with all that both had when two rows are joined', () => {
    const { total } = desk.holders.list({})
    const keep = register('陶甲', { fields: { name: '陶甲', title: '讲师' }, employments: [EMPLOYMENT] })
    const number = freshNumber()
    const drop = register('陶甲一', {
      fields: { name: '陶甲一', title: '教授', school: '南岭大学' },
      identities: [{ kind: 'resident-id', number }],
      employments: [{ ...EMPLOYMENT, employer: '云岭大学' }],
      relatives: [CHILD],
    })
    const { seq } = desk.holders.merge({
      keep: { id: keep.id, seen: keep.seq },
      drop: { id: drop.id, seen: drop.seq },
      take: ['school'],
    })
    expect(desk.holders.get({ id: keep.id })).toMatchObject({ seq, name: '陶甲', title: '讲师', school: '南岭大学' })
    expect(desk.holders.get({ id: keep.id }).identities).toHaveLength(1)
    expect(desk.holders.get({ id: keep.id }).employments).toHaveLength(2)
    expect(desk.holders.get({ id: drop.id })).toMatchObject({
      state: 'merged',
      mergedIntoId: keep.id,
      identities: [],
      employments: [],
      relatives: [],
    })
    expect(desk.holders.find({ query: number }).matches.map(({ holder }) => holder.id)).toEqual([keep.id])
    expect(desk.holders.find({ query: '陶甲' }).matches).toHaveLength(1)
    expect(desk.holders.list({}).total).toBe(total + 1)
  })

  it('is refused when it names one holder twice or one that is void', () => {
    const keep = register('林一')
    const target = { id: keep.id, seen: keep.seq }
    expect(refusalOf(() => desk.holders.merge({ keep: target, drop: target }))?.code).toBe('holder/merge-with-itself')
    const drop = register('林二')
    const { seq } = desk.holders.void({ id: drop.id, seen: drop.seq, reason: '重复登记' })
    expect(refusalOf(() => desk.holders.merge({ keep: target, drop: { id: drop.id, seen: seq } }))).toEqual({
      code: 'holder/not-active',
      params: { state: 'void' },
    })
  })

  it('brings both back as they were when it is undone', () => {
    const keep = register('林一')
    const drop = register('陶乙', { employments: [EMPLOYMENT], relatives: [CHILD] })
    const before = [keep.id, drop.id].map((id) => desk.holders.get({ id }))
    const { seq } = desk.holders.merge({
      keep: { id: keep.id, seen: keep.seq },
      drop: { id: drop.id, seen: drop.seq },
      take: ['name'],
    })
    desk.history.undo({ seq })
    const after = [keep.id, drop.id].map((id) => desk.holders.get({ id }))
    expect(after.map((holder) => ({ ...holder, seq: 0 }))).toEqual(before.map((holder) => ({ ...holder, seq: 0 })))
    expect(desk.holders.find({ query: 'taoyi' }).matches).toHaveLength(1)
  })
})

describe('revealing', () => {
  it('answers with the value and leaves who, what and why when it is asked for', () => {
    const number = freshNumber()
    const { id, seq } = register('林一', {
      fields: { name: '林一', phone: '12712340021' },
      identities: [{ kind: 'resident-id', number }],
      relatives: [CHILD],
    })
    const { identities, relatives } = desk.holders.get({ id })
    const [identityId, relativeId] = [only(identities), only(relatives)]
    const reason = '本人到窗口办理'
    expect(desk.holders.reveal({ id, what: { kind: 'identity', identityId }, reason })).toEqual({ value: number })
    expect(desk.holders.reveal({ id, what: { kind: 'phone' }, reason })).toEqual({ value: '12712340021' })
    expect(desk.holders.reveal({ id, what: { kind: 'relative', relativeId }, reason })).toEqual({
      value: null,
      relative: { name: '林小明', bornOn: '2015-06-01' },
    })
    expect(
      desk.store.reader.all('SELECT holder_id, operator_id, what, subject_id, reason FROM reveal ORDER BY id'),
    ).toEqual([
      { holderId: id, operatorId: desk.operator.id, what: 'identity', subjectId: identityId, reason },
      { holderId: id, operatorId: desk.operator.id, what: 'phone', subjectId: null, reason },
      { holderId: id, operatorId: desk.operator.id, what: 'relative', subjectId: relativeId, reason },
    ])
    expect(desk.holders.get({ id }).seq).toBe(seq)
  })

  it('leaves nothing when there is nothing to show', () => {
    const { id } = register('林一')
    const what = { kind: 'identity', identityId: 1 } as const
    const before = desk.store.reader.all('SELECT id FROM reveal')
    expect(refusalOf(() => desk.holders.reveal({ id, what, reason: '核对' }))?.code).toBe('record/not-found')
    expect(desk.store.reader.all('SELECT id FROM reveal')).toEqual(before)
  })
})
