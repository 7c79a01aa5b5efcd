import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { fold, readName } from '../find-keys.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
  for (const [at, name] of NAMES.entries()) {
    desk.holders.register({
      fields: { name, phone: `1270000${String(at).padStart(4, '0')}` },
      identities: [{ kind: 'resident-id', number: residentNumber('1980-05-06', at) }],
    })
  }
})
afterAll(() => desk.close())

const NAMES = [
  '林立',
  '林立新',
  '李林立',
  '仇文远',
  '单晓兰',
  '查新宇',
  '覃思然',
  '尉迟明',
  '欧阳重庆',
  '万俟长乐',
  '𠮷文',
  '㑇䶮',
  '查理·文',
  '阿依古丽·买买提',
  'Anna Keller',
  'Élodie Müller',
  '吕绿',
  '김민서',
]

function found(query: string): string[] {
  return desk.holders.find({ query }).matches.map(({ holder }) => holder.name)
}

describe('finding', () => {
  it('finds the holder when the query is any fragment of the name, its pinyin or its initials', () => {
    const spelling = fc.constantFrom(...NAMES).chain((name) => {
      const { name: text, pinyin, initials } = readName(name, 'person')
      const all = [
        fold(name),
        ...text.inner,
        ...[pinyin, initials].flatMap((keys) => [...keys.fromStart, ...keys.inner]),
      ]
      return fc.tuple(fc.constant(name), fc.constantFrom(...all), fc.nat())
    })
    fc.assert(
      fc.property(spelling, ([name, key, cut]) => {
        const query = [...key].slice(0, 1 + (cut % [...key].length)).join('')
        expect(found(query)).toContain(name)
      }),
      { numRuns: 300 },
    )
  })

  it('finds the holder when the query is any tail of three signs or more of the number or phone', () => {
    fc.assert(
      fc.property(
        fc.nat(NAMES.length - 1),
        fc.integer({ min: 3, max: 18 }),
        fc.integer({ min: 3, max: 11 }),
        (at, i, p) => {
          expect(found(residentNumber('1980-05-06', at).slice(-i))).toContain(NAMES[at])
          expect(found(`1270000${String(at).padStart(4, '0')}`.slice(-p))).toContain(NAMES[at])
        },
      ),
    )
  })

  it.each([
    [' 林　立 ', ['林立', '林立新', '李林立']],
    ['ｌｉｎ ｌｉ', ['林立', '林立新', '李林立']],
    ['Lín Lì', ['林立', '林立新', '李林立']],
    ['５００ ９９９ １９８００５０６ ００５', ['查新宇']],
    ['+86 127 0000 0005', ['查新宇']],
    ['查理文', ['查理·文']],
    ['ELODIE M', ['Élodie Müller']],
    ['keller', ['Anna Keller']],
    ['lǜ', ['吕绿']],
    ['张三', []],
    ['', []],
    [' · ', []],
    ['00', []],
    ["%' OR 1=1 --", []],
  ])('gives what is meant when the query is %j', (query, names) => {
    const isNumber = query.startsWith('５')
    const check = residentNumber('1980-05-06', 5).slice(-1)
    expect(found(isNumber ? query + check : query)).toEqual(names)
  })

  it('ranks the whole name before its beginning and both before a fragment when all of them match', () => {
    expect(found('林立')).toEqual(['林立', '林立新', '李林立'])
    expect(found('linli')).toEqual(['林立', '林立新', '李林立'])
    expect(found('ll').slice(0, 4)).toEqual(['林立', '吕绿', '李林立', '林立新'])
  })

  it('says by what it matched when name, pinyin, initials, number or phone did', () => {
    const matchedBy = (query: string) => desk.holders.find({ query }).matches[0]?.matchedBy
    expect(matchedBy('仇')).toBe('name')
    expect(matchedBy('qiuwen')).toBe('pinyin')
    expect(matchedBy('cwy')).toBe('initials')
    expect(matchedBy(residentNumber('1980-05-06', 3).slice(-6))).toBe('identity')
    expect(matchedBy('0003')).toBe('phone')
    expect(matchedBy('anna')).toBe('name')
  })

  it('says that there are more when the limit cuts them off', () => {
    expect(desk.holders.find({ query: 'l', limit: 2 })).toMatchObject({ matches: { length: 2 }, truncated: true })
    expect(desk.holders.find({ query: 'linli', limit: 3 })).toMatchObject({ matches: { length: 3 }, truncated: false })
  })

  it('never throws when the query is anything at all', () => {
    const anything = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    fc.assert(
      fc.property(anything, (units) => {
        expect(desk.holders.find({ query: String.fromCharCode(...units) }).truncated).toBe(false)
      }),
    )
  })
})

