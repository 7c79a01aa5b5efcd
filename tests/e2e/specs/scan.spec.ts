import { expect, test } from '../desk.ts'
import { CardsPage } from '../pages/cards-page.ts'
import { choose } from '../pages/controls.ts'
import { LIN, SHAN } from '../people.ts'
import { Scanner } from '../scanner.ts'

test('a scan opens whoever it names when nothing has the focus', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, holder } = desk
  await form.register(LIN)
  await form.register(SHAN)
  await desk.goTo('操作记录')
  const scanner = await Scanner.at(page)
  await scanner.scan(LIN.identity ?? '')
  await expect(holder.name).toHaveText('林若衡')
})

test('a scan presses no button when one has the focus', async ({ open }) => {
  const { page, form, holder, dialog } = await open('trial')
  await form.register(LIN)
  await form.register(SHAN)
  await holder.void.focus()
  const scanner = await Scanner.at(page)
  await scanner.scan(LIN.identity ?? '')
  await expect(holder.name).toHaveText('林若衡')
  await expect(dialog).toBeHidden()
})

test('a scan leaves nothing behind in the field when one has the focus', async ({ open }) => {
  const { page, form, dialog, box } = await open('trial')
  await form.register(LIN)
  await form.open()
  await form.field('姓名').fill('半途')
  const scanner = await Scanner.at(page)
  await scanner.scan(LIN.identity ?? '')
  // It asks before what was typed is lost.
  await expect(dialog).toContainText('有内容尚未保存')
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(form.field('姓名')).toHaveValue('半途')
  await expect(box).toHaveValue('')
})

test('a scan is read right when a Chinese input method has the keys', async ({ open }) => {
  const { page, form, holder, box } = await open('trial')
  await form.register({ ...LIN, phone: '12700000021' })
  await form.open()
  await form.field('证面姓名').focus()
  const scanner = await Scanner.at(page)
  await scanner.scanThroughInputMethod(LIN.identity ?? '')
  await expect(holder.name).toHaveText('林若衡')

  await page.keyboard.press('Control+k')
  await expect(box).toBeFocused()
  await scanner.scanThroughInputMethod('CQA-2024-0017')
  await expect(box).toHaveValue('CQA-2024-0017'.toLowerCase())
  await expect(page.getByText('没有找到')).toBeVisible()
})

test('letters typed by hand change nothing when no field has the focus', async ({ open }) => {
  const { page, form, holder, dialog } = await open('trial')
  await form.register(LIN)
  await holder.name.click()
  await page.keyboard.type('vgwjhzqrcl0123456789', { delay: 90 })
  await expect(dialog).toBeHidden()
  await expect(holder.name).toHaveText('林若衡')
  await expect(holder.timeline.entries).toHaveCount(1)
})

test('a scanned card lies in front when its holder has another that would', async ({ open }) => {
  const { page, form } = await open('trial')
  const cards = new CardsPage(page)
  await form.register(LIN)
  for (const [level, number] of [
    ['A卡Ⅲ类', 'CQA-2024-0017'],
    ['B卡', 'XS-2024-0003'],
  ] as const) {
    await cards.work.getByRole('button', { name: '存量录入' }).click()
    await choose(page, cards.field('卡种与类别'), level)
    await cards.field('卡号').fill(number)
    await cards.save()
  }
  const scanner = await Scanner.at(page)
  for (const number of ['CQA-2024-0017', 'XS-2024-0003', 'CQA-2024-0017']) {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '服务卡' }).click()
    await scanner.scan(number)
    await expect(cards.face(number)).toHaveAttribute('aria-pressed', 'true')
  }
})
