import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'

const BLANK = join(import.meta.dirname, '../../fixtures/workbooks/upper-form.xlsx')

test('a blank form of the upper level is filled by one key when its cells were chosen once', async ({ open }) => {
  const { page } = await open('demo')
  const main = page.getByRole('main')
  await page.getByRole('navigation').getByRole('link', { name: '统计报表' }).click()
  await main.getByRole('button', { name: '上级套表' }).click()
  await expect(main).toContainText('还没有载入上级套表')
  await expectNoBarriers(page)
  await main.getByLabel('载入空白表').last().setInputFiles(BLANK)
  await page.getByRole('dialog').getByLabel('名称').fill('工作月报')
  await page.keyboard.press('Control+Enter')

  await expect(main.getByRole('heading', { level: 1 })).toHaveText('工作月报')
  await main.getByText('本年', { exact: true }).click()
  await choose(page, 'B2', '本单位全称')
  await choose(page, 'C5', '受理 (件)')
  await choose(page, 'C6', '办结 (件)')
  await choose(page, 'C8', '办结率 (%)')
  await expectNoBarriers(page)
  await main.getByText('填报', { exact: true }).click()
  const accepted = main.getByRole('link', { name: /查看清单：受理$/ })
  const count = Number((await accepted.textContent())?.replace(',', ''))
  expect(count).toBeGreaterThan(0)
  await expectNoBarriers(page)

  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('F9')])
  const sheet = read(readFileSync(await file.path())).Sheets['月报']
  expect([sheet?.['B2']?.v, sheet?.['C5']?.v]).toEqual(['青石县人才工作服务中心', count])

  await main.getByRole('button', { name: '登记报送' }).click()
  await page.getByRole('dialog').getByLabel('报送日期').press('Control+Enter')
  await expect(main).toContainText('与已报送的数一致')
  await main.getByText('上年', { exact: true }).click()
  await expect(main.getByRole('region', { name: '与已报送的不同' })).toContainText('月报 C5')

  await main.getByText('本年', { exact: true }).click()
  await accepted.click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(`受理 ${count} 件`)
})

/** Clicks a cell and picks what goes into it from what its first letters leave. */
async function choose(page: Page, cell: string, words: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name: new RegExp(`^${cell}( |$)`) })
  await button.click()
  const content = page.getByRole('dialog').getByRole('combobox', { name: '填写内容' })
  await content.fill(words)
  await content.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(button).toContainText(words.replace(/ .*/, ''))
}
