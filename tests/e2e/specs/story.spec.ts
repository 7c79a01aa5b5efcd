import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from '@playwright/test'
import { ExportedSummary } from '#shared/contract/summaries.ts'
import { dayAt, daysLater } from '#shared/domain/days.ts'
import { expect, test } from '../desk.ts'
import { choose, pickTyped, walkTo } from '../pages/controls.ts'
import { ImportPage, workbook } from '../pages/import-page.ts'
import { RequestPage } from '../pages/request-page.ts'

const OFFICE = {
  district: '秀山',
  office: '秀山土家族苗族自治县人才工作服务中心',
  shortName: '秀山县人才办',
  operator: '陈专员',
  login: 'chen',
}
const FOUNDING = [
  ['单位全称', OFFICE.office],
  ['单位简称', OFFICE.shortName],
  ['操作员姓名', OFFICE.operator],
  ['登录名', OFFICE.login],
] as const
const PASSPHRASE = 'a quiet river stone'
/** The first of the roster, with an A card of no stated class: one check-up a year. */
const NAME = '汤进震'
const ITEM = '健康体检'
const RULE = '重庆英才服务卡 A卡（未注明类别），每年 1 次'

/** Last month: it is over whatever day it is today, and no holiday pushes these days out of it or past the limit. */
const LAST_DAY = daysLater(`${dayAt(new Date().toISOString()).slice(0, 7)}-01`, -1)
const MONTH = LAST_DAY.slice(0, 7)
const RECEIVED_ON = `${MONTH}-10`
const RESOLVED_ON = `${MONTH}-20`

test('an office with nothing but a list ends with a resolved request in the summary of the month', async ({ open }) => {
  const desk = await open('new')
  const { page, firstRun } = desk
  await firstRun.fill(OFFICE)
  await firstRun.passphrase.fill(PASSPHRASE)
  await firstRun.again.fill(PASSPHRASE)
  await firstRun.begin.click()
  await firstRun.isKept.check()
  await firstRun.goOn.click()
  await desk.button('导入名册').click()
  const list = new ImportPage(page)
  await list.choose(workbook('roster-xiushan'))
  await list.preview.click()
  await expect(list.tile('新增')).toContainText('25')
  await expect(list.tile('未导入')).toContainText('2')
  await list.bringIn.click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()

  await desk.openHolder('tjz', NAME)
  const entitlement = entitlementOf(page, ITEM)
  await expect(entitlement).toContainText('可享受')
  await expect(entitlement).toContainText('剩余 1 次')
  await entitlement.getByRole('button', { name: '查看依据' }).click()
  await expect(page.getByRole('region', { name: '可享服务' })).toContainText(RULE)
  await entitlement.getByRole('button', { name: '登记' }).click()

  const request = new RequestPage(page)
  await request.field('诉求内容').fill('预约年度体检')
  await request.field('收件日期').fill(RECEIVED_ON)
  await desk.button('保存').click()
  await request.title(ITEM).waitFor()
  await page.getByRole('main').getByRole('button', { name: '答复' }).click()
  await request.field('答复内容').fill('县医院体检中心，周三上午')
  await request.field('办理日期').fill(RESOLVED_ON)
  await desk.dialog.getByRole('button', { name: '保存' }).click()
  await request.step('办结').click()
  await choose(page, request.field('办理结果'), '已解决')
  await request.field('办理情况').fill('已完成体检')
  await request.field('办理日期').fill(RESOLVED_ON)
  await desk.dialog.getByRole('button', { name: '保存' }).click()
  await request.step('转屏评价').click()
  await desk.button('非常满意').click()
  await expect(page.getByRole('main')).toContainText('非常满意 转屏评价')

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '统计报表' }).click()
  await page.getByLabel('起始日期').fill(`${MONTH}-01`)
  await expect(page.getByRole('main')).toContainText(`${MONTH}-01 至`)
  await page.getByLabel('截止日期').fill(LAST_DAY)
  await expect(page.getByRole('main')).toContainText(`${MONTH}-01 至 ${LAST_DAY}`)
  const file = page.waitForEvent('download')
  await page.getByRole('group', { name: '导出' }).getByRole('button', { name: 'JSON' }).click()
  expectOneResolved(await summaryIn(file))
  await page.getByRole('link', { name: '1 查看清单：办结', exact: true }).first().click()
  await expect(page.getByRole('main')).toContainText(NAME)
})

