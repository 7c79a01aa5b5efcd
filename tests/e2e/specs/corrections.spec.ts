import { expect, test } from '../desk.ts'
import { LIN, SHAN } from '../people.ts'

test('likely duplicates are shown with the reason when somebody known is typed in again', async ({ open }) => {
  const { form } = await open('trial')
  await form.register(LIN)
  await form.open()
  await form.field('姓名').fill('林若衡')
  await expect(form.duplicates.getByText('同名', { exact: true })).toBeVisible()
  await form.field('证件号码').fill(LIN.identity ?? '')
  await expect(form.duplicates).toContainText('证件号码相同')
  await expect(form.duplicates).toContainText('同名同生日')
  await form.field('电话').fill('127 0000 0021')
  await expect(form.duplicates).toContainText('电话相同')

  await form.save.click()
  await expect(form.field('证件号码')).toHaveAccessibleDescription(/已登记在“林若衡”名下/)
})

test('two registrations of one person become one when they are merged, and two again when that is undone', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form, holder, roster } = desk
  await form.register({ name: '林若衡', identity: LIN.identity ?? '', title: '主治医师' })
  await form.register({ name: '林若衡', phone: '12700000021', employer: '青石县第一医院', title: '主任医师' })
  await holder.merge.click()
  await page.getByRole('main').getByRole('button', { name: '林若衡' }).click()

  await page.getByRole('button', { name: '左右互换' }).click()
  await page.getByRole('radio', { name: '职称：主任医师' }).check()
  // Who compares sees by the numbers and employers whether both are one person.
  await expect(page.getByRole('row', { name: /^证件号码/ })).toContainText('5009')
  await expect(page.getByRole('row', { name: /^用人单位/ })).toContainText('青石县第一医院')
  await page.getByRole('button', { name: /^合并/ }).click()

  await expect(holder.panel).toContainText('主任医师')
  await expect(holder.panel).toContainText('5009**********')
  await expect(holder.panel).toContainText('127****0021')
  await expect(holder.employments).toContainText('青石县第一医院')
  await desk.goTo('人才')
  await expect(roster.row('林若衡')).toHaveCount(1)
  await roster.show('已合并')
  await roster.row('林若衡').getByRole('link').click()
  await expect(page.getByText('本登记已合并到')).toBeVisible()
  await expect(holder.correct).toBeHidden()

  await page.keyboard.press('Control+z')
  await expect(desk.toast('已保存：撤销')).toBeVisible()
  await desk.goTo('操作记录')
  const merged = desk.history.of('合并登记')
  await expect(merged.getByRole('link', { name: '林若衡' })).toHaveCount(2)
  // Whose a row is is said once, above; of an id alone there is nothing to read.
  await expect(merged).not.toContainText('内容不显示')
  await expect(merged).not.toContainText('并入')
  await desk.goTo('人才')
  await expect(roster.row('林若衡')).toHaveCount(2)
})

test('a registration leaves the search when it is voided with a reason', async ({ open }) => {
  const desk = await open('trial')
  const { form, holder, dialog, box, answers, roster } = desk
  await form.register(LIN)
  await holder.void.click()
  await dialog.getByRole('button', { name: '作废' }).click()
  await expect(dialog.getByRole('textbox', { name: '作废原因' })).toHaveAccessibleDescription('请填写此项')
  await dialog.getByRole('textbox', { name: '作废原因' }).fill('重复登记')
  await dialog.getByRole('button', { name: '作废' }).click()
  await expect(desk.page.getByText('本登记已作废：重复登记')).toBeVisible()

  await box.fill('lrh')
  await expect(desk.page.getByText('没有找到')).toBeVisible()
  await expect(answers).toHaveCount(0)
  await box.press('Escape')
  await desk.goTo('人才')
  await roster.show('已作废')
  await expect(roster.row('林若衡')).toBeVisible()
})

