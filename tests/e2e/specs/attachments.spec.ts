import type { Page } from '@playwright/test'
import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { choose } from '../pages/controls.ts'
import { RequestPage } from '../pages/request-page.ts'
import { LIN } from '../people.ts'

/** A picture of 40 × 40 pixels, painted by the browser itself. */
async function picture(page: Page, colour: string): Promise<Buffer> {
  const base64 = await page.evaluate((fill) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 })
    const context = canvas.getContext('2d')
    if (context) context.fillStyle = fill
    context?.fillRect(0, 0, 40, 40)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  }, colour)
  return Buffer.from(base64, 'base64')
}

/** Drops a file on the window or pastes it, as a hand outside the page would. */
async function give(page: Page, how: 'drop' | 'paste', name: string, text: string): Promise<void> {
  await page.evaluate(
    ([kind, file, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([content ?? ''], file ?? ''))
      const given = { bubbles: true, cancelable: true }
      window.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...given, dataTransfer: data })
          : new ClipboardEvent('paste', { ...given, clipboardData: data }),
      )
    },
    [how, name, text],
  )
}

test('files stand beside a request, and a photo on the holder’s page, when they are chosen, dropped and pasted', async ({
  open,
}) => {
  const desk = await open('sealed')
  const { page, form, dialog } = desk
  const request = new RequestPage(page)
  await form.register(LIN)

  const buffer = await picture(page, '#8899aa')
  await page.getByLabel('选择照片').setInputFiles({ name: '证件照.png', mimeType: 'image/png', buffer })
  await expect(dialog.getByRole('img', { name: '裁剪照片' })).toBeVisible()
  await expect(dialog.getByRole('status')).toHaveText('这一部分宽 29 像素，印在卡面上会模糊；宽 135 像素以上才清晰。')
  await dialog.getByRole('slider', { name: '放大' }).press('ArrowRight')
  await expectNoBarriers(page)
  await dialog.getByRole('button', { name: '使用这张照片' }).click()
  const photo = page.getByRole('img', { name: `${LIN.name}的照片` })
  await expect(photo).toBeVisible()
  expect(await photo.evaluate((image) => image instanceof HTMLImageElement && image.naturalHeight)).toBe(490)

  await request.record.click()
  await request.field('诉求内容').fill('女儿拟转入本县实验小学。')
  await choose(page, request.field('类别'), '子女入学')
  await page.getByRole('button', { name: '保存' }).click()
  const sheet = page.getByRole('region', { name: '附件' })
  await expect(sheet).toContainText('没有附件')
  await page.getByLabel('选择附件').setInputFiles([
    { name: '学籍证明.png', mimeType: 'image/png', buffer },
    { name: '程序.png', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0') },
  ])
  await expect(sheet.getByRole('listitem')).toHaveCount(1)
  await expect(desk.alert('“程序.png”不是可以保存的种类')).toBeVisible()
  await give(page, 'drop', '说明.txt', '学籍已核实')
  await give(page, 'paste', 'image.png', '不是图片的文字')
  await expect(sheet.getByRole('listitem')).toHaveCount(3)
  await expect(sheet).toContainText(/粘贴 \d{4}\.\d\d\.\d\d \d\d\.\d\d\.png/)
  await expectNoBarriers(page)

  await sheet.getByRole('button', { name: '打开 学籍证明.png' }).click()
  await expect(dialog.getByRole('img', { name: '学籍证明.png' })).toBeVisible()
  await expect(dialog).toContainText('已记入操作记录')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+S')
  expect((await download).suggestedFilename()).toBe('学籍证明.png')
  await page.keyboard.press('Escape')
  await sheet.getByRole('button', { name: '打开 说明.txt' }).press('Enter')
  await expect(dialog.getByRole('textbox')).toHaveValue('学籍已核实')
  await dialog.getByRole('button', { name: '取消' }).click()

  await sheet.getByRole('button', { name: '删除附件 说明.txt' }).click()
  await expect(sheet.getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Control+Z')
  await expect(sheet.getByRole('listitem')).toHaveCount(3)
})
