import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

/** What the other theme can break, since it changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Fails on anything that axe finds on the page as it stands: every rule in the theme shown, the colours in the dark one
 * too. The page must still follow the system's theme.
 */
export async function expectNoBarriers(page: Page): Promise<void> {
  // It stays in the page until that is loaded anew, and reading it takes as long as a fifth of a run.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await barriers(page)
  await turn(page, 'dark')
  found.push(...(await barriers(page, { runOnly: COLOUR_RULES })).map((words) => `dark: ${words}`))
  await turn(page, 'light')
  expect(found, 'what axe finds').toEqual([])
}

/** Our pages have no frames, so one run in the page sees all of it; only what is wrong is told at length. */
async function barriers(page: Page, options: RunOptions = {}): Promise<string[]> {
  return page.evaluate(
    async (wanted) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, wanted)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    },
    { ...options, resultTypes: ['violations' as const] },
  )
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
