import type { WebSocketRoute } from '@playwright/test'
import { expect, test } from '../desk.ts'
import { LIN } from '../people.ts'

test('the window says so and goes on when the way to the worker breaks', async ({ open }) => {
  const desk = await open('trial', { isLoggedIn: false })
  const { page, login, form, holder } = desk
  const lines: WebSocketRoute[] = []
  let isMute = false
  await page.routeWebSocket(/\/rpc$/, (line) => {
    const door = line.connectToServer()
    lines.push(line)
    line.onMessage((message) => {
      if (!isMute) door.send(message)
    })
  })
  await page.reload()
  await login.enter(null)
  await form.register(LIN)

  await holder.correct.click()
  await form.field('职称').fill('主任医师（正高）')
  // The question leaves, and no answer ever comes.
  isMute = true
  await form.save.click()
  await page.waitForTimeout(300)
  isMute = false
  await lines.at(-1)?.close({ code: 1012 })

  await expect(desk.alert('后台刚刚重新启动，这一步没有收到答复')).toBeVisible()
  await expect(desk.toast('后台刚刚重新启动')).toBeVisible()
  await expect(desk.foot).toContainText('已保存')
  await form.save.click()
  await expect(holder.panel).toContainText('主任医师（正高）')
})

test('the page says that the desk did not start, and tries again, when every line ends before an answer', async ({
  open,
}) => {
  const { page, login, alert } = await open('trial', { isLoggedIn: false })
  let isBroken = true
  await page.routeWebSocket(/\/rpc$/, (line) => {
    const door = line.connectToServer()
    line.onMessage((message) => {
      if (isBroken) void line.close({ code: 1012 })
      else door.send(message)
    })
  })
  await page.reload()
  await expect(alert('后台没有启动成功，文件夹没有改动')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: '窗口台没有启动' })).toBeVisible()
  isBroken = false
  await page.getByRole('button', { name: '重试' }).click()
  await login.enter(null)
})
