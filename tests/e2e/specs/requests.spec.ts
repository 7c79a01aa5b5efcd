import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { choose, pickTyped } from '../pages/controls.ts'
import { RequestPage } from '../pages/request-page.ts'
import { LIN } from '../people.ts'
import { Scanner } from '../scanner.ts'

test('a request without anything marks all that it lacks at once', async ({ open }) => {
  const desk = await open('trial')
  const { page, form } = desk
  const request = new RequestPage(page)
  await form.register(LIN)
  await request.record.click()
  await page.getByRole('button', { name: '保存' }).click()
  for (const field of ['类别', '诉求内容']) await expect(request.field(field)).toHaveAccessibleDescription('请填写此项')
})

test('a request goes from the holder’s page through two departments to the rating by mouse', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  const request = new RequestPage(page)
  const main = page.getByRole('main')
  const save = () => dialog.getByRole('button', { name: '保存' }).click()
  await form.register(LIN)

  // Nobody has recognised her: the answer stands beside the form, and it takes a ground.
  await request.record.click()
  await choose(page, request.field('事项'), '转学协调')
  await expect(main).toContainText('不适用')
  await request.field('诉求内容').fill('女儿拟转入本县实验小学三年级，请协调学位。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(desk.alert('该事项不能享受')).toBeVisible()
  await expectNoBarriers(page)
  await page.getByRole('checkbox', { name: '登记后立即受理' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(main).toContainText(/XS-\d{4}-0001/)

  await request.step('一次告知补正').click()
  await request.field('需补正的材料').fill('原就读学校学籍证明')
  await save()
  await request.step('材料补齐').click()
  await expect(request.step('材料补齐')).toBeHidden()
  await request.steps.getByRole('button', { name: '受理', exact: true }).click()
  await expect(desk.alert('该事项不能享受')).toBeVisible()
  await page.getByRole('button', { name: '填写特殊办理依据后受理' }).click()
  await request.field('特殊办理依据').fill('县人才工作领导小组会议纪要〔2026〕3号')
  await save()
  await expect(main).toContainText('县人才工作领导小组会议纪要〔2026〕3号')
  await expect(main).toContainText('承诺 10 个工作日')
  await page.getByRole('button', { name: '为什么是这一天' }).click()
  await expect(main).toContainText('受理当日不计')

  await request.step('交办').click()
  for (const department of ['县教委', '县科技局']) await choose(page, request.field('主办单位'), department)
  await page.keyboard.press('Escape')
  await save()
  await expect(main.getByText('待签收', { exact: true })).toHaveCount(2)
  await expectNoBarriers(page)
  await request.step('办结').click()
  await request.field('办理情况').fill('已安排')
  await save()
  await expect(desk.alert('尚未答复，不能办结')).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  for (const answer of ['实验小学有学位', '学籍已核实']) {
    await main.getByRole('button', { name: '答复' }).first().click()
    await request.field('答复内容').fill(answer)
    await save()
    await expect(main.getByText(answer).first()).toBeVisible()
  }

  await request.step('办结').click()
  await choose(page, request.field('办理结果'), '已解决')
  await request.field('办理情况').fill('已入读实验小学')
  await save()
  await request.step('反馈').click()
  await request.field('反馈内容').fill('已电话告知家长')
  await save()
  await request.step('转屏评价').click()
  await expect(page.getByRole('heading', { name: '请评价本次服务' })).toBeVisible()
  // What the clerk may take back is there, and out of the talent's reach.
  const undo = page.locator('button').filter({ hasText: '撤销' }).first()
  await expect(undo).toBeAttached()
  await expect(undo.click({ timeout: 500 })).rejects.toThrow()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Alt+d')
  await expect(page.getByRole('heading', { name: '请评价本次服务' })).toBeVisible()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: '非常满意' }).click()
  await expect(main).toContainText('非常满意 转屏评价')
  await expect(request.step('转屏评价')).toBeHidden()

  await request.step('打印回执').click()
  await expect(page.getByRole('img', { name: '诉求编号二维码' })).toBeVisible()
  await expectNoBarriers(page)
})

