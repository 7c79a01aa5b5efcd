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
