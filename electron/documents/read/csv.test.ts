import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesRead } from '../../../tests/fixtures/read-files.ts'
import { recordsOf } from './records.ts'

const { cellsOf, refusalOf } = filesRead()

describe('a text file', () => {
  it('is one sheet with its delimiter found out when it is delimited in any usual way', async () => {
    for (const sign of [',', '\t', ';']) {
      const text =
        ['姓名', '号码', '备注'].join(sign) + `\r\n"林""若""衡"${sign}="0012"${sign}"一\n二"\n\n王芳${sign}'500999\n`
      expect(await cellsOf(text, 'list.csv')).toEqual({
        1: ['姓名', '号码', '备注'],
        2: ['林"若"衡', '0012', '一\n二'],
        4: ['王芳', '500999'],
      })
    }
  })

  it.each(['utf-16le', 'utf-16be'])('is read in %s where a mark says so', async (encoding) => {
    const bytes = Buffer.from('\uFEFF姓名\t单位\n林若衡\t县医院\n', 'utf16le')
    const read = await cellsOf(encoding === 'utf-16be' ? bytes.swap16() : bytes, 'list.txt')
    expect(read).toEqual({ 1: ['姓名', '单位'], 2: ['林若衡', '县医院'] })
  })

  it('has the records that were written, wherever it is cut', () => {
    const field = fc.stringMatching(/^[a"',\n\r 林]{0,4}$/)
    const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        records,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(60), { maxLength: 5 }),
        (all, end, cuts) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = all.map((record) => record.map(quoted).join(',')).join(end)
          const places = [0, ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length]
          const parts = places.slice(1).map((to, at) => text.slice(places[at], to))
          expect([...recordsOf(parts, ',')]).toEqual(all)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps signs outside of the first plane when it is in GB18030', async () => {
    // 姓名,㑇𠀀 as GB18030 writes them: two bytes, two bytes, then four each.
    const bytes = Buffer.from('d0d5c3fb2c8230e2369532 8236'.replaceAll(' ', ''), 'hex')
    const expected = new TextDecoder('gb18030').decode(bytes)
    expect(await cellsOf(bytes, 'list.csv')).toEqual({ 1: expected.split(',') })
    expect(expected).toContain('𠀀')
  })

  it('is refused when it is no text', async () => {
    expect(await refusalOf(Buffer.from([9, 0, 8, 0, 7]), 'list.csv')).toEqual(['workbook/not-readable', 'no-text'])
    expect(await refusalOf('', 'list.csv')).toEqual(['workbook/not-readable', 'empty'])
  })
})
