import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { pdfBytes } from '#documents/write/pdf.ts'
import { findTypefaces } from '#documents/write/typefaces.ts'

test('the sum of a table stays beside what it adds up when a page ends before it', async () => {
  const typefaces = await findTypefaces()
  if (!typefaces) throw new Error('There is no typeface with Chinese signs')
  const columns = [{ title: '类别', share: 1, isNumber: false }]
  // A page has room for some forty rows.
  for (let count = 30; count <= 50; count += 1) {
    const rows = [...Array.from({ length: count }, (_, at) => [`第${at + 1}行`]), ['合计']]
    const table = { caption: '', columns, rows }
    const file = await pdfBytes({ title: '表', blocks: [{ kind: 'table', table }] }, typefaces)
    const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: file, encoding: 'utf8' }).split('\f')
    for (const page of pages.slice(1)) expect(page, `${count} rows`).not.toMatch(/^\s*类别\s*合计/)
  }
})
