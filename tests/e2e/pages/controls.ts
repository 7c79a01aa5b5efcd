import { expect, type Locator, type Page } from '@playwright/test'

/** Chooses an option of a select that is found by its label. */
export async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

/** Types into the select that has the focus and takes what it then offers first, which must hold these words. */
export async function pickTyped(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words)
  // Enter takes what is marked, and that follows the list of options by a moment.
  await expect.poll(() => page.evaluate(offered)).toContain(words)
  await page.keyboard.press('Enter')
}

/** Opens the select that has the focus and takes what it offers first. */
export async function pickFirst(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(offered)).not.toBe('')
  await page.keyboard.press('Enter')
}

/** In the page: what Enter would take. */
function offered(): string {
  const marked = document.activeElement?.getAttribute('aria-activedescendant')
  return (marked && document.getElementById(marked)?.ariaLabel) || ''
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
