import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNamePart, Phone, plainName, plainPhone, plainText, strangeInName, text } from './text.ts'

/** Halves of surrogate pairs and control signs among them. */
const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

describe('kept text', () => {
  it('is NFC without invisible signs when it was pasted', () => {
    expect(plainText('\uFEFF  Zo\u0065\u0308\u200B \u202Etest\u0000\r\nnext  ')).toBe('Zoë test\nnext')
  })

  it('has characters in place of the radicals that a PDF gives', () => {
    expect(plainText('⾼⽂ ⻢⽅ 重庆⾼新⼈⺠医院 ⻓寿⻋辆⼚')).toBe('高文 马方 重庆高新人民医院 长寿车辆厂')
  })

  it('has the characters that older systems keep at places of their own, as GB 18030 names them', () => {
    const decoder = new TextDecoder('gb18030')
    const all = Array.from({ length: 79 }, (_, at) => {
      const second = 0x50 + at + (at < 47 ? 0 : 1)
      return [String.fromCharCode(0xe815 + at), decoder.decode(Uint8Array.of(0xfe, second))] as const
    })
    for (const [own, meant] of all)
      expect(plainText(`王${own}`)).toBe(/^[\u{3400}-\u{4DBF}]$/u.test(meant) ? `王${meant}` : `王${own}`)
    expect(plainText('王\uE81B、李\uE863')).toBe('王㑇、李䶮')
  })

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        expect(plainText(plainText(raw))).toBe(plainText(raw))
        expect(plainName(plainName(raw))).toBe(plainName(raw))
        expect(plainPhone(plainPhone(raw))).toBe(plainPhone(raw))
      }),
    )
  })

  it('never gets longer as a name or phone when it is clean already', () => {
    fc.assert(
      fc.property(anything.map(plainText), (clean) => {
        expect(plainName(clean).length).toBeLessThanOrEqual(clean.length)
        expect(plainPhone(clean).length).toBeLessThanOrEqual(clean.length)
      }),
    )
  })

  it('is refused when nothing visible is left of it', () => {
    expect(text(10).safeParse('\u200B\uFEFF ').success).toBe(false)
  })
})

describe('a kept name', () => {
  it.each([
    ['张　伟', '张伟'],
    ['欧阳 重 庆', '欧阳重庆'],
    ['查理 • 文', '查理·文'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽ꞏ买买提ㆍ艾力', '阿依古丽·买买提·艾力'],
    ['阿依古丽⸱买买提˙艾力', '阿依古丽·买买提·艾力'],
    ['Ａnna  Keller', 'Anna Keller'],
    ['𠮷 田', '𠮷田'],
    ['吴 \uE864', '吴\uE864'],
    ['葛\u{E0100}城', '葛城'],
    ['王\u00AD芳', '王芳'],
    ['孙 \u{31350}', '孙\u{31350}'],
    ['王Lisa', '王Lisa'],
  ])('is plain when it was written %j', (raw, name) => {
    expect(plainName(raw)).toBe(name)
  })
})

describe('a kept phone number', () => {
  it.each([
    '12712340021',
    '+86 127-1234-0021',
    '(023)76661234',
    '023-76661234转8012',
    '76661234-8012',
    '７６６６１２３４',
    '+44 20 7946 0018',
    '76661234 ext. 12',
    '12712340021、12812340021',
    '76661234（办）',
    '12345',
  ])('is taken when it is one that people have: %s', (raw) => expect(Phone.safeParse(raw).success).toBe(true))

  it.each(['abc', '无', '--', '127****0021', 'a12712340021', '', '1'])('is refused when it is none: %j', (raw) =>
    expect(Phone.safeParse(raw).success).toBe(false),
  )

  it('has neither blanks nor full-width signs when it was typed with them', () => {
    expect(plainPhone('１３８ 1234 0021')).toBe('13812340021')
    expect(plainPhone('023-7666 1234')).toBe('023-76661234')
  })
})

it('says which sign is in no name when one is, and nothing of names that people have', () => {
  const strange = {
    '=1+1': '=',
    '@SUM': '@',
    '+cmd|x': '+',
    '-2': '-',
    '<b>': '<',
    '王{芳}': '{',
    '张"三': '"',
    'a&b': '&',
  }
  for (const [name, sign] of Object.entries(strange)) expect(strangeInName(name), name).toBe(sign)
  const names = [
    '王芳',
    '㑇䶮𠮷',
    '迪丽热巴·迪力木拉提',
    "Sean O'Casey",
    'Ní Bhriain, Á.',
    'John (约翰)',
    '胡?',
    '〇一',
    'محمد',
  ]
  for (const name of names) expect(strangeInName(name), name).toBeNull()
})

describe('a name as a part of a path', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\a:b*c?"<d>|e', 'a b c d e'],
    ['  ...隐藏. . ', '隐藏'],
    ['CON', '_CON'],
    ['nul.docx', '_nul.docx'],
    ['COM1 台账.xlsx', 'COM1 台账.xlsx'],
    ['台账\t\n2026.xlsx', '台账 2026.xlsx'],
  ])('leads nowhere and can be made on any system: %s', (name, part) => {
    expect(fileNamePart(name)).toBe(part)
  })

  it('keeps its ending and takes no more bytes than any system allows when it is long', () => {
    for (const sign of ['渝', '𠮷', 'a', '阿.']) {
      const part = fileNamePart(`${sign.repeat(300)}.docx`)
      expect(part).toMatch(/[^.]\.docx$/)
      expect(part.isWellFormed()).toBe(true)
      expect(new TextEncoder().encode(`001 ${part}.part`).length).toBeLessThanOrEqual(255)
    }
  })
})