test('a number is shown in full only when a reason is given, and that stands in the log without an undo', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form, holder, dialog, history } = desk
  await form.register(SHAN)
  await form.register(LIN)
  await holder.panel.getByRole('button', { name: /^显示 5009/ }).click()
  await dialog.getByRole('button', { name: '显示' }).click()
  await expect(dialog.getByRole('textbox', { name: '查看事由' })).toHaveAccessibleDescription('请填写此项')
  await expect(page.getByRole('main')).not.toContainText(LIN.identity ?? '')

  await dialog.getByRole('button', { name: '窗口核对身份' }).click()
  await dialog.getByRole('button', { name: '显示' }).click()
  await expect(holder.panel).toContainText(LIN.identity ?? '')
  await holder.panel.getByRole('button', { name: '隐藏' }).click()
  await expect(holder.panel).not.toContainText(LIN.identity ?? '')

  const showPhone = async () => {
    await holder.panel.getByRole('button', { name: /^显示 127/ }).click()
    await dialog.getByRole('button', { name: '电话联系本人' }).click()
    await dialog.getByRole('button', { name: '显示' }).click()
    await expect(holder.panel).toContainText(LIN.phone ?? '')
  }
  await showPhone()
  // What was shown of one person is nothing of the next.
  await desk.openHolder('syl', SHAN.name)
  await expect(holder.panel).toContainText('127****0388')
  await expect(page.getByRole('main')).not.toContainText(LIN.phone ?? '')
  // Nor is it there when the same one is come back to.
  await desk.openHolder('lrh', LIN.name)
  await showPhone()
  await desk.openHolder('lrh', LIN.name)
  await desk.goTo('查询')
  await desk.openHolder('lrh', LIN.name)
  await expect(holder.panel).toContainText('127****0021')
  await expect(page.getByRole('main')).not.toContainText(LIN.phone ?? '')

  await desk.goTo('操作记录')
  const shown = history.of('查看受保护信息').first()
  await expect(shown).toContainText('林若衡')
  await expect(shown).toContainText('电话联系本人')
  await expect(shown.getByRole('button', { name: /撤销/ })).toBeHidden()
})

test('a form and an undo wait for what was done just before when the hand is faster than the page', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form, holder, dialog } = desk
  let delay = 0
  await page.routeWebSocket(/\/rpc$/, (line) => {
    line.connectToServer().onMessage((message) => setTimeout(() => line.send(message), delay))
  })
  await page.reload()
  await desk.goTo('人才')
  await form.register(LIN)
  delay = 700
  const correct = async (field: string, value: string) => {
    await expect(holder.name).toHaveText(LIN.name)
    await page.keyboard.press('Alt+g')
    await form.field(field).fill(value)
    await page.keyboard.press('Control+Enter')
  }
  await correct('职称', '主任医师（正高）')
  await correct('所学专业', '临床医学')
  await correct('专业领域', '心血管内科')
  await expect(page.getByRole('main')).toContainText('心血管内科')
  await page.keyboard.press('Alt+w')
  await dialog.getByRole('combobox', { name: '用人单位' }).fill('青石县中医院')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Alt+w')
  await dialog.getByRole('combobox', { name: '用人单位' }).fill('青石县疾控中心')
  await page.keyboard.press('Control+Enter')
  await expect(holder.employments).toContainText('青石县疾控中心')

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(holder.employments).not.toContainText('青石县疾控中心')
  await expect(dialog).toBeHidden()
  await expect(holder.employments).toContainText('青石县中医院')
})

test('an undo is refused with what stands in its way when something newer builds on it', async ({ open }) => {
  const desk = await open('trial')
  const { form, holder, history, dialog } = desk
  await form.register(LIN)
  await holder.correct.click()
  await form.field('职称').fill('主任医师（正高）')
  await form.save.click()
  await desk.goTo('操作记录')
  await history.undo('登记人才').click()
  await expect(dialog).toContainText('不能撤销')
  await expect(dialog).toContainText('人才的“职称”之后又被改动')
  await dialog.getByRole('button', { name: '关闭' }).last().click()

  await history.undo('更正信息').click()
  await expect(history.of('更正信息').first()).toContainText('已由第')
  await history.of('撤销').first().getByRole('button', { name: /^恢复/ }).click()
  await expect(history.of('更正信息').first().getByRole('button', { name: /^撤销/ })).toBeVisible()
})
