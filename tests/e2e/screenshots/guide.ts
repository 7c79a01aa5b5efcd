import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test, type FolderKind } from '../desk.ts'
import type { DeskWindow } from '../pages/desk-window.ts'
import { ImportPage, workbook } from '../pages/import-page.ts'
import { RequestPage } from '../pages/request-page.ts'
import { PICTURE_TIME } from './picture-time.ts'

const FOLDER = join(import.meta.dirname, '../../../docs/pictures')

test.beforeAll(() => {
  // For the processes that a picture starts: this one goes on with the time that is.
  process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(join(import.meta.dirname, 'fixed-clock.ts')).href}`
})

type Open = (kind: FolderKind) => Promise<DeskWindow>

test('first run', async ({ open }) => {
  const { page, firstRun } = await opened(open, 'new')
  await firstRun.fill({
    district: '秀山',
    office: '秀山土家族苗族自治县人才工作服务中心',
    shortName: '秀山县人才办',
    operator: '陈专员',
    login: 'chen',
  })
  await firstRun.passphrase.fill('a quiet river stone')
  await firstRun.again.fill('a quiet river stone')
  await picture(page, 'first-run')
  await firstRun.begin.click()
  await firstRun.isKept.check()
  await firstRun.goOn.click()
  await expect(page.getByRole('heading', { name: '初始配置' })).toBeVisible()
  await picture(page, 'setup')
})

test('at the counter', async ({ open }) => {
  const desk = await opened(open, 'demo')
  const { page, box } = desk
  const request = new RequestPage(page)
  await box.fill('wang')
  await expect(desk.answers.first()).toBeVisible()
  await picture(page, 'find')
  await page.keyboard.press('Enter')
  await expect(desk.holder.name).toBeVisible()
  const why = page.getByRole('button', { name: /^查看依据 / }).first()
  await why.click()
  await why.scrollIntoViewIfNeeded()
  await picture(page, 'holder')
  await page
    .getByRole('button', { name: /^登记 / })
    .first()
    .click()
  await request.field('诉求内容').fill('预约专家门诊，希望安排在下周三上午。')
  await picture(page, 'record')
  await goTo(desk, '今日办理')
  await desk.button('离开，不保存').click()
  await expect(request.rows.first()).toBeVisible()
  await request.view('待签收').click()
  await picture(page, 'day')
  await request.rows.first().getByRole('link').click()
  await page.getByRole('button', { name: '为什么是这一天' }).click()
  await picture(page, 'request')
  await goTo(desk, '统计报表')
  await expect(page.getByRole('region', { name: '逐月受理与办结' })).toBeVisible()
  await picture(page, 'summary')
  await page.keyboard.press('Alt+c')
  await picture(page, 'history')
})

test('a roster comes in', async ({ open }) => {
  const desk = await opened(open, 'trial')
  const list = new ImportPage(desk.page)
  await goTo(desk, '导入')
  await list.choose(workbook('roster-xiushan'))
  await list.preview.click()
  await expect(list.tile('新增')).toBeVisible()
  await picture(desk.page, 'import')
})

async function goTo({ page }: DeskWindow, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).first().click()
}

/** A window for which it is always the time of the pictures. */
async function opened(open: Open, kind: FolderKind): Promise<DeskWindow> {
  const desk = await open(kind)
  await desk.page.clock.setFixedTime(PICTURE_TIME)
  await desk.page.reload()
  return desk
}

async function picture(page: Page, name: string): Promise<void> {
  // What is on its way has arrived.
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}
