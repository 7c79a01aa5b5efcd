import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test } from '../desk.ts'
import { workbook } from '../pages/import-page.ts'
import { LOOKS, picture, wear } from './looks.ts'

const BLANK = join(import.meta.dirname, '../../fixtures/workbooks/upper-form.xlsx')

for (const worn of LOOKS) {
  const { name: look, size } = worn

  test(`what comes in, ${look}`, async ({ open }) => {
    const { page } = await open('trial', { size })
    const main = page.getByRole('main')
    await wear(page, worn)
    await goTo(page, '/import')
    await picture(page, look, 'in-choose')
    await main.locator('input[type=file]').first().setInputFiles(workbook('roster-xiushan'))
    await main.getByRole('combobox').first().waitFor()
    await picture(page, look, 'in-headings')
    await page.keyboard.press('Control+Enter')
    await main.locator('tbody tr').first().waitFor()
    await picture(page, look, 'in-preview')
    await main.getByRole('group').getByRole('button').nth(5).click()
    await picture(page, look, 'in-refused')
    await page.keyboard.press('Control+Enter')
    await main.locator('a[href="/checkup"]').waitFor()
    await picture(page, look, 'in-result')
    await goTo(page, '/checkup')
    await picture(page, look, 'in-checkup')
    await goTo(page, '/departments/answers')
    await picture(page, look, 'in-answers')
  })

  test(`what goes out, ${look}`, async ({ open }) => {
    const { page } = await open('demo', { size })
    const main = page.getByRole('main')
    await wear(page, worn)
    for (const [way, screen] of WAYS) {
      await goTo(page, way)
      await picture(page, look, screen)
      await main.evaluate((element) => element.scrollBy(0, 10_000))
      await picture(page, look, `${screen}-end`)
    }
    await goTo(page, '/summaries/forms')
    await main.locator('input[type=file]').last().setInputFiles(BLANK)
    await page.getByRole('dialog').getByRole('textbox').first().fill('工作月报')
    await page.keyboard.press('Control+Enter')
    await main.getByRole('button', { name: /^C5( |$)/ }).click()
    await picture(page, look, 'out-form-cell')
  })
}

const WAYS = [
  ['/summaries', 'out-summary'],
  ['/summaries/print', 'out-summary-print'],
  ['/summaries/forms', 'out-forms'],
  ['/leader', 'out-leader'],
  ['/departments', 'out-departments'],
  ['/departments/week', 'out-week'],
  ['/papers/templates', 'out-templates'],
  ['/cards/batches', 'out-batches'],
  ['/ledgers', 'out-ledgers'],
  ['/served', 'out-served'],
  ['/requests', 'out-requests'],
  ['/history', 'out-history'],
] as const

/** As a link of the window would, in either language. */
async function goTo(page: Page, way: string): Promise<void> {
  await page.evaluate((address) => {
    const { idx } = window.history.state as { idx: number }
    window.history.pushState({ usr: null, key: address, idx: idx + 1 }, '', address)
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }))
  }, way)
  await page.getByRole('main').getByRole('heading').first().waitFor()
}
