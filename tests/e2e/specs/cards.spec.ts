import type { Page } from '@playwright/test'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { CardsPage } from '../pages/cards-page.ts'
import { choose, pickFirst, pickTyped } from '../pages/controls.ts'
import type { DeskWindow } from '../pages/desk-window.ts'
import { codesOn, hasWhiteEdge, pagesOf } from '../pdf.ts'
import { LIN, SHAN } from '../people.ts'
import { readQr } from '../qr.ts'

test('a card is reported to the city, comes back with its number, is handed over and replaced when lost, by mouse', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form } = desk
  const cards = new CardsPage(page)
  await form.register(LIN)
  await expect(cards.panel).toContainText('还没有服务卡')
  await expectNoBarriers(page)
  await cards.apply('A卡Ⅲ类')
  await expect(cards.face('尚未编号')).toContainText('待上报')
  await cards.step('上报市级').click()
  await expect(cards.face('尚未编号')).toContainText('已上报')
  await cards.step('登记核发').click()
  await cards.field('发卡日期').fill('2030-01-01')
  await cards.dialog.getByRole('button', { name: /^保存/ }).click()
  await expect(cards.field('卡号')).toHaveAccessibleDescription(/./)
  await expect(cards.field('卡号')).toBeFocused()
  await expectNoBarriers(page)
  await cards.field('卡号').fill('cqa-2026-0017')
  await cards.dialog.getByRole('button', { name: /^保存/ }).click()
  await expect(cards.field('发卡日期')).toHaveAccessibleDescription(/晚于今天/)
  await expect(cards.field('发卡日期')).toBeFocused()
  await cards.field('发卡日期').fill('2026-03-15')
  await cards.save()
  await expect(cards.face('CQA-2026-0017')).toContainText('有效期至 2029-03-14')
  await cards.step('登记到卡').click()
  await cards.step('发放').click()
  await cards.field('代领人').fill('周敏')
  await cards.save()
  await expect(cards.face('CQA-2026-0017')).toContainText('使用中')
  await expectNoBarriers(page)

  // What has been handed over is not taken back.
  await page.keyboard.press('Control+z')
  await expect(cards.dialog).toContainText('不能撤销')
  await page.keyboard.press('Escape')

  await cards.step('挂失').click()
  await cards.field('依据或事由').fill('乘车时遗失')
  await cards.save()
  await expect(cards.face('CQA-2026-0017')).toContainText('已挂失')
  await cards.step('补办').click()
  await cards.field('依据或事由').fill('遗失补办')
  await cards.save()
  await cards.face('待上报').click()
  await cards.step('上报市级').click()
  await cards.step('登记核发').click()
  await cards.field('卡号').fill('CQA-2026-0018')
  await cards.field('发卡日期').fill('2026-03-15')
  await cards.save()
  await cards.step('登记到卡').click()
  await cards.step('发放').click()
  await cards.save()
  await expect(cards.panel).toContainText('以前的卡（1）')
  await cards.panel.getByText('以前的卡（1）').click()
  await expect(cards.face('CQA-2026-0017')).toContainText('已被新卡替代')
  await cards.face('CQA-2026-0017').click()
  await cards.work.getByText('办理经过').click()
  await expect(cards.work.getByRole('list').last()).toContainText('由 周敏 代领')
  await expectNoBarriers(page)

  await cards.open()
  await expect(cards.rows).toHaveCount(2)
  await expectNoBarriers(page)
  await page.getByRole('textbox', { name: '卡号或姓名' }).fill('cqa-2026-0018')
  await expect(cards.rows).toHaveCount(1)
  await cards.rows.getByRole('link').click()
  await expect(cards.face('CQA-2026-0018')).toHaveAttribute('aria-pressed', 'true')
})

test('an application says which card of its scheme there is already before it is made all the same', async ({
  open,
}) => {
  const { page, form } = await open('trial')
  const cards = new CardsPage(page)
  await form.register(LIN)
  const told = cards.dialog.getByText('已有同一卡种的服务卡')
  await cards.work.getByRole('button', { name: '申领' }).click()
  await choose(page, cards.field('卡种与类别'), 'A卡Ⅲ类')
  await expect(told).toBeHidden()
  await cards.save()
  await cards.work.getByRole('button', { name: '申领' }).click()
  await choose(page, cards.field('卡种与类别'), 'A卡Ⅱ类')
  await expect(told).toContainText('A卡Ⅲ类 待上报')
  await expectNoBarriers(page)
  await cards.save()
  await expect(cards.face('待上报')).toHaveCount(2)
})

