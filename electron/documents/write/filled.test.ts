import { extractText, readDocx, type Paragraph } from '@cj-tech-master/excelts/word'
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
  kind: 'coordination',
  lines: [],
  template: { plan: PLAN },
  words: WORDS,
  ...more,
})
const textIn = ({ children }: Paragraph) =>
  children
    .flatMap((run) => ('content' in run ? run.content : []))
    .map((one) => ('text' in one ? one.text : ''))
    .join('')
const textOf = async (bytes: Uint8Array) => extractText(await readDocx(bytes))

const run = (text: string, type = '') => `<w:r><w:rPr>${type}</w:rPr>${text}</w:r>`

/** The template with its text changed, and with more parts. */
async function packed(change: (xml: string) => string, more: readonly (readonly [string, Uint8Array])[] = []) {
  const archive = zip()
  for await (const entry of unzip(await templateBytes({ plan: PLAN })).entries()) {
    const isText = entry.path === 'word/document.xml'
    archive.add(entry.path, isText ? change(await entry.text()) : await entry.bytes())
  }
  for (const [name, part] of more) archive.add(name, part)
  return archive.bytes()
}

function withParagraph(runs: string): Promise<Uint8Array> {
  return packed((xml) => xml.replace('<w:body>', `<w:body><w:p>${runs}</w:p>`))
}

/** The first two paragraphs when a template begins with such runs. */
async function filledWith(runs: string): Promise<Paragraph[]> {
  const template = { file: await checkedTemplate(await withParagraph(runs), 'coordination') }
  const { body } = await readDocx(await filledBytes([paper({ template, words: { ...WORDS, 事项: '入学\n转学' } })]))
  return body.flatMap((block) => (block.type === 'paragraph' ? [block] : [])).slice(0, 2)
}

/** Where each head and foot of the pages stands, by what it is for. */
async function storiesOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for await (const entry of unzip(bytes).entries()) parts.set(entry.path, await entry.text())
  const relations = parts.get('word/_rels/document.xml.rels') ?? ''
  const references = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:(header|footer)Reference [^>]*>/g)]
  return new Map(
    references.map(([reference, story = '']) => {
      const [, id] = /r:id="(\w+)"/.exec(reference) ?? []
      const [, target] = new RegExp(`Id="${id}"[^>]*Target="(\\w+\\.xml)"`).exec(relations) ?? []
      const [, side] = /<w:jc w:val="(\w+)"/.exec(parts.get(`word/${target}`) ?? '') ?? []
      return [`${story} ${/w:type="(\w+)"/.exec(reference)?.[1]}`, side ?? '']
    }),
  )
}

/** What each run says; `+` before bold ones. */
function runsIn({ children }: Paragraph): string[] {
  return children.flatMap((child) => {
    if (!('content' in child) || 'type' in child) return []
    const text = child.content.map((one) => (one.type === 'text' ? one.text : one.type)).join('')
    return [`${child.properties?.bold === true ? '+' : ''}${text}`]
  })
}

