import { expect, type Locator, type Page } from '@playwright/test'

/** Chooses an option of a select that is found by its label. */
export async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

/** As somebody without a mouse gets there. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let steps = 0; steps < LONGEST_WALK; steps += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

const LONGEST_WALK = 120
