import { readFileSync } from 'node:fs'
import { read, utils, write } from '@e965/xlsx'
import type { Locator } from '@playwright/test'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'

const MOST = 2

test('what a department writes into the dispatch workbook is read back, compared and accepted cell by cell', async ({
  open,
}) => {
  const { page } = await open('demo')
  const main = page.getByRole('main')
  await page.getByRole('navigation').getByRole('link', { name: '责任单位' }).click()
  const rows = main.getByRole('row').filter({ has: page.getByRole('button') })
  await expect(rows.first()).toBeVisible()
  const waits = await Promise.all((await rows.all()).map(waitingIn))
  const busy = rows.nth(waits.findIndex((count) => count >= MOST))
  const name = (await busy.getByRole('rowheader').textContent()) ?? ''
  const department = main.getByRole('row', { name })
  const before = await waitingIn(department)
  const answered = Number(await department.getByRole('cell').nth(4).textContent())
  const [file] = await Promise.all([page.waitForEvent('download'), department.getByRole('button').click()])
  expect(file.suggestedFilename()).toContain(name)

  const { bytes, numbers } = answer(readFileSync(await file.path()))
  expect(numbers).toHaveLength(MOST)
  await main.getByRole('button', { name: /^读入单位答复/ }).click()
  // The field that takes the file is no second button to those who hear the page.
  await expect(main.getByRole('button', { name: /^选择文件/ })).toHaveCount(1)
  const cell = (number: string, field: string) =>
    main.getByRole('checkbox', { name: `采纳 ${number} ${name} ${field}`, exact: true })
  const [taken = '', left = ''] = numbers
  const done = main.getByText('已采纳 1 件。')
  const takeOne = async () => {
    await main
      .getByLabel('选择文件')
      .last()
      .setInputFiles({ name: file.suggestedFilename(), mimeType: XLSX, buffer: bytes })
    for (const number of numbers) await expect(cell(number, '办理情况（答复）')).toBeChecked()
    await expectNoBarriers(page)
    // The second answer is left for a question on the telephone.
    for (const field of ['答复日期', '办理情况（答复）']) await cell(left, field).uncheck()
    await page.keyboard.press('Control+Enter')
    await expect(done).toBeVisible()
  }
  await takeOne()
  await page.keyboard.press('Control+Z')
  await expect(done).toBeHidden()
  await expect(page.getByRole('button', { name: /^撤销/ })).toBeHidden()
  await expect(page.getByRole('button', { name: /^恢复/ })).toBeVisible()
  await takeOne()

  // What is compared follows the register: what is taken back meanwhile is new again.
  await main
    .getByLabel('选择文件')
    .last()
    .setInputFiles({ name: file.suggestedFilename(), mimeType: XLSX, buffer: bytes })
  await expect(cell(left, '办理情况（答复）')).toBeChecked()
  await expect(cell(taken, '办理情况（答复）')).toBeHidden()
  await page.keyboard.press('Control+Z')
  await expect(cell(taken, '办理情况（答复）')).toBeChecked()
  await page.keyboard.press('Control+Y')
  await expect(cell(taken, '办理情况（答复）')).toBeHidden()

  await main.getByRole('link', { name: '返回责任单位' }).click()
  await expect.poll(() => waitingIn(department)).toBe(before - 1)
  await expect(department.getByRole('cell').nth(4)).toHaveText(String(answered + 1))
  await page.goto(new URL(`/requests?text=${taken}`, page.url()).href)
  await main.getByRole('link', { name: taken }).click()
  await expect(main).toContainText('已安排，请家长到校登记')
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** To be signed for and signed. */
async function waitingIn(row: Locator): Promise<number> {
  const [toSign, signed] = await row.getByRole('cell').allTextContents()
  return Number(toSign) + Number(signed)
}

/** The workbook with the first rows answered today, as a department would send it back. */
function answer(bytes: Uint8Array): { readonly bytes: Buffer; readonly numbers: readonly string[] } {
  const book = read(bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const rows = utils.sheet_to_json<(string | null)[]>(sheet, { header: 1 })
  const at = rows.findIndex((row) => row.includes('办理情况（答复）'))
  const column = (title: string) => rows[at]?.indexOf(title) ?? -1
  const numbers: string[] = []
  for (const [row, cells] of rows.entries()) {
    if (row <= at || numbers.length === MOST || !String(cells.at(-1)).startsWith('yc-')) continue
    numbers.push(String(cells[column('受理编号')]))
    const written: readonly (readonly [string, string])[] = [
      ['答复日期', new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })],
      ['办理情况（答复）', '已安排，请家长到校登记'],
    ]
    for (const [title, text] of written) {
      utils.sheet_add_aoa(sheet, [[text]], { origin: { r: row, c: column(title) } })
    }
  }
  return { bytes: Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array), numbers }
}