describe('a paper from a template', () => {
  it('says the words of the case when they hold signs of XML and rare characters', async () => {
    const text = await textOf(await filledBytes([paper()]))
    expect(text).toContain('林若衡㑇𠮷提出“子女入学 <&> "x"”（编号XS-2026-0001）。')
    expect(text).toContain('秀山县人才办〔2026〕1号')
    expect(text).not.toMatch(/[{}]/)
  })

  it('has a paragraph a line when a word says several', async () => {
    const plan = { title: '', blocks: [{ kind: 'text', text: '尚需{事项}，请补齐。' }] } as const
    const words = { 事项: '户口簿\n出生{编号}证明', 编号: '甲' }
    const { body } = await readDocx(await filledBytes([paper({ template: { plan }, words })]))
    const texts = body.flatMap((block) => (block.type === 'paragraph' ? [textIn(block)] : []))
    expect(texts).toEqual(['尚需户口簿', '出生{编号}证明，请补齐。'])
  })

  it('says of each paragraph once, first and in the order that Word asks for how it is laid out', async () => {
    const file = await checkedTemplate(await templateBytes({ plan: PLAN }), 'coordination')
    for (const bytes of [await templateBytes({ plan: PLAN }), await filledBytes([paper({ template: { file } })])]) {
      const xml = new Map<string, string>()
      for await (const entry of unzip(bytes).entries()) xml.set(entry.path, await entry.text())
      const body = ['document', 'footer1', 'footer2'].map((part) => xml.get(`word/${part}.xml`)).join('')
      expect(body.match(/<w:pPr>/g)).toHaveLength(body.match(/<w:p>/g)?.length ?? 0)
      expect(body).not.toMatch(/<\/w:(pPr|r)><w:pPr>|<w:(jc|ind|spacing)\b[^>]*><w:autoSpace/)
      expect(xml.get('word/settings.xml')).toMatch(/defaultTabStop.*evenAndOddHeaders/s)
    }
  })

  it('breaks no word of a table as long as the other columns can give', async () => {
    const months = Array.from({ length: 14 }, (_, at) => ({ title: String(at + 1), share: 9, isNumber: true }))
    const columns = [
      { title: 'Category', share: 24, isNumber: false },
      ...months,
      { title: 'Accepted in all', share: 10, isNumber: true },
    ]
    const row = ['Innovation and enterprise', ...months.map(() => '3'), '42']
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'table', table: { caption: '', columns, rows: [row] } }] }
    let document = ''
    for await (const entry of unzip(await templateBytes({ plan })).entries())
      if (entry.path === 'word/document.xml') document = await entry.text()
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    // Twentieths of a point: 10 and 8 letters of 6.3 points, between margins of 4.
    expect(widths[0]).toBeGreaterThanOrEqual(1420)
    expect(widths.at(-1)).toBeGreaterThanOrEqual(1160)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(8844, -2)
  })

  it('never writes Chinese from top to bottom as long as there is room', async () => {
    const columns = ['是否超期', '办理情况说明'].map((title, at) => ({ title, share: 1 + 30 * at, isNumber: false }))
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'table', table: { caption: '', columns, rows: [] } }] }
    let document = ''
    for await (const entry of unzip(await templateBytes({ plan })).entries())
      if (entry.path === 'word/document.xml') document = await entry.text()
    // Two signs of 10.5 points between margins of 4.
    expect(Number(/<w:gridCol w:w="(\d+)"/.exec(document)?.[1])).toBeGreaterThanOrEqual(580)
  })

  it('never has who signed alone on a page', async () => {
    const blocks = [
      { kind: 'text', text: '请补齐。' },
      { kind: 'text', text: '特此告知。' },
      { kind: 'signed', office: '{本单位}', on: '{今天}' },
    ] as const
    const { body } = await readDocx(await filledBytes([paper({ template: { plan: { title: '', blocks } } })]))
    const kept = body.flatMap((one) => (one.type === 'paragraph' ? [one.properties?.keepNext ?? false] : []))
    expect(kept).toEqual([false, true, true, true, false])
  })

  it('never has the lines for signatures below its table on two pages', async () => {
    const columns = [{ title: '项目', share: 1, isNumber: false }]
    const blocks = [
      { kind: 'table', table: { caption: '', columns, rows: [['档案']] } },
      { kind: 'text', text: '移交人签名：' },
      { kind: 'text', text: '接收人签名：' },
      { kind: 'signed', office: '{本单位}', on: '{今天}' },
    ] as const
    const { body } = await readDocx(await filledBytes([paper({ template: { plan: { title: '', blocks } } })]))
    const texts = body.flatMap((one) => (one.type === 'paragraph' ? [one.properties?.keepNext ?? false] : []))
    expect(texts.slice(-5)).toEqual([true, true, true, true, false])
  })

  it.each([
    ['is whole when it has few rows', 4, '++++-'],
    ['begins with three rows and ends with two', 13, '+++---------+-'],
  ])('keeps together what a page is not to part: a table %s', async (_what, count, kept) => {
    const columns = [{ title: '类别', share: 1, isNumber: false }]
    const rows = Array.from({ length: count }, (_, at) => [`第${at + 1}类`])
    const table: PaperPlan = { title: '', blocks: [{ kind: 'table', table: { caption: '', columns, rows } }] }
    let document = ''
    for await (const entry of unzip(await templateBytes({ plan: table })).entries())
      if (entry.path === 'word/document.xml') document = await entry.text()
    const found = document
      .split('<w:tr>')
      .slice(1)
      .map((row) => (row.includes('<w:keepNext') ? '+' : '-'))
    expect(found.join('')).toBe(kept)
  })

  it('never has the heading of its notes alone at the foot of a page', async () => {
    const blocks = [
      { kind: 'note', text: '口径说明', isHeading: true },
      { kind: 'note', text: '1. 办结率' },
    ] as const
    const { body } = await readDocx(await filledBytes([paper({ template: { plan: { title: '', blocks } } })]))
    const kept = body.flatMap((one) => (one.type === 'paragraph' ? [one.properties?.keepNext ?? false] : []))
    expect(kept).toEqual([true, false])
  })

  it('never has a code alone on a page', async () => {
    const blocks = [
      { kind: 'note', text: '1. 办结率' },
      { kind: 'code', code: 'ABCD', lines: ['校验码：ABCD'] },
    ] as const
    const { body } = await readDocx(await filledBytes([paper({ template: { plan: { title: '', blocks } } })]))
    const kept = body.flatMap((one) => (one.type === 'paragraph' ? [one.properties?.keepNext ?? false] : []))
    expect(kept).toEqual([true, true, true, false])
  })

  it('is filled in when it is a file that the office brought back', async () => {
    const file = await checkedTemplate(await templateBytes({ plan: PLAN }), 'coordination')
    expect(await textOf(await filledBytes([paper({ template: { file } })]))).toContain('县教委：')
  })

  it('is one of several in a zip when several are asked for', async () => {
    const bytes = await filledBytes([paper(), paper({ name: '协调函 a/b.docx' })])
    const names: string[] = []
    for await (const entry of unzip(bytes).entries()) names.push(entry.path)
    expect(names).toEqual(['001 协调函.docx', '002 协调函 a b.docx'])
  })
})

