import { expect, test } from '../desk.ts'
import { LIN, SHAN } from '../people.ts'
import { LOOKS, picture, wear } from './looks.ts'

for (const worn of LOOKS) {
  const { name: look, size } = worn

  test(`first run, ${look}`, async ({ open }) => {
    const { page } = await open('new', { size })
    await wear(page, worn)
    await picture(page, look, 'first-run')
    await page.getByRole('radio').last().check()
    await page.keyboard.press('Control+Enter')
    await picture(page, look, 'first-run-missing')
  })

  test(`login, ${look}`, async ({ open }) => {
    const { page } = await open('sealed', { size, isLoggedIn: false })
    await wear(page, worn)
    await page.locator('input[type=password]').fill('not the passphrase')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await picture(page, look, 'login-wrong')
    await page
      .getByRole('button')
      .filter({ hasText: /恢复码|recovery code/ })
      .click()
    await picture(page, look, 'login-recover')
  })

  test(`an empty desk, ${look}`, async ({ open }) => {
    const { page } = await open('trial', { size })
    await wear(page, worn)
    await picture(page, look, 'find-empty')
    await page.keyboard.press('Alt+r')
    await picture(page, look, 'roster-empty')
  })

  test(`the desk, ${look}`, async ({ open }) => {
    const desk = await open('demo', { size })
    const { page, form, roster } = desk
    await form.register(LIN)
    await form.register({ ...SHAN, name: '林若衡' })
    await desk.holder.addRelative.click()
    await desk.dialog.getByRole('textbox', { name: '姓名' }).fill('林知秋')
    await desk.dialog.getByRole('textbox', { name: '出生日期' }).fill('1955-03-02')
    await desk.dialog.getByRole('button', { name: '保存' }).click()
    await wear(page, worn)
    await picture(page, look, 'holder-new')
    await page.keyboard.press('Alt+h')
    await page.getByRole('main').getByRole('button', { name: '林若衡' }).click()
    await picture(page, look, 'merge')
    await page.keyboard.press('Alt+q')
    await picture(page, look, 'find')
    await page.keyboard.press('Control+k')
    await picture(page, look, 'palette')
    await page.keyboard.type('lin', { delay: 80 })
    await expect(page.getByRole('option').first()).toContainText('林')
    await picture(page, look, 'box')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+r')
    await expect(roster.rows).toHaveCount(50)
    await picture(page, look, 'roster')
    await roster.rows.nth(4).getByRole('link').click()
    await expect(page.getByRole('list').first()).toBeVisible()
    await picture(page, look, 'holder')
    await page.keyboard.press('Alt+v')
    await picture(page, look, 'void')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+w')
    await picture(page, look, 'employment')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+g')
    await picture(page, look, 'correct')
    await page.keyboard.press('Alt+c')
    await picture(page, look, 'history')
    await page.keyboard.press('F2')
    await page.getByRole('main').getByRole('textbox').first().fill('林若衡')
    await picture(page, look, 'register')
    await page.keyboard.press('F1')
    await picture(page, look, 'keys')
  })
}

test('large type', async ({ open }) => {
  const { page, roster } = await open('demo')
  await page.getByRole('button', { name: '大字' }).click()
  await picture(page, 'large', 'find')
  await page.keyboard.press('Alt+r')
  await expect(roster.rows).toHaveCount(50)
  await picture(page, 'large', 'roster')
  await roster.rows.nth(4).getByRole('link').click()
  await picture(page, 'large', 'holder')
  await page.keyboard.press('Alt+g')
  await picture(page, 'large', 'correct')
})
