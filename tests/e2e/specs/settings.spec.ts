import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { choose } from '../pages/controls.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import { LIN } from '../people.ts'

test('cards are numbered on from where the office stands when the pattern is set', async ({ open }) => {
  const desk = await open('trial')
  const { settings, dialog } = desk
  await desk.goTo('设置')
  const card = settings.scheme('秀山英才卡')
  await expect(card).toContainText('有文件依据')
  await card.getByRole('button', { name: '编号规则：秀山英才卡' }).click()
  await settings.field('编号格式').fill('XS-{YYYY}')
  await expect(dialog).toContainText('须含一个流水号')
  await settings.field('编号格式').fill('XS-{YYYY}-{NNN}')
  await settings.field('从几号接着编').fill('1090')
  await settings.save()
  await expect(settings.field('从几号接着编')).toHaveAccessibleDescription(/超出编号格式/)
  await settings.field('从几号接着编').fill('109')
  await expect(dialog).toContainText(/XS-20\d\d-109/)
  await settings.save()
  await expect(dialog).toBeHidden()
  await expect(card).toContainText(/下一个 XS-20\d\d-109/)
})

test('a card is put to use, confirmed and added when the office says so, and taken back by one key', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, settings } = desk
  await desk.goTo('设置')
  const inUse = settings.scheme('沙坪坝人才暖宝宝').getByRole('switch', { name: '使用“沙坪坝人才暖宝宝”' })
  await expect(inUse).not.toBeChecked()
  await inUse.click()
  await expect(inUse).toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(inUse).not.toBeChecked()

  await settings.tool('确认', '新重庆人才').click()
  await expect(settings.scheme('新重庆人才')).toContainText('本单位已确认')
  await expect(settings.tool('确认', '新重庆人才')).toBeHidden()

  await page.keyboard.press('Alt+n')
  await settings.field('中文名称').first().fill('青石英才卡')
  await settings.field('代号').fill('A')
  await settings.field('中文名称').last().fill('A卡')
  await settings.save()
  await expect(settings.scheme('青石英才卡')).toContainText('本单位已确认')
  await expect(settings.scheme('青石英才卡')).toContainText('A卡')
})

test('what another window has written stays when a form that was open before is saved', async ({ open }) => {
  const desk = await open('trial')
  const { page, settings } = desk
  await desk.goTo('设置')
  await settings.show('责任单位与窗口')
  await settings.tool('更正', '县教委').click()
  await settings.field('联络人').fill('周敏')

  const other = await page.context().newPage()
  await other.goto(page.url())
  const there = new SettingsPage(other)
  await there.show('责任单位与窗口')
  await there.tool('更正', '县教委').click()
  await there.field('联络电话').fill('02376001234')
  await there.save()
  await expect(there.row('县教委')).toContainText('02376001234')

  // What nobody types into this form follows the record; what is typed stays.
  await expect(settings.field('联络电话')).toHaveValue('02376001234')
  await expect(settings.field('联络人')).toHaveValue('周敏')
  await settings.save()
  await expect(settings.row('县教委')).toContainText('周敏')
  await expect(settings.row('县教委')).toContainText('02376001234')
})

test('departments take a liaison person and windows when they are written in', async ({ open }) => {
  const desk = await open('trial')
  const { page, settings, dialog } = desk
  await desk.goTo('设置')
  await settings.show('责任单位与窗口')
  await settings.tool('更正', '县教委').click()
  await settings.field('联络人').fill('周敏')
  await settings.field('联络电话').fill('023 7600 1234')
  await settings.save()
  await expect(settings.row('县教委')).toContainText('02376001234')
  await expect(settings.row('县教委')).toContainText('模板，待确认')

  await settings.tool('添加窗口', '县教委').click()
  await settings.field('窗口号').fill('3')
  await settings.field('位置').fill('一楼大厅')
  await settings.save()
  const window = settings.row('县教委').getByRole('button', { name: '3 号窗口 · 一楼大厅' })
  await window.click()
  await dialog.getByRole('button', { name: '删除窗口 3' }).click()
  await dialog.getByRole('button', { name: /^删除/ }).click()
  await expect(window).toBeHidden()

  await page.keyboard.press('Alt+b')
  await settings.field('中文名称').fill('县教委')
  await settings.save()
  await expect(settings.field('中文名称')).toHaveAccessibleDescription(/已有名称为“县教委”的责任单位/)
})

