import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, readName, type NameOf, type Spellings } from './find-keys.ts'

const all = ({ fromStart, inner }: Spellings) => [...fromStart, ...inner]
const pinyinOf = (name: string, of: NameOf = 'person') => all(readName(name, of).pinyin)
const initialsOf = (name: string) => all(readName(name, 'person').initials)

const chinese = fc.constantFrom(...'王李张仇单查覃乐区盖翟尉迟欧阳重庆长吕绿朴和行曾解㑇䶮𠮷堃')
const latin = fc.constantFrom('Anna', 'Élodie', 'Müller', 'van', 'Søren', '김민서', 'Nguyễn')
const part = fc.oneof(
  fc.array(chinese, { minLength: 1, maxLength: 4 }).map((signs) => signs.join('')),
  latin,
)
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('·'))

describe('the keys of a name', () => {
  it.each([
    ['仇和', 'qiuhe'],
    ['仇和', 'chouhe'],
    ['单明', 'shanming'],
    ['单明', 'danming'],
    ['查新', 'zhaxin'],
    ['查新', 'chaxin'],
    ['覃宇', 'qinyu'],
    ['覃宇', 'tanyu'],
    ['费宇', 'biyu'],
    ['尉迟恭', 'yuchigong'],
    ['万俟咏', 'moqiyong'],
    ['欧阳重庆', 'ouyangchongqing'],
    ['吕绿', 'lvlv'],
    ['吕绿', 'lulu'],
    ['㑇明', 'zhouming'],
    ['䶮明', 'yanming'],
    ['𠮷明', 'jiming'],
    ['查理·文', 'zhaliwen'],
    ['王Lisa', 'wanglisa'],
  ])('hold a reading of each when %s may be read %s', (written, spelling) => {
    expect(readName(written, 'person').pinyin.fromStart).toContain(spelling)
  })

  it('hold the initials of every reading when a sign has several', () => {
    expect(initialsOf('单长乐')).toEqual(expect.arrayContaining(['scl', 'dcl', 'szl', 'dzy', 'cl', 'zy']))
    expect(initialsOf('Marie-Claire Élodie')).toContain('mce')
  })

  it('begin with every fragment of the name when it is folded the same way', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (written, from, length) => {
        const signs = [...fold(written)]
        const start = from % signs.length
        const fragment = signs.slice(start, start + 1 + (length % (signs.length - start))).join('')
        expect(all(readName(written, 'person').name).some((key) => key.startsWith(fragment))).toBe(true)
      }),
    )
  })

  it('begin with every reading of the rest when a fragment starts at any sign', () => {
    fc.assert(
      fc.property(fc.array(chinese, { minLength: 1, maxLength: 4 }), fc.nat(), (signs, from) => {
        const rest = signs.slice(from % signs.length)
        const spellings = pinyinOf(signs.join(''))
        for (const spelling of readName(rest.join(''), 'organisation').pinyin.fromStart) {
          expect(spellings.some((key) => key.startsWith(spelling.slice(0, 12)))).toBe(true)
        }
      }),
    )
  })

  it('stay few when every sign of a long name has many readings', () => {
    const { pinyin, initials } = readName('和'.repeat(40), 'organisation')
    expect(all(pinyin).length).toBeLessThanOrEqual(160)
    expect(all(initials).length).toBeLessThanOrEqual(160)
  })

  it('are none but never an error when the name is anything at all', () => {
    const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(anything, (written) => {
        for (const keys of [readName(written, 'person'), readName(written, 'organisation')]) {
          expect([...all(keys.name), ...all(keys.pinyin), ...all(keys.initials)]).not.toContain('')
        }
      }),
    )
  })
})

describe('folding', () => {
  it.each([
    ['重庆（秀山）医院', '重庆秀山医院'],
    ['Ｅｌｏｄｉｅ', 'elodie'],
    ['Élodie Müller', 'elodiemuller'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['한글', '한글'],
  ])('makes no difference of width, accents, blanks and signs when it gets %j', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })
})

describe('the sort key', () => {
  it('puts names in the order of a dictionary when they are sorted by it', () => {
    const names = ['张伟', '李林', '赵一', '单明', '吕布', '罗一', '仇和', 'Anna Keller', '林立', '李立']
    const keyOf = (one: string) => readName(one, 'person').sortKey
    expect(names.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))).toEqual([
      'Anna Keller',
      '李立',
      '李林',
      '林立',
      '罗一',
      '吕布',
      '仇和',
      '单明',
      '张伟',
      '赵一',
    ])
  })
})