test('the same is done by the keyboard alone, and the counts of the day move', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  const request = new RequestPage(page)
  const { keyboard } = page
  await form.register(LIN)
  await request.record.waitFor()
  await keyboard.press('Alt+e')
  await expect(request.field('事项')).toBeFocused()
  await pickTyped(page, '政策咨询')
  const content = request.field('诉求内容')
  for (let tabs = 0; tabs < 8 && !(await content.evaluate((one) => one === document.activeElement)); tabs += 1)
    await keyboard.press('Tab')
  await expect(content).toBeFocused()
  await keyboard.type('咨询安家补助')
  await keyboard.press('Control+Enter')
  await expect(request.steps).toBeVisible()

  await keyboard.press('Alt+d')
  await expect(request.view('在办')).toContainText('1')
  await expect(request.view('待签收')).toContainText('1')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/requests\/\d+/)
  await keyboard.press('Alt+p')
  await expect(request.field('原因')).toBeFocused()
  await keyboard.type('等文件下发')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('main')).toContainText('暂停计时')
  await keyboard.press('Alt+p')
  await expect(request.step('办结')).toBeVisible()
  await keyboard.press('Alt+v')
  await expect(request.field('原因')).toBeFocused()
  await keyboard.type('本人不再需要')
  await keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await keyboard.press('Alt+d')
  await expect(request.view('在办')).toContainText('0')
})

test('a question is answered on the spot, found in the ledger and opened by a scan of its number', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  const request = new RequestPage(page)
  await form.register(LIN)
  await request.record.click()
  await choose(page, request.field('类别'), '子女入学')
  await request.field('诉求内容').fill('咨询入学政策')
  await page.keyboard.press('F4')
  await expect(request.field('办理情况')).toBeFocused()
  await request.field('办理情况').fill('当场说明政策')
  await expectNoBarriers(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('main')).toContainText('当场说明政策')
  await page.keyboard.press('F9')
  await expect(page.getByRole('term').filter({ hasText: '办结日期' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('无期限')
  await page.goBack()
  await page.keyboard.press('Alt+u')
  await request.field('编号、姓名或内容').fill('入学政策')
  await expect(request.rows).toHaveCount(1)
  await expectNoBarriers(page)
  const number = await request.rows.getByRole('link').innerText()
  await request.field('编号、姓名或内容').fill('没有的')
  await expect(page.getByRole('main')).toContainText('没有符合条件的诉求')
  const scanner = await Scanner.at(page)
  await scanner.scan(number)
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
  await page.keyboard.press('F3')
  await page.keyboard.insertText(number.toLowerCase())
  await expect(desk.answers.first()).toContainText('林若衡')
})

test('papers are written of those requests alone of which they are true', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  const request = new RequestPage(page)
  const main = page.getByRole('main')
  const papers = main.getByRole('table')
  await form.register(LIN)
  for (const [at, content] of ['咨询安家补助', '咨询购房补助', '咨询创业补助'].entries()) {
    if (at > 0) await main.getByRole('link', { name: LIN.name }).first().click()
    await request.record.click()
    await expect(request.field('事项')).toBeFocused()
    await pickTyped(page, '政策咨询')
    await request.field('诉求内容').fill(content)
    await page.keyboard.press('Control+Enter')
    await request.steps.waitFor()
  }

  // No extension was granted: none is offered.
  await main.getByRole('combobox', { name: '文书' }).click()
  await expect(page.locator('.ant-select-item-option')).toHaveText([
    '收件回执',
    '受理通知书',
    '交办单',
    '协调函',
    '催办函',
    '答复函',
  ])
  await page.locator('.ant-select-item-option').filter({ hasText: '答复函' }).click()
  const reply = page.waitForEvent('download')
  await main.getByRole('button', { name: '出具文书' }).click()
  expect((await reply).suggestedFilename()).toMatch(/答复函.*\.docx$/)
  await expect(papers).toContainText('〔')
  await request.step('撤回').click()
  await request.field('原因').fill('本人不再需要')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Alt+u')
  await expect(request.rows).toHaveCount(3)
  await main.getByRole('checkbox', { name: '选择本页全部' }).check()
  await main.getByRole('button', { name: '出具文书' }).click()
  await choose(page, request.field('文书'), '催办函')
  await expect(dialog).toContainText('将出具 2 份。')
  await expect(dialog.getByRole('listitem')).toHaveText(/^XS-\d{4}-0003\s已撤回$/)
  await expectNoBarriers(page)
  const letters = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  expect((await letters).suggestedFilename()).toMatch(/\.zip$/)
  await expect(dialog).toBeHidden()
})
