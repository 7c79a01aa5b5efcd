import type { Locator, Page } from '@playwright/test'

/** Chooses an option of a select that is found by its label. */
export async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}
