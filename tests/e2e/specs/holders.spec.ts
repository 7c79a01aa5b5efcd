import { expect, test } from '../desk.ts'
import { choose } from '../pages/controls.ts'
import { LIN, SHAN } from '../people.ts'

test('somebody registered is found by every key, corrected, seen in the timeline and put back by undo', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form, holder, answers } = desk
  await form.register(LIN)
  await expect(desk.toast('已保存：登记人才')).toBeVisible()
  // Born and sex were read off the number.
  await expect(holder.panel).toContainText('女')
  await expect(holder.panel).toContainText('1982-04-06')
  await expect(holder.panel).toContainText('5009**********')
  await expect(holder.panel).not.toContainText(LIN.identity ?? '')
  await form.register(SHAN)

  for (const [query, by] of [
    ['若衡', '姓名'],
    ['linruoheng', '拼音'],
    ['lrh', '首字母'],
    [LIN.identity?.slice(-4) ?? '', '证件号码'],
    ['0021', '电话'],
  ] as const) {
    await desk.find(query, '林若衡')
    await expect(answers.first()).toContainText(by)
  }
  for (const query of ['shanyunlan', 'danyunlan', 'syl', 'dyl']) await desk.find(query, '单云岚')

  await desk.openHolder('lrh', '林若衡')
  await holder.correct.click()
  await form.field('职称').fill('主任医师（正高）')
  await choose(page, form.field('联系层级'), '区县委联系')
  await form.save.click()
  await expect(holder.panel).toContainText('主任医师（正高）')

  const corrected = holder.timeline.of('更正信息').first()
  await expect(corrected).toContainText('主任医师 → 主任医师（正高）')
  await expect(corrected).toContainText('联系层级 （空） → 区县委联系')
  await expect(corrected).toContainText('陈专员')
  await holder.timeline.undo('更正信息').click()
  await expect(holder.panel).not.toContainText('正高')
  await expect(holder.timeline.of('更正信息').first()).toContainText('已由第')
  await expect(holder.timeline.entries).toHaveCount(3)
})

test('a number that cannot be is told at its field when the field is left', async ({ open }) => {
  const { page, form } = await open('trial')
  await page.keyboard.press('F2')
  await form.field('证件号码').fill('500999198204060000')
  await form.field('姓名').focus()
  await expect(form.field('证件号码')).toHaveAccessibleDescription(/居民身份证号码有误：校验位不符/)
})

test('each fault stands at its field when a registration is refused', async ({ open }) => {
  const { page, form } = await open('trial')
  await page.keyboard.press('F2')
  await form.save.click()
  await expect(form.field('姓名')).toHaveAccessibleDescription('请填写此项')
  await form.field('姓名').fill('衡'.repeat(81))
  await form.save.click()
  await expect(form.field('姓名')).toHaveAccessibleDescription('不能超过 80 个字符')
  await expect(page.getByRole('button', { name: '重试' })).toBeHidden()

  await form.fill({ ...LIN, name: '林若衡' })
  await form.field('出生日期').fill('1982-4-31')
  await form.save.click()
  await expect(form.field('出生日期')).toHaveAccessibleDescription('请填写实际存在的日期，如 2024-03-15')

  await form.field('出生日期').fill('1983年4月6日')
  await form.save.click()
  await expect(form.field('出生日期')).toHaveAccessibleDescription(/与证件号码中的 1982-04-06 不一致/)
})

test('typed work is not lost without a question when another page is opened', async ({ open }) => {
  const desk = await open('trial')
  const { page, form } = desk
  await page.keyboard.press('F2')
  await form.field('姓名').fill('半途')
  await desk.goTo('操作记录')
  await expect(desk.dialog).toContainText('有内容尚未保存')
  await desk.dialog.getByRole('button', { name: '取消' }).click()
  await expect(form.field('姓名')).toHaveValue('半途')
  await desk.goTo('操作记录')
  await desk.dialog.getByRole('button', { name: '离开，不保存' }).click()
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible()
})

test('a change made elsewhere is told and not overwritten when the form is older', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, holder } = desk
  await form.register(LIN)
  const other = await page.context().newPage()
  await other.goto(`${page.url()}/correct`)
  await other.getByRole('textbox', { name: '职称', exact: true }).fill('副主任医师')

  await holder.correct.click()
  await form.field('职称').fill('主治医师')
  await form.save.click()
  await expect(holder.panel).toContainText('主治医师')

  await other.getByRole('button', { name: '保存' }).click()
  await expect(other.getByRole('alert').filter({ hasText: '这条记录刚刚被修改过' })).toBeVisible()
  await expect(holder.panel).toContainText('主治医师')
  await other.close()
})

test('employments and relatives are added, changed and removed when they change in life', async ({ open }) => {
  const desk = await open('trial')
  const { page, form, holder, dialog } = desk
  await form.register(LIN)
  await holder.addEmployment.click()
  await dialog.getByRole('combobox', { name: '用人单位' }).fill('青石县疾控中心')
  await dialog.getByRole('textbox', { name: '开始日期' }).fill('20240901')
  await dialog.getByRole('textbox', { name: '结束日期' }).fill('20230901')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('textbox', { name: '结束日期' })).toHaveAccessibleDescription(/早于开始日期/)
  await dialog.getByRole('textbox', { name: '结束日期' }).fill('')
  await dialog.getByRole('button', { name: '保存' }).click()
  // Two at once is normal.
  await expect(holder.employments.getByText('现任')).toHaveCount(2)

  await page.getByRole('button', { name: '修改在青石县第一医院的任职' }).click()
  await dialog.getByRole('textbox', { name: '结束日期' }).fill('2024-08-31')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(holder.employments.getByText('现任')).toHaveCount(1)

  await holder.addRelative.click()
  await choose(page, dialog.getByRole('combobox', { name: '关系' }), '子女')
  await dialog.getByRole('textbox', { name: '姓名' }).fill('林小满')
  await dialog.getByRole('textbox', { name: '出生日期' }).fill('2020-05-20')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(holder.relatives).toContainText('林*')
  await expect(holder.relatives).toContainText('未成年')
  await expect(page.getByRole('main')).not.toContainText('林小满')

  await page.getByRole('button', { name: '删除家属林*' }).click()
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(holder.relatives).toContainText('尚未登记家属')
  await page.keyboard.press('Control+z')
  await expect(holder.relatives).toContainText('林*')
})

test('pages of the register follow each other when there are more than fit on one', async ({ open }) => {
  const desk = await open('demo')
  const { page, roster } = desk
  await desk.goTo('人才')
  await expect(page.getByText('共 120 人', { exact: true })).toBeVisible()
  await expect(roster.rows).toHaveCount(50)
  const first = await roster.rows.first().textContent()
  await roster.next.click()
  await expect(page.getByText('第 51–100 行')).toBeVisible()
  await roster.next.click()
  await expect(roster.rows).toHaveCount(20)
  await expect(roster.next).toBeDisabled()
  await roster.before.click()
  await roster.before.click()
  await expect(roster.rows.first()).toHaveText(first ?? '')
})

test('a trial desk is filled with fictitious people when its register is empty', async ({ open }) => {
  const desk = await open('trial')
  await desk.goTo('人才')
  await expect(desk.page.getByText('登记册中还没有人才')).toBeVisible()
  await desk.button('填入 120 名虚构人才试用').click()
  await expect(desk.roster.rows).toHaveCount(50)
})
