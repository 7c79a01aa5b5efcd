import { expect, test } from '../desk.ts'

test('the whole way can be walked in English when the language is switched, and it stays so', async ({ open }) => {
  const { page } = await open('trial', { isLoggedIn: false })
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  await expect(page).toHaveTitle('Yingcai Desk')
  await page.reload()
  await page.getByRole('button', { name: 'Log in' }).click()

  await expect(page.getByRole('heading', { name: 'Find a holder' })).toBeVisible()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Clara Weiss')
  await page.getByRole('textbox', { name: 'Born' }).fill('1979-02-30')
  await page.getByRole('button', { name: 'Save' }).click()
  const born = page.getByRole('textbox', { name: 'Born' })
  await expect(born).toHaveAccessibleDescription('Write a day that exists, such as 2024-03-15')
  await born.fill('1979-02-28')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Clara Weiss' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Holder registered')

  await page.getByRole('combobox', { name: 'Find a holder or an action' }).fill('weiss')
  await expect(page.getByRole('option').first()).toContainText('Clara Weiss')
  await expect(page.getByRole('contentinfo')).toContainText('Trial, not encrypted')
  // Names of people and offices aside, no Chinese is left on the page.
  const text = (await page.getByRole('main').textContent()) ?? ''
  expect(text.replaceAll('陈专员', '')).not.toMatch(/\p{Script=Han}/u)
})
