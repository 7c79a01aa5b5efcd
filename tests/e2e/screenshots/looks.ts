import { join } from 'node:path'
import type { Page } from '@playwright/test'

const FOLDER = join(import.meta.dirname, '../../../.cache/screenshots')
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** How the window may look: each language, theme and size of screen. */
export const LOOKS = ['zh-CN', 'en'].flatMap((language) =>
  ['light', 'dark'].flatMap((theme) =>
    SIZES.map((size) => ({ language, theme, size, name: `${language}-${theme}-${size.width}` })),
  ),
)
export type Look = (typeof LOOKS)[number]

export async function wear(page: Page, { language, theme }: Look): Promise<void> {
  if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click()
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
}

export async function picture(page: Page, look: string, screen: string): Promise<void> {
  // What is on its way has arrived.
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(FOLDER, `${look}-${screen}.png`) })
}
