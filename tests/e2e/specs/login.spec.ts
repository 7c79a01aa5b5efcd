import { expect, PASSPHRASE, test } from '../desk.ts'

test('the desk opens when the passphrase is right and stays shut when it is wrong', async ({ open }) => {
  const { login, alert } = await open('sealed', { isLoggedIn: false })
  await expect(login.title).toBeVisible()
  await login.tryWrong('not the passphrase')
  await expect(alert('登录名或口令不对')).toBeVisible()
  await login.enter(PASSPHRASE)
})

test('the next try has to wait when too many were wrong', async ({ open }) => {
  const { login, alert } = await open('sealed', { isLoggedIn: false })
  for (let wrong = 0; wrong < 4; wrong += 1) {
    await login.tryWrong(`wrong ${wrong}`)
    await expect(alert('登录名或口令不对')).toBeVisible()
  }
  await login.tryWrong('wrong once more')
  await expect(alert(/请等待 \d+ 秒/)).toBeVisible()
  await expect(login.submit).toBeDisabled()
  await expect(login.submit).toBeEnabled()
  await login.enter(PASSPHRASE)
})

test('a new passphrase replaces the forgotten one when the recovery code is right', async ({ open }) => {
  const { page, login, alert, recoveryCode } = await open('sealed', { isLoggedIn: false })
  const fresh = 'another river another stone'
  await login.recover('AAAA-BBBB-CCCC', fresh)
  await expect(page.getByLabel('恢复码')).toHaveAccessibleDescription(/恢复码有输错的地方/)

  await page.getByLabel('恢复码').fill(` ${recoveryCode?.toLowerCase().replaceAll('-', ' ')} `)
  await page.getByRole('button', { name: '解锁并设置新口令' }).click()
  await expect(page.getByRole('heading', { name: '查询人才' })).toBeVisible()

  await page.keyboard.press('Alt+L')
  await login.tryWrong(PASSPHRASE)
  await expect(alert('登录名或口令不对')).toBeVisible()
  await login.enter(fresh)
})