test('what somebody is recognised as is written down, corrected and ended', async ({ open }) => {
  const desk = await open('trial')
  const { page, form } = desk
  const cards = new CardsPage(page)
  await form.register(LIN)
  const sheet = page.getByRole('region', { name: '人才认定' })
  await expect(sheet).toContainText('还没有认定记录')
  await page.keyboard.press('Alt+f')
  await cards.field('卡种与类别').press('Enter')
  await pickTyped(page, 'D类')
  await cards.field('认定依据').fill('目录认定')
  await cards.field('开始日期').fill('2024-01-01')
  await expectNoBarriers(page)
  await cards.save()
  await expect(sheet).toContainText('2024-01-01 起')
  await sheet.getByRole('button', { name: /^更正/ }).click()
  await cards.field('认定文件').fill('渝才荟〔2024〕7号')
  await cards.save()
  await expect(sheet).toContainText('渝才荟〔2024〕7号')
  await sheet.getByRole('button', { name: /^结束/ }).click()
  await cards.field('最后一日').fill('2023-12-31')
  await cards.field('结束事由').fill('调离')
  await cards.dialog.getByRole('button', { name: /^保存/ }).click()
  await expect(cards.field('最后一日')).toHaveAccessibleDescription(/早于/)
  await cards.field('最后一日').fill('2025-12-31')
  await cards.save()
  await expect(sheet).toContainText('已结束')
  await expectNoBarriers(page)
})

test('the sheet to sign stays on one page when a name is long', async ({ open }) => {
  const desk = await open('trial')
  const { page } = desk
  const cards = new CardsPage(page)
  await setNumbering(desk)
  await desk.form.register({
    name: 'María de los Ángeles Fernández-Montalbán y Queipo de Llano',
    employer: 'Qingshi Advanced Materials & Photonics Research Institute (Chongqing) Co., Ltd.',
  })
  await reviewInBatch(page, cards)
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: '服务卡审定单' })).toBeVisible()
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true })).count).toBe(1)
})

test('a step waits for what the one before it changed when the hand is faster than the page', async ({ open }) => {
  const desk = await open('trial')
  const { page, form } = desk
  const cards = new CardsPage(page)
  let delay = 0
  await page.routeWebSocket(/\/rpc$/, (line) => {
    line.connectToServer().onMessage((message) => setTimeout(() => line.send(message), delay))
  })
  await page.reload()
  await setNumbering(desk)
  await form.register(LIN)
  await reviewInBatch(page, cards)

  // The print changes the card; the page before it still shows the card of before.
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: '服务卡审定单' })).toBeVisible()
  delay = 1000
  await page.keyboard.press('F9')
  await expect(desk.toast('打印服务卡或单据')).toBeVisible()
  await page.goBack()
  await page.keyboard.press('Alt+k')
  await cards.field('线下审定人').fill('李主任')
  await page.keyboard.press('Control+Enter')
  await expect(cards.rows.first()).toContainText('已审定')
})

