import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'
import { LOOKS, picture, wear } from './looks.ts'

/** Somebody of the demo with cards, services had and requests. */
const HOLDER = 'wang'

for (const worn of LOOKS) {
  const { name: look, size } = worn

  test(`the work, ${look}`, async ({ open }) => {
    const { page, answers } = await open('demo', { size })
    await wear(page, worn)
    await page.keyboard.press('Control+k')
    await page.keyboard.type(HOLDER, { delay: 40 })
    await expect(answers.or(page.getByRole('option')).first()).toContainText(/[王汪]/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^(查看依据|Why) / }).first()).toBeVisible()
    await picture(page, look, 'work-holder')
    await page
      .getByRole('button', { name: /^(查看依据|Why) / })
      .first()
      .click()
    await picture(page, look, 'work-why')
    await page.keyboard.press('Alt+a')
    await picture(page, look, 'work-apply')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+e')
    await picture(page, look, 'work-record')
    for (const [way, screen] of WAYS) {
      await goTo(page, way)
      await picture(page, look, screen)
    }
    await goTo(page, '/day')
    await page.getByRole('main').locator('tbody a').first().click()
    await picture(page, look, 'work-request')
    await page.keyboard.press('F9')
    await picture(page, look, 'work-receipt')
    await expect(page.getByRole('combobox', { name: /^(查找人才或操作|Find a holder or an action)$/ })).toBeVisible()
  })
}

const WAYS = [
  ['/cards', 'work-cards'],
  ['/day', 'work-day'],
  ['/requests', 'work-ledger'],
  ['/practices', 'work-practices'],
  ['/settings', 'work-settings'],
] as const

async function goTo(page: Page, way: string): Promise<void> {
  await page.locator(`nav a[href="${way}"]`).click()
}