describe('a paper with a list', () => {
  const listed: PaperPlan = {
    title: '审定单',
    blocks: [
      { kind: 'text', text: '共{人数}人' },
      {
        kind: 'table',
        table: {
          caption: '',
          columns: [
            { title: '序号', share: 1, isNumber: false },
            { title: '姓名', share: 3, isNumber: false },
          ],
          rows: [['{序号}', '{姓名}（{单位}）']],
        },
      },
    ],
  }
  const lines = [
    { 序号: '1', 姓名: '林若衡{人数}', 单位: '县医院' },
    { 序号: '2', 姓名: '㑇𠮷', 单位: '' },
  ]

  it('has a row a line when it is filled in, and takes nothing in a line for a word', async () => {
    const file = await checkedTemplate(await templateBytes({ plan: listed }), 'sign-off')
    const one = paper({ kind: 'sign-off', template: { file }, words: { 人数: '2' }, lines })
    const document = await readDocx(await filledBytes([one]))
    const rows = document.body.flatMap((block) => (block.type === 'table' ? block.rows : []))
    expect(rows).toHaveLength(3)
    expect(extractText(document)).toContain('林若衡{人数}（县医院）')
    expect(extractText(document)).toContain('㑇𠮷（）')
    const none = await readDocx(await filledBytes([{ ...one, lines: [] }]))
    expect(none.body.flatMap((block) => (block.type === 'table' ? block.rows : []))).toHaveLength(1)
  })

  it('is refused as a template when a word of a line stands outside of a row or belongs to another kind', async () => {
    const outside: PaperPlan = { title: '', blocks: [{ kind: 'text', text: '{序号}' }] }
    for (const [plan, kind] of [
      [outside, 'sign-off'],
      [listed, 'handover'],
    ] as const) {
      await expect(checkedTemplate(await templateBytes({ plan }), kind)).rejects.toMatchObject({
        code: 'paper/unknown-word',
      })
    }
  })

  it('shows the number as a picture when its word stands alone in a paragraph', async () => {
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'centred', text: '{二维码}' }] }
    const bytes = await filledBytes([paper({ kind: 'receipt', template: { plan }, words: { 二维码: 'XS-2026-0001' } })])
    const [image] = (await readDocx(bytes)).images ?? []
    expect(new TextDecoder().decode(image?.data.subarray(0, 3))).toBe('GIF')
    const without = await filledBytes([paper({ kind: 'receipt', template: { plan }, words: {} })])
    expect((await readDocx(without)).images ?? []).toEqual([])
  })
})