test('a batch goes from applications to collected cards, printed on the way, and a lost one is replaced, by the keyboard alone', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, form } = desk
  const { keyboard } = page
  const cards = new CardsPage(page)
  await setNumbering(desk)
  const emblem = page.getByRole('img', { name: '区县徽标' })
  await expect(emblem).toBeHidden()
  const picture = await pictureOf(page)
  await page.getByLabel('选择徽标图片').setInputFiles({ ...picture, buffer: picture.buffer.subarray(0, 60) })
  await expect(desk.alert('不是可以显示的图片')).toBeVisible()
  await page.getByLabel('选择徽标图片').setInputFiles(picture)
  await expect(emblem).toBeVisible()
  await expectNoBarriers(page)
  for (const person of [LIN, SHAN]) {
    await form.register(person)
    await keyboard.press('Alt+a')
    await expect(cards.field('卡种与类别')).toBeFocused()
    await pickTyped(page, '秀山英才卡')
    await keyboard.press('Control+Enter')
    await expect(cards.face('已申领')).toBeVisible()
  }

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '服务卡' }).press('Enter')
  await expect(cards.rows).toHaveCount(2)
  await page.keyboard.press('Alt+b')
  await expect(page.getByText('还没有批次')).toBeVisible()
  await expectNoBarriers(page)
  await keyboard.press('Alt+i')
  await cards.field('数量').focus()
  await keyboard.type('10')
  await chooseFirstScheme(cards)
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: '空白卡' })).toContainText('结存 10 张')
  await keyboard.press('Alt+n')
  await chooseFirstScheme(cards)
  await cards.field('批次名称').focus()
  await keyboard.type('第一批')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '第一批' })).toBeVisible()
  await keyboard.press('Alt+i')
  await expect(cards.dialog.getByRole('checkbox')).toHaveCount(2)
  await expect(cards.dialog.getByRole('checkbox').first()).toBeFocused()
  await expectNoBarriers(page)
  await keyboard.press('Control+Enter')
  await expect(cards.rows).toHaveCount(2)
  await keyboard.press('Alt+a')
  await expect(cards.rows.first()).toContainText('初审中')
  await expectNoBarriers(page)

  // The sheet for the leaders' signatures; from then on the review is not taken back.
  await keyboard.press('F9')
  await expect(page.getByRole('heading', { name: '服务卡审定单' })).toBeVisible()
  await expectNoBarriers(page)
  await keyboard.press('F9')
  await expect(desk.toast('打印服务卡或单据')).toBeVisible()
  await page.goBack()
  await expect(cards.rows.first()).toContainText('初审中')
  await keyboard.press('Alt+k')
  await expect(cards.field('线下审定人')).toBeFocused()
  await keyboard.type('李主任')
  await keyboard.press('Control+Enter')
  await expect(cards.rows.first()).toContainText('已审定')
  await keyboard.press('Alt+b')
  await expect(cards.field('公示截止日')).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(cards.rows.first()).toContainText('公示中')
  await keyboard.press('Alt+m')
  await expect(cards.rows.first()).toContainText(/XS-20\d\d-0109/)

  await keyboard.press('Alt+p')
  const codes = page.getByRole('img', { name: '卡号二维码' })
  await expect(codes).toHaveCount(2)
  await expect(emblem).toHaveCount(2)
  expect(await emblem.first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(200)
  await expectNoBarriers(page)
  expect(await readQr(codes.last())).toMatch(/^XS-20\d\d-0110$/)
  const faces = await page.pdf({ preferCSSPageSize: true })
  const { width, height, count } = pagesOf(faces)
  expect(count).toBe(2)
  expect(Math.abs(width - 85.6)).toBeLessThan(0.2)
  expect(Math.abs(height - 54)).toBeLessThan(0.2)
  expect(hasWhiteEdge(faces) ?? false).toBe(false)
  // Where nothing reads pages, `npm test` says so.
  const scanned = codesOn(faces)
  if (scanned)
    expect(scanned).toEqual([expect.stringMatching(/^XS-20\d\d-0109$/), expect.stringMatching(/^XS-20\d\d-0110$/)])
  // On sheets to be cut they stand on one page of A4.
  await page.getByText('A4 拼版', { exact: true }).click()
  await expect(codes).toHaveCount(2)
  const sheets = await page.pdf({ preferCSSPageSize: true })
  expect(pagesOf(sheets)).toMatchObject({ width: expect.closeTo(210, 0), height: expect.closeTo(297, 0), count: 1 })
  if (scanned) expect(codesOn(sheets)?.toSorted()).toEqual(scanned)
  await page.getByText('CR80 卡片', { exact: true }).click()
  await keyboard.press('F9')
  await expect(desk.toast('打印服务卡或单据')).toBeVisible()

  // What the printer spoilt is printed once more, alone.
  await page.goBack()
  await cards.rows.last().getByRole('checkbox').check()
  await keyboard.press('Alt+p')
  await expect(codes).toHaveCount(1)
  expect(await readQr(codes)).toMatch(/^XS-20\d\d-0110$/)

  // What was printed is not taken back, and the desk says so.
  await page.goBack()
  await expect(cards.rows).toHaveCount(2)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await keyboard.press('Control+z')
  await expect(cards.dialog).toContainText('不能撤销')
  await keyboard.press('Escape')
  await expect(cards.dialog).toBeHidden()
  await keyboard.press('Alt+t')
  await expect(cards.rows.first()).toContainText('待领取')

  // A printer outside of the office is handed the list with its photos; receipts of all cards come in one folder.
  const outside = page.waitForEvent('download')
  await page.getByRole('button', { name: '外送制卡：名单与照片' }).press('Enter')
  expect((await outside).suggestedFilename()).toMatch(/第一批\.zip$/)
  await page.getByRole('button', { name: '出具文书' }).press('Enter')
  await expect(cards.dialog).toContainText('领卡回执')
  await expectNoBarriers(page)
  const receipts = page.waitForEvent('download')
  await keyboard.press('Control+Enter')
  expect((await receipts).suggestedFilename()).toMatch(/\.zip$/)
  await expect(cards.dialog).toBeHidden()
  await page.getByRole('link', { name: '领卡回执' }).first().press('Enter')
  await expect(page.getByRole('heading', { name: '领卡回执' })).toBeVisible()
  await expectNoBarriers(page)
  await page.goBack()
  await expect(cards.rows).toHaveCount(2)
  await page.getByRole('link', { name: '林若衡' }).press('Enter')
  await expect(cards.step('发放')).toBeVisible()
  await keyboard.press('Alt+k')
  await expect(cards.field('代领人')).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(cards.face('XS-')).toContainText('使用中')

  // A lost piece is replaced: the office approved it with the first, so the next one is made at once.
  await keyboard.press('Alt+o')
  await expect(cards.field('依据或事由')).toBeFocused()
  await keyboard.type('遗失')
  await keyboard.press('Control+Enter')
  await expect(cards.face('XS-')).toContainText('已挂失')
  await keyboard.press('Alt+m')
  await expect(cards.field('依据或事由')).toBeFocused()
  await keyboard.type('遗失补办')
  await keyboard.press('Control+Enter')
  await expect(cards.step('制卡')).toBeVisible()
  await keyboard.press('Alt+k')
  await expect(cards.step('通知领卡')).toBeVisible()
  await keyboard.press('Alt+k')
  await expect(cards.step('发放')).toBeVisible()
  await keyboard.press('Alt+k')
  await expect(cards.field('代领人')).toBeFocused()
  await keyboard.press('Control+Enter')
  await expect(cards.panel).toContainText('以前的卡（1）')
  await expect(cards.face('0111')).toContainText('使用中')
})