test('the same is done by the keyboard alone', async ({ open }) => {
  const desk = await open('new')
  const { page, firstRun, dialog } = desk
  const { keyboard } = page
  await expect(firstRun.title).toBeVisible()
  const district = page.getByRole('combobox', { name: '所在区县' })
  await walkTo(page, district)
  await pickTyped(page, OFFICE.district)
  await expect(district).toHaveAttribute('aria-expanded', 'false')
  for (const [label, words] of FOUNDING) {
    await walkTo(page, page.getByLabel(label))
    await keyboard.insertText(words)
  }
  await walkTo(page, firstRun.passphrase)
  await keyboard.type(PASSPHRASE)
  await walkTo(page, firstRun.again)
  await keyboard.type(PASSPHRASE)
  await keyboard.press('Control+Enter')
  await expect(firstRun.recoveryCode).toBeVisible()
  await walkTo(page, firstRun.isKept)
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await expect(desk.settings.setUp).toBeVisible()
  await keyboard.press('Control+Enter')

  await keyboard.press('Control+k')
  await keyboard.insertText('>导入')
  await expect(desk.answers.first()).toContainText('导入')
  await keyboard.press('Enter')
  const list = new ImportPage(page)
  await expect(list.title).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await keyboard.press('Control+Enter')
  await (await chooser).setFiles(workbook('roster-xiushan'))
  await expect(list.preview).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(list.tile('新增')).toContainText('25')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()

  await keyboard.press('F3')
  await keyboard.type('tjz', { delay: 40 })
  await expect(desk.answers.first()).toContainText(NAME)
  await keyboard.press('Enter')
  await expect(desk.holder.name).toHaveText(NAME)
  const entitlement = entitlementOf(page, ITEM)
  await walkTo(page, entitlement.getByRole('button', { name: '查看依据' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '可享服务' })).toContainText(RULE)
  await keyboard.press('Shift+Tab')
  await expect(entitlement.getByRole('button', { name: '登记' })).toBeFocused()
  await keyboard.press('Enter')

  const request = new RequestPage(page)
  await walkTo(page, request.field('诉求内容'))
  await keyboard.insertText('预约年度体检')
  await retype(page, request.field('收件日期'), RECEIVED_ON)
  await keyboard.press('Control+Enter')
  await request.title(ITEM).waitFor()
  await walkTo(page, page.getByRole('main').getByRole('button', { name: '答复' }))
  await keyboard.press('Enter')
  await expect(request.field('答复内容')).toBeFocused()
  await keyboard.insertText('县医院体检中心，周三上午')
  await retype(page, request.field('办理日期'), RESOLVED_ON)
  await keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await keyboard.press('F4')
  await walkTo(page, request.field('办理情况'))
  await keyboard.insertText('已完成体检')
  await retype(page, request.field('办理日期'), RESOLVED_ON)
  await keyboard.press('Control+Enter')
  await expect(request.step('转屏评价')).toBeVisible()
  await keyboard.press('Alt+t')
  await walkTo(page, desk.button('非常满意'))
  await keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('非常满意 转屏评价')

  await keyboard.press('Control+k')
  await keyboard.insertText('>统计报表')
  await expect(desk.answers).toHaveCount(1)
  await keyboard.press('Enter')
  await retype(page, page.getByLabel('起始日期'), `${MONTH}-01`)
  await expect(page.getByRole('main')).toContainText(`${MONTH}-01 至`)
  await retype(page, page.getByLabel('截止日期'), LAST_DAY)
  await expect(page.getByRole('main')).toContainText(`${MONTH}-01 至 ${LAST_DAY}`)
  await walkTo(page, page.getByRole('group', { name: '导出' }).getByRole('button', { name: 'JSON' }))
  const file = page.waitForEvent('download')
  await keyboard.press('Enter')
  expectOneResolved(await summaryIn(file))
})

test('a clerk who reads English brings the list in and resolves a request on the spot', async ({ open }) => {
  const { page } = await open('trial')
  const { keyboard } = page
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Import' }).click()
  await page.getByLabel('File to import').setInputFiles(workbook('roster-xiushan'))
  await page.getByRole('button', { name: 'Preview the import' }).click()
  await expect(page.getByRole('group', { name: 'Filter by result' })).toContainText('25New')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Find a holder or an action' }).fill('tjz')
  await expect(page.getByRole('option').first()).toContainText(NAME)
  await keyboard.press('Enter')
  const entitlement = page.getByRole('region', { name: 'Entitlements' }).getByRole('row', { name: /^Health check-up/ })
  await expect(entitlement).toContainText('1 left')
  await entitlement.getByRole('button', { name: /^Record/ }).click()
  await page.getByRole('textbox', { name: 'Content' }).fill('Asks for this year’s check-up')
  await keyboard.press('F4')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Outcome' }).fill('A place was found on Wednesday')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main')).toContainText('A place was found on Wednesday')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click()
  await expect(page.getByRole('heading', { name: 'Summary of talent services' })).toBeVisible()
})

async function retype(page: Page, field: Locator, text: string): Promise<void> {
  await walkTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** What was downloaded, in the promised shape. */
async function summaryIn(file: Promise<Download>): Promise<ExportedSummary> {
  return ExportedSummary.parse(JSON.parse(readFileSync(await (await file).path(), 'utf8')))
}

/** The one request of the story, wherever the summary counts it. */
function expectOneResolved({ period, requests, ratings, services }: ExportedSummary): void {
  expect(period).toEqual({ from: `${MONTH}-01`, to: LAST_DAY })
  expect(requests).toMatchObject({
    received: 1,
    declined: 0,
    carriedOver: 0,
    accepted: 1,
    withdrawn: 0,
    resolved: 1,
    solved: 1,
    stillOpen: 0,
    overdueOpen: 0,
    resolvedOnTime: 1,
    onTimeRate: 100,
    resolvedRate: 100,
    byCategory: [{ category: '医疗保健', accepted: 1, resolved: 1, overdue: 0 }],
    byMonth: [{ month: MONTH, accepted: 1, resolved: 1, overdue: 0 }],
  })
  expect(ratings).toEqual({ rated: 1, satisfied: 1, bad: 0, responseRate: 100, satisfactionRate: 100 })
  expect(services).toEqual({ peopleServed: 1, timesServed: 1 })
}

function entitlementOf(page: Page, item: string): Locator {
  return page.getByRole('region', { name: '可享服务' }).getByRole('row').filter({ hasText: item }).first()
}
