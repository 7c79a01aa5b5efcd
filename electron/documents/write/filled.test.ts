import { extractText, readDocx } from '@cj-tech-master/excelts/word'
import { unzip, zip } from '@cj-tech-master/excelts/archive'
import { describe, expect, it } from 'vitest'
import type { PaperPlan } from '#shared/domain/paper-plan.ts'
import type { FilledPaper } from '#shared/domain/sheets.ts'
import { checkedTemplate, filledBytes, templateBytes } from './filled.ts'

const PLAN: PaperPlan = {
  title: '协调函',
  blocks: [
    { kind: 'title', text: '协调函' },
    { kind: 'addressee', text: '{主办单位}：' },
    { kind: 'text', text: '{诉求人}提出“{事项}”（编号{编号}）。' },
    { kind: 'table', table: { caption: '表', columns: [{ title: '{文号}', share: 1, isNumber: false }], rows: [] } },
    { kind: 'signed', office: '{本单位}', on: '{今天}' },
  ],
}
const WORDS = {
  主办单位: '县教委',
  诉求人: '林若衡㑇𠮷',
  事项: '子女入学 <&> "x"',
  编号: 'XS-2026-0001',
  文号: '秀山县人才办〔2026〕1号',
  本单位: '秀山县人才办',
  今天: '2026年3月2日',
}
const paper = (more: Partial<FilledPaper> = {}): FilledPaper => ({
  name: '协调函.docx',
  template: { plan: PLAN },
  words: WORDS,
  ...more,
})
const textOf = async (bytes: Uint8Array) => extractText(await readDocx(bytes))

describe('a paper from a template', () => {
  it('says the words of the case when they hold signs of XML and rare characters', async () => {
    const text = await textOf(await filledBytes([paper()]))
    expect(text).toContain('林若衡㑇𠮷提出“子女入学 <&> "x"”（编号XS-2026-0001）。')
    expect(text).toContain('秀山县人才办〔2026〕1号')
    expect(text).not.toMatch(/[{}]/)
  })

  it('is filled in when it is a file that the office brought back', async () => {
    const file = await checkedTemplate(await templateBytes({ plan: PLAN }))
    expect(await textOf(await filledBytes([paper({ template: { file } })]))).toContain('县教委：')
  })

  it('is one of several in a zip when several are asked for', async () => {
    const bytes = await filledBytes([paper(), paper({ name: '协调函 a/b.docx' })])
    const names: string[] = []
    for await (const entry of unzip(bytes).entries()) names.push(entry.path)
    expect(names).toEqual(['001 协调函.docx', '002 协调函 a b.docx'])
  })
})

describe('a template of the office', () => {
  it('is refused by the word when it asks for one that there is not', async () => {
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'text', text: '{姓名}您好' }] }
    const checked = checkedTemplate(await templateBytes({ plan }))
    await expect(checked).rejects.toMatchObject({ code: 'paper/unknown-word', params: { word: '姓名' } })
  })

  it('is refused with its paragraph when filling in would lose a tab or a second type, and when it unfolds too far', async () => {
    const bytes = await templateBytes({ plan: PLAN })
    const parts = new Map<string, Uint8Array>()
    for await (const entry of unzip(bytes).entries()) parts.set(entry.path, await entry.bytes())
    const packed = (change: (xml: string) => string, more: readonly (readonly [string, Uint8Array])[] = []) => {
      const archive = zip()
      for (const [name, part] of [...parts, ...more]) {
        archive.add(name, name === 'word/document.xml' ? change(new TextDecoder().decode(part)) : part)
      }
      return archive.bytes()
    }
    const run = (text: string, type = '') => `<w:r><w:rPr>${type}</w:rPr>${text}</w:r>`
    const withParagraph = (runs: string) => packed((xml) => xml.replace('<w:body>', `<w:body><w:p>${runs}</w:p>`))
    for (const runs of [
      run('<w:t>编号</w:t><w:tab/><w:t>{编号}</w:t>'),
      run('<w:t>编号</w:t>', '<w:b/>') + run('<w:t>{编号}</w:t>'),
    ]) {
      await expect(checkedTemplate(await withParagraph(runs))).rejects.toMatchObject({
        code: 'paper/mixed-paragraph',
        params: { text: '编号{编号}' },
      })
    }
    const same = run('<w:t>编号</w:t>', '<w:b/>') + run('<w:t>{编号}</w:t>', '<w:b/><w:lang w:val="zh-CN"/>')
    expect(await checkedTemplate(await withParagraph(same))).not.toBe('')
    const bomb = await packed((xml) => xml, [['word/media/a.bin', new Uint8Array(40 * 1024 * 1024)]])
    await expect(checkedTemplate(bomb)).rejects.toMatchObject({ code: 'paper/not-a-template' })
  })

  it('is refused when it is no docx file', async () => {
    for (const bytes of [Buffer.from('x'), Buffer.alloc(0), (await templateBytes({ plan: PLAN })).subarray(0, 900)]) {
      await expect(checkedTemplate(bytes)).rejects.toMatchObject({ code: 'paper/not-a-template' })
    }
  })
})
