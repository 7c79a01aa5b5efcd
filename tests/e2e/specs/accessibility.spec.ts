import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { LIN } from '../people.ts'

test('nobody is kept out of the pages before login when they are light or dark', async ({ open }) => {
  const { page, firstRun, login } = await open('new')
  await firstRun.begin.click()
  await expect(page.getByText('请选择所在区县')).toBeVisible()
  await expectNoBarriers(page)
  await firstRun.trial.check()
  await expectNoBarriers(page)

  await firstRun.fill({
    district: '秀山',
    office: '青石县人才中心',
    shortName: '青石',
    operator: '陈',
    login: 'chen',
  })
  await page.getByRole('radio', { name: '设置口令' }).check()
  await firstRun.passphrase.fill('a quiet river stone')
  await firstRun.again.fill('a quiet river stone')
  await firstRun.begin.click()
  await expect(firstRun.recoveryCode).toBeVisible()
  await expectNoBarriers(page)
  await firstRun.isKept.check()
  await firstRun.goOn.click()
  await page.keyboard.press('Alt+L')
  await expect(login.title).toBeVisible()
  await expectNoBarriers(page)
  await login.forgotten.click()
  await expectNoBarriers(page)
})

test('nobody is kept out of the desk when it is light or dark', async ({ open }) => {
  const desk = await open('demo')
  const { page, form, holder, dialog } = desk
  await expectNoBarriers(page)
  await desk.box.fill('chen')
  await expect(desk.answers.first()).toBeVisible()
  await expectNoBarriers(page)
  await desk.box.press('Escape')

  await desk.goTo('人才')
  await expect(desk.roster.rows).toHaveCount(50)
  await expectNoBarriers(page)
  await form.register(LIN)
  await expectNoBarriers(page)
  await holder.addRelative.click()
  await expect(dialog).toBeVisible()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  await holder.void.click()
  await dialog.getByRole('button', { name: '作废' }).click()
  await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription('请填写此项')
  await expectNoBarriers(page)
})

test('nobody is kept out of the forms and the history when they are light or dark', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  await form.register(LIN)
  await form.open()
  await form.field('姓名').fill('林若衡')
  await expect(form.duplicates).toContainText('同名')
  await form.field('出生日期').fill('never')
  await form.save.click()
  await expect(form.field('出生日期')).toHaveAccessibleDescription(/请填写实际存在的日期/)
  await expectNoBarriers(page)
  await form.field('联系层级').click()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')

  await desk.goTo('操作记录')
  await dialog.getByRole('button', { name: '离开，不保存' }).click()
  await expect(desk.history.entries.first()).toBeVisible()
  await expectNoBarriers(page)
  await page.keyboard.press('F1')
  await expect(dialog).toBeVisible()
  await expectNoBarriers(page)
})
