import { readFileSync } from 'node:fs'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { workbook } from '../pages/import-page.ts'

test('a roster comes in, corrected where it was misread, and is taken back as a whole when the mouse does it all', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page, imports, roster } = desk
  await desk.goTo('人才')
  await desk.button('导入名册').click()
  await expect(imports.title).toBeVisible()
  await expectNoBarriers(page)

  await imports.choose(workbook('roster-xiushan'))
  await expect(imports.step('核对表头')).toBeVisible()
  const sheet = imports.sheet('B卡服务范围')
  await expect(sheet).toContainText('身份证号码')
  await expect(sheet).not.toContainText(/\d{17}/)
  await expectNoBarriers(page)
  await imports.take('联系电话', '不导入这一列')
  await imports.preview.click()
  await expect(imports.tile('新增')).toContainText('25')
  await imports.tile('修正').click()
  await expect(imports.row(4)).toContainText('发卡日期')
  await expect(imports.row(4)).not.toContainText('联系电话')

  await desk.button('返回核对表头').click()
  await imports.take('联系电话', '联系电话')
  await imports.preview.click()
  await imports.tile('修正').click()
  await expect(imports.row(4)).toContainText('联系电话')
  await imports.tile('未导入').click()
  await expect(imports.rows).toHaveCount(2)
  await expect(imports.row(14)).toContainText('校验位不符')
  await expect(imports.row(20)).toContainText('后几位已被 Excel 抹去')
  await imports.tile('重复').click()
  await expect(imports.rows).toHaveCount(1)
  await expectNoBarriers(page)
  await expect(imports.tile('全部行')).toContainText('28')

  await imports.bringIn.click()
  await expect(imports.step('结果')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('新登记人才 25 人、服务卡 25 张')
  await expectNoBarriers(page)
  const download = page.waitForEvent('download')
  await desk.button('下载未导入的行').click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  expect(
    readFileSync(await (await download).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await page.getByRole('link', { name: '打开人才登记册' }).click()
  await expect(roster.rows).toHaveCount(25)
  await desk.openHolder('tjz', '汤进震')
  await desk.find('名册体检', '名册体检')
  await desk.box.press('Enter')
  await expect(page.getByRole('heading', { name: '名册体检' })).toBeVisible()
  await expectNoBarriers(page)

  await page.keyboard.press('Control+z')
  await expect(desk.toast('已保存：撤销')).toBeVisible()
  await desk.goTo('人才')
  await expect(page.getByText('登记册中还没有人才')).toBeVisible()
})

test('a roster and its ledger come in and a second time nothing does when there is no mouse', async ({ open }) => {
  const desk = await open('trial')
  const { page, imports } = desk
  const { keyboard } = page
  const bringIn = async (name: 'roster-xiushan' | 'requests-xiushan-2021', key: string) => {
    await expect(imports.step('选择文件')).toBeVisible()
    const chooser = page.waitForEvent('filechooser')
    await keyboard.press(key)
    await (await chooser).setFiles(workbook(name))
    await expect(imports.step('核对表头')).toBeVisible()
    await expect(imports.preview).toBeVisible()
    await keyboard.press('Control+Enter')
    await expect(imports.step('预览')).toBeVisible()
    await expect(imports.tile('全部行')).toBeVisible()
  }
  await keyboard.press('Control+k')
  await keyboard.type('>导入', { delay: 120 })
  await keyboard.press('Enter')
  await expect(imports.title).toBeVisible()
  await bringIn('roster-xiushan', 'Control+Enter')
  await keyboard.press('Control+Enter')
  await expect(imports.step('结果')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: '本次导入已撤销' })).toBeVisible()
  await keyboard.press('Control+y')
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()

  await keyboard.press('Alt+o')
  await bringIn('requests-xiushan-2021', 'Control+Enter')
  await expect(imports.tile('全部行')).toContainText('312')
  await keyboard.press('Control+Enter')
  await expect(imports.step('结果')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/新登记诉求 \d{3} 件/)

  await keyboard.press('Alt+o')
  await bringIn('roster-xiushan', 'Control+Enter')
  await expect(page.getByText('没有需要导入的内容。')).toBeVisible()
  await expect(imports.tile('无变化')).toContainText('25')
  await expect(imports.bringIn).toBeHidden()
})

test('leaving asks and stopping keeps nothing when an import is under way', async ({ open }) => {
  const desk = await open('trial')
  const { page, imports, dialog, roster } = desk
  await desk.goTo('导入')
  const people = Array.from({ length: 8000 }, (_, index) => `试${String.fromCodePoint(0x4e00 + index)},青石县第一医院`)
  await imports.input.setInputFiles({
    name: '名册.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['姓名,工作单位', ...people].join('\r\n')),
  })
  await imports.preview.click()
  await imports.bringIn.click()
  await expect(page.getByText('正在导入')).toBeVisible()
  await desk.goTo('人才')
  await expect(dialog).toContainText('导入正在进行')
  await dialog.getByRole('button', { name: '取消' }).click()
  await page.getByRole('main').getByRole('button', { name: '取消' }).click()
  await expect(page.getByText('已取消，没有导入任何内容。')).toBeVisible()
  await desk.goTo('人才')
  await expect(page.getByText('登记册中还没有人才')).toBeVisible()
  await expect(roster.rows).toHaveCount(0)
})

test('it is said what to do when a file is no list', async ({ open }) => {
  const desk = await open('trial')
  const { page, imports } = desk
  await desk.goTo('导入')
  await imports.input.setInputFiles({ name: '名册.xls', mimeType: 'application/vnd.ms-excel', buffer: HALF_WORKBOOK })
  await expect(desk.alert('没有下载完整的文件')).toBeVisible()
  await page.keyboard.press('Alt+o')
  await imports.input.setInputFiles({
    name: '通知.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('关于开会的通知\n明天上午'),
  })
  await expect(page.getByText('没有找到表头。')).toBeVisible()
  await expect(imports.preview).toBeHidden()
  await expectNoBarriers(page)
})

/** The first bytes of an old workbook, and nothing after them. */
const HALF_WORKBOOK = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
