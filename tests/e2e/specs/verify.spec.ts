import { expect, test } from '../desk.ts'
import { LIN } from '../people.ts'

test('the foot says that the records are whole when they have been verified', async ({ open }) => {
  const { form, foot, dialog } = await open('sealed')
  await form.register(LIN)
  await foot.getByRole('button', { name: '校验记录' }).click()
  await expect(dialog).toContainText('全部完整')
  await expect(dialog).toContainText('校验码')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(foot).toContainText('记录完整（已校验）')
})

test('a code from paper is told to agree, and one that was copied wrongly does not make the records damaged', async ({
  open,
}) => {
  const { form, foot, dialog } = await open('trial')
  await form.register(LIN)
  await foot.getByRole('button', { name: '校验记录' }).click()
  await expect(dialog).toContainText('全部完整')
  const code = (await dialog.locator('.mono').textContent()) ?? ''
  const box = dialog.getByRole('searchbox', { name: '打印件上的校验码' })
  const hold = async (typed: string) => {
    await box.fill(typed)
    await box.press('Enter')
  }
  await hold(code.toLowerCase())
  await expect(dialog).toContainText(/与打印件上的校验码 YCT-.* 一致/i)

  await hold(code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'))
  await expect(dialog).toContainText('与打印时不同')
  await expect(dialog).toContainText('核对校验码有没有抄错')
  await expect(dialog).not.toContainText('一致')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(foot).not.toContainText('记录有异常')
})