describe('the register', () => {
  it('comes whole and in pinyin order when it is read page by page', () => {
    const pages: string[][] = []
    for (let after: number | null = null; ;) {
      const { holders, total } = desk.holders.list({ after, limit: 5 })
      expect(total).toBe(NAMES.length)
      if (holders.length === 0) break
      pages.push(holders.map(({ name }) => name))
      after = holders.at(-1)?.id ?? null
    }
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 5, 3])
    expect(pages.flat().slice(0, 6)).toEqual([
      '阿依古丽·买买提',
      'Anna Keller',
      'Élodie Müller',
      '𠮷文',
      '李林立',
      '林立',
    ])
    expect(new Set(pages.flat()).size).toBe(NAMES.length)
  })
})

describe('a page of the register', () => {
  it('is refused when the holder it should follow is not there any more', () => {
    expect(refusalOf(() => desk.holders.list({ after: 1 }))?.code).toBe('record/not-found')
  })
})

describe('someone no longer active', () => {
  let other: RegisterDesk
  beforeAll(() => {
    other = openRegister()
  })
  afterAll(() => other.close())

  it('is found by the whole number only when the holder is void, and as before when that is undone', () => {
    const number = residentNumber('1980-05-06', 13)
    const { id, seq } = other.holders.register({
      fields: { name: '林立', phone: '12712340021' },
      identities: [{ kind: 'resident-id', number }],
    })
    const namesFor = (query: string) => other.holders.find({ query }).matches.length
    const gone = other.holders.void({ id, seen: seq, reason: '重复登记' })
    expect(['林立', 'll', '0021', number.slice(-6), number].map(namesFor)).toEqual([0, 0, 0, 0, 1])
    expect([other.holders.list({}).total, other.holders.list({ state: 'void' }).total]).toEqual([0, 1])
    other.history.undo({ seq: gone.seq })
    expect(['林立', 'll', '0021', number.slice(-6), number].map(namesFor)).toEqual([1, 1, 1, 1, 1])
  })

  it('is not found by the old name when the name was corrected', () => {
    const { id, seq } = other.holders.register({ fields: { name: '周雨' } })
    other.holders.correct({ id, seen: seq, changes: { name: '周宇' } })
    expect(other.holders.find({ query: '周雨' }).matches).toEqual([])
    expect(other.holders.find({ query: 'zhouyu' }).matches).toHaveLength(1)
  })

  it('is neither found, listed nor counted when a job that entered it has not ended', () => {
    const total = other.holders.list({}).total
    const head = { command: 'demo.fill', operator: other.operator.id, group: { id: 900, part: 1, last: false } }
    other.store.transact(head, (db) =>
      db.insert('holder', { name: '秦未', state: 'active', registeredAt: db.at, phone: '12712340099' }),
    )
    expect(other.holders.find({ query: '秦未' }).matches).toEqual([])
    expect(other.holders.list({})).toMatchObject({ total, holders: { length: total } })
    expect(other.holders.duplicates({ name: '秦未', phone: '12712340099' }).duplicates).toEqual([])
  })
})
