import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { ExportedSummary } from '#shared/contract/summaries.ts'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { pickTyped } from '../pages/controls.ts'

test('a summary of the year opens the list behind its numbers, prints, and is exported in the promised shape', async ({
  open,
}) => {
  const { page } = await open('demo')
  await goTo(page, '统计报表')
  const main = page.getByRole('main')
  await main.getByText('上年', { exact: true }).click()
  await expect(main.getByRole('textbox', { name: '起始日期' })).toHaveValue(/-01-01$/)
  await main.getByText('本年', { exact: true }).click()
  await expect(main).toContainText('上期结转＋受理＝办结＋撤回＋期末在办')
  await expect(main.getByRole('img', { name: /柱状图/ })).toBeVisible()
  await expectNoBarriers(page)

  const exported = await downloadOf(page.waitForEvent('download'), main.getByRole('button', { name: 'JSON' }).click())
  const { requests } = ExportedSummary.parse(JSON.parse(exported))
  const accepted = main.getByRole('region', { name: '诉求办理' }).getByRole('link', { name: /查看清单：受理$/ })
  await expect(accepted).toHaveText(String(requests.accepted))
  await accepted.click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(`受理 ${requests.accepted} 件`)
  await expect(main.getByRole('row')).toHaveCount(Math.min(requests.accepted, 50) + 1)
  await expectNoBarriers(page)

  await main.getByRole('link', { name: '返回统计报表' }).click()
  await expect(main.getByRole('button', { name: '打印' })).toBeVisible()
  await page.keyboard.press('F9')
  await expect(main.getByRole('article', { name: '人才服务情况汇总' })).toContainText('口径说明')
  await expectNoBarriers(page)
})

test('lists are exported from their pages, and a report speaks English when the window does', async ({ open }) => {
  const desk = await open('demo')
  const { page } = desk
  const main = page.getByRole('main')
  await goTo(page, '诉求台账')
  const ledger = await downloadOf(page.waitForEvent('download'), main.getByRole('button', { name: 'CSV' }).click())
  expect(ledger.split('\r\n')[0]).toContain('受理编号')

  // In columns of its own, in the order in which they were named.
  const dialog = page.getByRole('dialog')
  await main.getByRole('button', { name: '新建栏目方案' }).click()
  await dialog.getByLabel('方案名称').fill('科室用')
  const columns = dialog.getByRole('combobox', { name: '栏目' })
  for (const column of ['满意度', '姓名', '受理编号']) {
    await columns.fill('')
    await pickTyped(page, column)
  }
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const own = await downloadOf(page.waitForEvent('download'), main.getByRole('button', { name: 'CSV' }).click())
  expect(own.split('\r\n')[0]).toMatch(/满意度,姓名,受理编号$/)

  // With its numbers in clear only when it is said who decided that and why.
  await main.getByRole('button', { name: '未脱敏导出' }).click()
  await dialog.getByLabel('用途').fill('县纪委调阅')
  await dialog.getByLabel('线下批准人').fill('李主任')
  await expectNoBarriers(page)
  const inClear = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  expect((await inClear).suggestedFilename()).toMatch(/\.xlsx$/)
  await expect(dialog).toBeHidden()
  await goTo(page, '服务卡')
  const cards = await downloadOf(page.waitForEvent('download'), main.getByRole('button', { name: 'CSV' }).click())
  expect(cards.split('\r\n')[0]).toContain('期末持卡')

  await desk.button('English').click()
  await goTo(page, 'Reports')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Summary of talent services')
  await main
    .getByRole('link', { name: /Open the list: Holders served$/ })
    .first()
    .click()
  await expect(main.getByRole('columnheader', { name: 'Times' })).toBeVisible()
  await expectNoBarriers(page)
})

/** By the side navigation, in whichever language it is. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click()
}

async function downloadOf(download: Promise<Download>, press: Promise<void>): Promise<string> {
  const [file] = await Promise.all([download, press])
  return readFileSync(await file.path(), 'utf8')
}
