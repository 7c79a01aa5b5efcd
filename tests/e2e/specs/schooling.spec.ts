import { expect, test } from '../desk.ts'
import { pickTyped, walkTo } from '../pages/controls.ts'
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

  /** The tiles of the day's desk. */
  const expectWaiting = async (expected: { readonly [view: string]: number }) => {
    await keyboard.press('Alt+d')
    for (const [view, count] of Object.entries(expected)) await expect(request.view(view)).toHaveText(`${count}${view}`)
  }
  /** The figures of the year's summary. */
  const expectFigures = async (expected: { readonly [figure: string]: string }) => {
    await keyboard.press('F8')
    for (const [figure, value] of Object.entries(expected)) {
      const number = main.getByRole('link', { name: `${value} 查看清单：${figure}`, exact: true })
      await expect(number.first()).toBeVisible()
    }
  }
  /** From wherever the window stands to the only request there is. */
  const openIt = async () => {
    const ledger = page.getByRole('heading', { level: 1, name: '诉求台账' })
    await keyboard.press('Alt+u')
    await expect(ledger).toBeVisible()
    await expect(request.rows).toHaveCount(1)
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect(ledger).toBeHidden()
    await expect(request.steps).toBeVisible()
  }
  const type = async (field: string, words: string) => {
    await walkTo(page, request.field(field))
    await keyboard.insertText(words)
  }
  const pick = async (field: string, words: string) => {
    await walkTo(page, request.field(field))
    await pickTyped(page, words)
  }
  /** By its key, which stands on the button. */
  const take = async (step: string, key: string) => {
    await expect(request.step(step).first()).toBeVisible()
    await keyboard.press(key)
  }
  const press = async (name: string) => {
    await walkTo(page, main.getByRole('button', { name, exact: true }).first())
    await keyboard.press('Enter')
  }
  const save = async () => {
    await keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  }

  await form.register(LIN)
  await expectFigures({ 受理: '0', 办结: '0', 按期办结: '—', 已评价: '—', 服务人才: '0' })
  await expectWaiting({ 待补正: 0, 在办: 0, 待评价: 0 })

  // The phone rings: what she may have is looked up, what she wants is recorded, a paper is missing.
  await keyboard.press('F3')
  await keyboard.insertText('林若衡')
  await expect(desk.answers.first()).toContainText('林若衡')
  await keyboard.press('Enter')
  await expect(desk.holder.name).toHaveText('林若衡')
  await request.record.waitFor()
  await keyboard.press('Alt+e')
  await pick('事项', '转学协调')
  await type('诉求内容', '女儿拟转入本县实验小学三年级，请协调学位。')
  await walkTo(page, request.field('受理渠道'))
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await walkTo(page, page.getByRole('checkbox', { name: '登记后立即受理' }))
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await expect(main).toContainText('电话')
  await take('一次告知补正', 'Alt+m')
  await type('需补正的材料', '原就读学校学籍证明')
  await save()
  await expectWaiting({ 待补正: 1, 在办: 1 })

  // The paper comes; nothing gives her the service, so that it takes a ground.
  await openIt()
  await take('材料补齐', 'Alt+m')
  await expect(request.step('材料补齐')).toBeHidden()
  await take('受理', 'Alt+a')
  await press('填写特殊办理依据后受理')
  await type('特殊办理依据', GROUND)
  await save()
  await expect(main).toContainText('承诺 10 个工作日')

  await take('交办', 'Alt+b')
  await pick('主办单位', '县教委')
  await pick('主办单位', '县科技局')
  await save()
  await expect(main.getByText('待签收', { exact: true })).toHaveCount(2)
  await expectWaiting({ 待补正: 0, 待签收: 1, 在办: 1 })
  await openIt()
  for (const words of ['实验小学有学位', '学籍已核实']) {
    await press('答复')
    await type('答复内容', words)
    await save()
    await expect(main.getByText(words).first()).toBeVisible()
  }

  await take('挂起', 'Alt+p')
  await type('原因', '等待学期结束')
  await save()
  await expect(main).toContainText('暂停计时')
  await take('恢复办理', 'Alt+p')
  await expect(main).not.toContainText('暂停计时')
  await take('申请延期', 'Alt+y')
  await expect(dialog.getByLabel('延长的工作日')).toBeFocused()
  await keyboard.type('6')
  await type('原因', '学位需会商')
  await save()
  await expectWaiting({ 督办: 1 })
  await openIt()
  await press('同意')
  await expect(dialog).toBeVisible()
  await save()
  await expect(main).toContainText('延长 6 个工作日：学位需会商')
  await press('告知延期')
  await expect(main).toContainText('已告知')

  await take('办结', 'F4')
  await type('办理情况', '已入读实验小学')
  await save()
  await take('反馈', 'Alt+f')
  await type('反馈内容', '已电话告知家长')
  await save()
  await expectWaiting({ 督办: 0, 在办: 0, 待回访: 1, 待评价: 1 })
  await openIt()
  await take('回访', 'Alt+k')
  await type('说明', '家长确认已入学')
  await save()
  await expectWaiting({ 待回访: 0, 待评价: 1 })
  await openIt()
  await take('转屏评价', 'Alt+t')
  await walkTo(page, desk.button('非常满意'))
  await keyboard.press('Enter')
  await expect(main).toContainText('非常满意 转屏评价')

  await expectWaiting({ 待评价: 0 })
  await expectFigures({ 受理: '1', 办结: '1', 按期办结: '100.0%', 已评价: '100.0%', 服务人才: '1' })
})