test('an item becomes the office’s own when its limits are corrected, and a promise over the law is refused', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, settings } = desk
  await desk.goTo('设置')
  await settings.show('服务事项')
  await page.getByRole('textbox', { name: '查找事项' }).fill('小学')
  await expect(settings.row('小学入学协调')).toContainText('模板，待确认')
  await expect(settings.row('子女入学')).toHaveCount(0)
  await settings.tool('更正', '小学入学协调').click()
  await settings.field('法定时限（工作日）').fill('5')
  await settings.save()
  await expect(settings.field('承诺时限（工作日）')).toHaveAccessibleDescription(/超过法定时限/)
  await settings.field('承诺时限（工作日）').fill('3')
  await settings.save()
  await expect(settings.row('小学入学协调')).toContainText('法定 5 · 承诺 3')
  await expect(settings.row('小学入学协调')).toContainText('本单位已确认')
})

test('somebody looks after a talent from the day they are named, and no longer when that is ended', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, settings, form, dialog } = desk
  await desk.goTo('设置')
  await settings.show('服务人员')
  await page.keyboard.press('Alt+p')
  await settings.field('姓名').fill('周专员')
  await settings.save()
  await expect(settings.row('周专员')).toContainText('服务专员')

  await form.register(LIN)
  await page.keyboard.press('Alt+s')
  await choose(page, settings.field('联系人'), '周专员')
  await settings.save()
  const sheet = page.getByRole('region', { name: '联系服务' })
  await expect(sheet).toContainText('周专员')
  await sheet.getByRole('button', { name: '结束联系：周专员' }).click()
  await settings.field('到何日止').fill('2020-01-01')
  await settings.save()
  await expect(settings.field('到何日止')).toHaveAccessibleDescription(/早于开始日期/)
  await dialog.getByRole('button', { name: '取消' }).click()
})

test('a field of the office’s own is filled in on the talent’s page when it was added', async ({ open }) => {
  const desk = await open('trial')
  const { page, settings, form } = desk
  await desk.goTo('设置')
  await settings.show('自定义栏目')
  await page.keyboard.press('Alt+n')
  await settings.field('栏目名称').fill('博士后工作站')
  await settings.save()
  await expect(settings.row('博士后工作站')).toBeVisible()

  await form.register(LIN)
  const sheet = page.getByRole('region', { name: '自定义栏目' })
  await sheet.getByRole('button', { name: '填写' }).click()
  await settings.field('博士后工作站').fill('县中医医院站')
  await settings.save()
  await expect(sheet).toContainText('县中医医院站')
})

test('setting up can be put off and found again under the settings when an office was founded', async ({ open }) => {
  const { page, settings, firstRun } = await open('new')
  await firstRun.fill({
    district: '綦江',
    office: '綦江区人才中心',
    shortName: '綦江人才',
    operator: '李',
    login: 'li',
  })
  await firstRun.trial.check()
  await firstRun.begin.click()
  await expect(settings.setUp).toBeVisible()
  await expect(settings.scheme('綦江人才服务卡')).toContainText('市级卡还是本区自有卡，待确认')
  await expectNoBarriers(page)
  await settings.later.click()
  await expect(page.getByRole('heading', { name: '查询人才' })).toBeVisible()
})

const TABS = ['卡种与编号', '责任单位与窗口', '服务人员', '服务事项', '自定义栏目'] as const

test('axe finds nothing under the settings when any of their tabs is shown', async ({ open }) => {
  const desk = await open('trial')
  await desk.goTo('设置')
  for (const tab of TABS) {
    await desk.settings.show(tab)
    await expectNoBarriers(desk.page)
  }
})

test('what is typed into the settings of a special ledger stays when a column is added meanwhile', async ({ open }) => {
  const desk = await open('trial')
  const { page } = desk
  await desk.goTo('专项台账')
  await page.getByRole('button', { name: '新建台账' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill('人才沙龙')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('button', { name: '台账设置' }).click()
  const settings = page.getByRole('dialog', { name: '台账设置' })
  await settings.getByRole('textbox', { name: '名称', exact: true }).fill('人才读书会')
  await settings.getByRole('button', { name: '添加栏目' }).click()
  await page.getByRole('textbox', { name: '栏名' }).fill('书名')
  await page.keyboard.press('Control+Enter')
  await expect(settings).toContainText('书名')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('main').getByText('人才读书会').first()).toBeVisible()
})
