import { expect, test } from '../desk.ts'
import { walkTo } from '../pages/controls.ts'
import { RequestPage } from '../pages/request-page.ts'
import { LIN } from '../people.ts'

const GROUND = '县人才工作领导小组会议纪要〔2026〕3号'

test('a schooling request goes from a phone call to a rating by the keyboard, with all that may come between', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form, dialog } = desk
  const { keyboard } = page
  const main = page.getByRole('main')
  const request = new RequestPage(page)
  const counts = async (expected: { readonly [view: string]: number }) => {
    await keyboard.press('Alt+d')
    for (const [view, count] of Object.entries(expected)) await expect(request.view(view)).toContainText(String(count))
  }
  /** Types into the field that a step asks for first, and confirms. */
  const say = async (key: string, field: string, words: string) => {
    await keyboard.press(key)
    await walkTo(page, request.field(field))
    await keyboard.insertText(words)
    await keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  }
  const choose = async (field: string, words: string) => {
    await walkTo(page, request.field(field))
    await keyboard.type(words)
    await expect(page.getByRole('option', { name: words })).toBeAttached()
    await keyboard.press('Enter')
  }
  await form.register(LIN)
  const holder = page.url()
  await counts({ 我的: 0, 待补正: 0, 待评价: 0 })

  await page.goto(holder)
  await keyboard.press('Alt+e')
  await choose('事项', '转学协调')
  await walkTo(page, request.field('诉求内容'))
  await keyboard.insertText('女儿拟转入本县实验小学三年级，请协调学位。')
  await walkTo(page, request.field('受理渠道'))
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await walkTo(page, page.getByRole('checkbox', { name: '登记后立即受理' }))
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await expect(request.step('一次告知补正')).toBeVisible()
  await expect(main).toContainText('电话')

  await say('Alt+m', '需补正的材料', '原就读学校学籍证明')
  const own = page.url()
  await counts({ 待补正: 1 })
  await page.goto(own)
  await keyboard.press('Alt+m')
  await expect(request.step('材料补齐')).toBeHidden()
  await keyboard.press('Alt+a')
  await walkTo(page, page.getByRole('button', { name: '填写特殊办理依据后受理' }))
  await keyboard.press('Enter')
  await walkTo(page, request.field('特殊办理依据'))
  await keyboard.insertText(GROUND)
  await keyboard.press('Control+Enter')
  await expect(main).toContainText('承诺 10 个工作日')

  await keyboard.press('Alt+b')
  await choose('主办单位', '县教委')
  await choose('主办单位', '县科技局')
  await keyboard.press('Control+Enter')
  await expect(main.getByText('待签收', { exact: true })).toHaveCount(2)
  for (const words of ['实验小学有学位', '学籍已核实']) {
    await walkTo(page, main.getByRole('button', { name: '答复' }).first())
    await keyboard.press('Enter')
    await walkTo(page, request.field('答复内容'))
    await keyboard.insertText(words)
    await keyboard.press('Control+Enter')
    await expect(main.getByText(words).first()).toBeVisible()
  }

  await say('Alt+p', '原因', '等待学期结束')
  await expect(main).toContainText('暂停计时')
  await keyboard.press('Alt+p')
  await expect(main).not.toContainText('暂停计时')
  await say('Alt+y', '原因', '学位需会商')
  await walkTo(page, main.getByRole('button', { name: '同意', exact: true }))
  await keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(main).toContainText('延期 5 个工作日')
  await walkTo(page, main.getByRole('button', { name: '告知延期' }))
  await keyboard.press('Enter')
  await expect(main).toContainText('已告知')

  await say('F4', '办理情况', '已入读实验小学')
  await say('Alt+f', '反馈内容', '已电话告知家长')
  await say('Alt+k', '说明', '家长确认已入学')
  await counts({ 我的: 0, 待回访: 0, 待评价: 1 })
  await page.goto(own)
  await keyboard.press('Alt+t')
  await walkTo(page, desk.button('非常满意'))
  await keyboard.press('Enter')
  await expect(main).toContainText('非常满意 转屏评价')
  await counts({ 待评价: 0 })
})
