import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

const BOTH_SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

for (const size of BOTH_SCREENS) {
  test(`nothing sticks out sideways when the screen is ${size.width} wide, in either language and in large type`, async ({
    open,
  }) => {
    const desk = await open('demo', { size })
    const { page, roster, holder } = desk
    const walk = async () => {
      await expectNoSideways(page)
      await page.keyboard.press('Alt+r')
      await expect(roster.rows).toHaveCount(50)
      await expectNoSideways(page)
      await roster.rows.nth(3).getByRole('link').click()
      await expect(holder.employments.or(page.getByRole('region', { name: 'Employment' }))).toBeVisible()
      await expectNoSideways(page)
      await page.keyboard.press('Alt+g')
      await expect(page.getByRole('textbox').nth(3)).toBeVisible()
      await expectNoSideways(page)
      await page.keyboard.press('Alt+c')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoSideways(page)
      await page.keyboard.press('Alt+q')
    }
    await walk()
    await page.getByRole('button', { name: '大字' }).click()
    await walk()
    await page.getByRole('button', { name: 'English' }).click()
    await walk()
  })
}

test('no page of the desk sticks out or gives one key to two actions when it is in English and large type', async ({
  open,
}) => {
  const { page, roster } = await open('demo')
  await page.getByRole('button', { name: '大字' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  const ways = page.getByRole('navigation').first().getByRole('link')
  const places = await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(places.length).toBeGreaterThan(12)
  for (const place of places) {
    await ways.and(page.locator(`[href="${place}"]`)).click()
    await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expectNoSideways(page)
    await expectEachKeyOnce(page)
  }
  await page.keyboard.press('Alt+r')
  await roster.rows.first().getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Entitlements' })).toBeVisible()
  await expectNoSideways(page)
  await expectEachKeyOnce(page)
})

test('words of states keep whole, and what waits at departments needs no bar, in large type', async ({ open }) => {
  const { page } = await open('demo')
  const go = (place: string) => page.getByRole('navigation').first().locator(`[href="${place}"]`).click()
  await page.getByRole('button', { name: '大字' }).click()
  await go('/requests')
  const states = page.getByRole('row').getByText('办理中', { exact: true })
  await expect(states.first()).toBeVisible()
  // A line of it is 22 px high.
  expect(await states.evaluateAll((all) => Math.max(...all.map((one) => one.clientHeight)))).toBeLessThan(30)
  await page.getByRole('button', { name: 'English' }).click()
  await go('/departments')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  expect(await page.getByRole('table').first().evaluate(widerThanItsPlace)).toBeLessThanOrEqual(0)
})

test('no table of the leader’s page needs a bar when it is in English and large type', async ({ open }) => {
  const { page } = await open('demo')
  await page.getByRole('button', { name: '大字' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('navigation').first().locator('[href="/leader"]').click()
  const tables = page.getByRole('main').getByRole('table')
  await expect(tables).toHaveCount(4)
  await expect(page.getByRole('table', { name: 'The ten open longest' }).getByRole('row').nth(3)).toBeVisible()
  for (const one of await tables.all()) expect(await one.evaluate(widerThanItsPlace)).toBeLessThanOrEqual(0)
})

test('no column of a month’s report is cut when it is in English', async ({ open }) => {
  const { page } = await open('demo')
  await page.getByRole('button', { name: 'English' }).click()
  const lastYear = new Date().getFullYear() - 1
  // A month that does not begin the year, so that the year to date stands beside it.
  const { href } = new URL(`/summaries?from=${lastYear}-11-01&to=${lastYear}-11-20`, page.url())
  await page.goto(href)
  const cards = page.getByRole('table', { name: 'Changes of cards' })
  await expect(cards.getByRole('columnheader', { name: 'Year to date' })).toBeVisible()
  expect(await cards.evaluate(widerThanItsPlace)).toBeLessThanOrEqual(0)
})

test('the chosen holder stands beside the list when there is room', async ({ open }) => {
  const desk = await open('demo', { size: { width: 1920, height: 1080 } })
  await desk.goTo('人才')
  const second = desk.roster.rows.nth(1).getByRole('link')
  await second.focus()
  const preview = desk.page.getByRole('complementary', { name: '选中的人才' })
  await expect(preview).toContainText((await second.textContent()) ?? '')
})

test('a page begins at its top, and who goes back finds the place that they left', async ({ open }) => {
  const { page } = await open('demo')
  const main = page.getByRole('main')
  const top = () => main.evaluate((element) => element.scrollTop)
  await page.getByRole('link', { name: '统计报表' }).click()
  await expect(main.getByRole('row').nth(40)).toBeAttached()
  await main.hover()
  await page.mouse.wheel(0, 700)
  await expect.poll(top).toBe(700)
  await page.getByRole('link', { name: '领导看板' }).click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('人才服务工作看板')
  expect(await top()).toBe(0)
  await page.goBack()
  await expect.poll(top).toBe(700)
})

test('theme and size of type are remembered when the window is opened again', async ({ open }) => {
  const { page } = await open('trial')
  const root = page.locator('html')
  await page.getByRole('button', { name: '深色' }).click()
  await page.getByRole('button', { name: '大字' }).click()
  await page.reload()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await expect(root).toHaveAttribute('data-type', 'large')
  await page.getByRole('button', { name: '浅色' }).click()
  await expect(root).toHaveAttribute('data-theme', 'light')
})

/** What the sheet of keys lists for the page as it stands. */
async function expectEachKeyOnce(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog')
  await page.keyboard.press('F1')
  await expect(sheet).toBeVisible()
  const keys = await sheet.locator('dd > *').allTextContents()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
}

/** No scroll bar sideways in the window or the page, and nothing cut off at the ends of the bars. */
async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    ['html', 'main', 'header', 'footer', 'nav'].filter((name) => {
      const element = document.querySelector(name)
      return element !== null && element.scrollWidth > element.clientWidth
    }),
  )
  expect(wide, 'what is wider than its place').toEqual([])
}

/** In the page: by how many pixels. */
function widerThanItsPlace(table: Element): number {
  const place = table.parentElement
  return place ? place.scrollWidth - place.clientWidth : 0
}