async function setNumbering(desk: DeskWindow): Promise<void> {
  const { settings } = desk
  await desk.goTo('设置')
  await settings.tool('编号规则', '秀山英才卡').click()
  await settings.field('编号格式').fill('XS-{YYYY}-{NNNN}')
  await settings.field('从几号接着编').fill('109')
  await settings.save()
  await expect(desk.dialog).toBeHidden()
}

/** A round emblem on a transparent ground. */
async function pictureOf(page: Page) {
  const drawn = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 200 })
    const context = canvas.getContext('2d')
    context?.arc(100, 100, 95, 0, 7)
    context?.fill()
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return { name: '徽标.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') }
}

/** From the page of somebody just registered to the page of a batch in which their new card is under review. */
async function reviewInBatch(page: Page, cards: CardsPage): Promise<void> {
  await page.keyboard.press('Alt+a')
  await pickTyped(page, '秀山英才卡')
  await cards.save()
  await page.keyboard.press('F6')
  await page.keyboard.press('Alt+b')
  await page.keyboard.press('Alt+n')
  await chooseFirstScheme(cards)
  await cards.field('批次名称').fill('第一批')
  await cards.save()
  await page.keyboard.press('Alt+i')
  await cards.save()
  await page.keyboard.press('Alt+a')
  await expect(cards.rows.first()).toContainText('初审中')
}

/** The office's own comes first. */
async function chooseFirstScheme(cards: CardsPage): Promise<void> {
  await cards.field('卡种').focus()
  await pickFirst(cards.field('卡种').page())
}
