import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What the other theme can break, since it changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Fails on anything that axe finds on the page as it stands: every rule in the theme shown, the colours in the dark one
 * too. The page must still follow the system's theme.
 */
export async function expectNoBarriers(page: Page): Promise<void> {
  const found = await barriers(axeOf(page))
  await turn(page, 'dark')
  found.push(...(await barriers(axeOf(page).withRules(COLOUR_RULES))).map((words) => `dark: ${words}`))
  await turn(page, 'light')
  expect(found, 'what axe finds').toEqual([])
}

/** Our pages have no frames, so nothing is gathered in a page of its own; only what is wrong is told at length. */
function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
}

async function barriers(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

async function turn(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
  // Colours on their way from one theme to the other belong to neither.
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}
