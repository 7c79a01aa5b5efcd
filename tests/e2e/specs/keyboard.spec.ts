import { expect, test } from '../desk.ts'
import { LIN } from '../people.ts'

test('somebody is registered, found, corrected and put back by keyboard alone when there is no mouse', async ({
  open,
}) => {
  const { page, form, holder, box, answers, toast } = await open('trial')
  const { keyboard } = page
  await keyboard.press('F2')
  await expect(form.field('姓名')).toBeFocused()
  await keyboard.type('林若衡')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  // A select: opened, moved in and closed without the mouse.
  await expect(form.field('性别')).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.type('1982.4.6')
  await keyboard.press('Tab')
  await keyboard.type(LIN.phone ?? '')
  await keyboard.press('Control+Enter')
  await expect(holder.name).toHaveText('林若衡')
  await expect(holder.panel).toContainText('女')
  await expect(holder.panel).toContainText('1982-04-06')

  await keyboard.press('Control+k')
  await expect(box).toBeFocused()
  await keyboard.type('lrh', { delay: 120 })
  await expect(answers.first()).toContainText('林若衡')
  await keyboard.press('Enter')
  await expect(holder.name).toHaveText('林若衡')

  await keyboard.press('Alt+g')
  await expect(form.field('姓名')).toBeFocused()
  await keyboard.press('End')
  await keyboard.type('丽')
  await keyboard.press('Control+s')
  await expect(holder.name).toHaveText('林若衡丽')
  await keyboard.press('Control+z')
  await expect(toast('已保存：撤销')).toBeVisible()
  await expect(holder.name).toHaveText('林若衡')
  await keyboard.press('Control+y')
  await expect(holder.name).toHaveText('林若衡丽')
})

test('arrows walk over the register and Enter opens when nothing has the focus', async ({ open }) => {
  const { page, roster, holder } = await open('demo')
  await page.keyboard.press('Alt+r')
  await expect(roster.rows).toHaveCount(50)
  const second = roster.rows.nth(1).getByRole('link')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(second).toBeFocused()
  const name = await second.textContent()
  await page.keyboard.press('Enter')
  await expect(holder.name).toHaveText(name ?? '')
})

test('everything that can be done is found in the box by its word when > is typed', async ({ open }) => {
  const { page, answers, box } = await open('trial')
  await page.keyboard.press('F3')
  await box.fill('>操作记录')
  await expect(answers).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible()
})

test('the keys of the page are listed when F1 or a lone ? is pressed', async ({ open }) => {
  const { page, dialog } = await open('trial')
  await page.keyboard.press('Alt+r')
  await expect(page.getByRole('heading', { name: '人才登记册' })).toBeVisible()
  await page.keyboard.press('F1')
  await expect(dialog).toContainText('按键一览')
  await expect(dialog).toContainText('登记人才')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // Close behind another key it could be a sign of a scan.
  await page.waitForTimeout(300)
  await page.keyboard.press('?')
  await expect(dialog).toContainText('按键一览')
})

test('the keys of the page rest when a dialog is open', async ({ open }) => {
  const { page, form, holder, dialog } = await open('trial')
  await form.register(LIN)
  await page.keyboard.press('Alt+v')
  await expect(dialog).toContainText('作废登记')
  await page.keyboard.press('Alt+g')
  await page.keyboard.press('F2')
  await expect(dialog).toContainText('作废登记')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(holder.name).toBeVisible()
  await page.keyboard.press('Alt+g')
  await expect(form.save).toBeVisible()
})