describe('a template of the office', () => {
  it('is refused by the word when it asks for one that there is not', async () => {
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'text', text: '{姓名}您好' }] }
    const checked = checkedTemplate(await templateBytes({ plan }), 'coordination')
    await expect(checked).rejects.toMatchObject({
      code: 'paper/unknown-word',
      params: { word: '姓名', words: expect.stringContaining('编号、诉求人') as string },
    })
  })

  it('is refused when it says nothing of a case, or has no row for the list of its kind', async () => {
    const saying = (text: string): PaperPlan => ({ title: '', blocks: [{ kind: 'text', text }] })
    const checked = async (text: string, kind: FilledPaper['kind']) =>
      checkedTemplate(await templateBytes({ plan: saying(text) }), kind)
    await expect(checked('现将有关事项函告如下。', 'coordination')).rejects.toMatchObject({
      code: 'paper/no-word',
      params: { words: expect.stringContaining('编号、诉求人') as string },
    })
    await expect(checked('批次{批次}', 'sign-off')).rejects.toMatchObject({
      code: 'paper/no-list',
      params: { words: '序号、姓名、性别、单位、类别' },
    })
  })

  it('takes braces of Chinese type for braces, and is refused with its paragraph where one stands alone', async () => {
    const templateOf = (text: string): Promise<Uint8Array> =>
      templateBytes({ plan: { title: '', blocks: [{ kind: 'text', text }] } })
    const file = await checkedTemplate(await templateOf('编号为｛编号｝。'), 'coordination')
    expect(await textOf(await filledBytes([paper({ template: { file } })]))).toContain('编号为XS-2026-0001。')
    await expect(checkedTemplate(await templateOf('｛姓名｝您好'), 'coordination')).rejects.toMatchObject({
      code: 'paper/unknown-word',
    })
    for (const text of ['编号为{编号。', '编号为{{编号}。', '编号}为']) {
      await expect(checkedTemplate(await templateOf(text), 'coordination')).rejects.toMatchObject({
        code: 'paper/brace-alone',
        params: { text },
      })
    }
  })

  it('keeps the type of each word, and tabs, when it is edited in a word processor', async () => {
    const bold = (text: string) => run(text, '<w:b/>')
    const [one] = await filledWith(
      `${bold('<w:t>编号</w:t><w:tab/><w:t>{编</w:t>')}${run('<w:t>号}，</w:t>')}${bold('<w:t>{诉求人}</w:t>')}`,
    )
    expect(one && runsIn(one)).toEqual(['+编号tabXS-2026-0001', '，', '+林若衡㑇𠮷'])
    const lines = await filledWith(`${run('<w:t>请办</w:t>')}${bold('<w:t>{事项}</w:t>')}${run('<w:t>。</w:t>')}`)
    expect(lines.map(runsIn)).toEqual([
      ['请办', '+入学'],
      ['+转学', '。'],
    ])
    // As programs part it that name the typeface of each script alone.
    const brace = (sign: string) => run(`<w:t>${sign}</w:t>`, '<w:rFonts w:eastAsia="仿宋"/>')
    const word = (text: string) => run(`<w:t>${text}</w:t>`, '<w:rFonts w:ascii="Times New Roman"/>')
    const [parted] = await filledWith(`${word('号')}${brace('{')}${word('编号')}${brace('}')}`)
    expect(parted && runsIn(parted)).toEqual(['号', 'XS-2026-0001'])
  })

  it('is refused with its paragraph where a word is in a link, a control, a text box or a change that is being followed', async () => {
    const box = `<w:r><w:txbxContent><w:p>${run('<w:t>编号{编号}</w:t>')}</w:p></w:txbxContent></w:r>`
    for (const runs of [
      box,
      `<w:sdt><w:sdtContent>${run('<w:t>编号{编号}</w:t>')}</w:sdtContent></w:sdt>`,
      `<w:hyperlink w:anchor="a">${run('<w:t>编号{编号}</w:t>')}</w:hyperlink>`,
      `${run('<w:t>编号</w:t>')}<w:ins w:id="1" w:author="甲">${run('<w:t>{编号}</w:t>')}</w:ins>`,
    ]) {
      await expect(checkedTemplate(await withParagraph(runs), 'coordination')).rejects.toMatchObject({
        code: 'paper/mixed-paragraph',
        params: { text: '编号{编号}' },
      })
    }
  })

  it('is refused where a control stands round a whole paragraph with a word', async () => {
    const control = `<w:sdt><w:sdtContent><w:p>${run('<w:t>编号{编号}</w:t>')}</w:p></w:sdtContent></w:sdt>`
    const bytes = await packed((xml) => xml.replace('<w:body>', `<w:body>${control}`))
    await expect(checkedTemplate(bytes, 'coordination')).rejects.toMatchObject({ code: 'paper/mixed-paragraph' })
  })

  it('takes the code of a receipt for a word', async () => {
    const plan: PaperPlan = { title: '', blocks: [{ kind: 'centred', text: '{二维码}' }] }
    expect(await checkedTemplate(await templateBytes({ plan }), 'receipt')).not.toBe('')
  })

  it('is not written from right to left when it says that it is not', async () => {
    const denied = await packed((xml) => xml.replaceAll('<w:pPr>', '<w:pPr><w:bidi w:val="0"/>'))
    const template = { file: await checkedTemplate(denied, 'coordination') }
    const written: string[] = []
    for await (const entry of unzip(await filledBytes([paper({ template })])).entries()) {
      if (entry.path === 'word/document.xml') written.push(await entry.text())
    }
    expect(written.join('')).toContain('<w:pPr>')
    expect(written.join('')).not.toContain('<w:bidi')
  })

  it('keeps each head and foot where it was when the code brings a picture along', async () => {
    const plan: PaperPlan = { title: '', running: '内部资料', blocks: [{ kind: 'centred', text: '{二维码}' }] }
    const kinds = ['default', 'even'].flatMap((side) => [`header ${side}`, `footer ${side}`])
    const before = await storiesOf(await templateBytes({ plan }))
    expect([...before.keys()].toSorted()).toEqual(kinds.toSorted())
    const words = { 二维码: 'XS-2026-0001' }
    expect(await storiesOf(await filledBytes([paper({ kind: 'receipt', template: { plan }, words })]))).toEqual(before)
  })

  it('is refused when it unfolds too far', async () => {
    const bomb = await packed((xml) => xml, [['word/media/a.bin', new Uint8Array(40 * 1024 * 1024)]])
    await expect(checkedTemplate(bomb, 'coordination')).rejects.toMatchObject({ code: 'paper/not-a-template' })
  })

  it('is refused when it is no docx file', async () => {
    for (const bytes of [Buffer.from('x'), Buffer.alloc(0), (await templateBytes({ plan: PLAN })).subarray(0, 900)]) {
      await expect(checkedTemplate(bytes, 'coordination')).rejects.toMatchObject({ code: 'paper/not-a-template' })
    }
  })
})
