import { expect, test } from '../desk.ts'

const OFFICE = {
  district: '秀山',
  office: '青石县人才工作服务中心',
  shortName: '青石县人才办',
  operator: '陈专员',
  login: 'chen',
}

test('a sealed desk is founded and its recovery code shown once when a passphrase is set', async ({ open }) => {
  const { page, firstRun, foot, login } = await open('new')
  await firstRun.fill(OFFICE)
  await firstRun.passphrase.fill('a quiet river stone')
  await firstRun.again.fill('a quiet river stone')
  await firstRun.begin.click()

  await expect(firstRun.recoveryCode).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/)
  await expect(firstRun.goOn).toBeHidden()
  await firstRun.isKept.check()
  await firstRun.goOn.click()
  await expect(page.getByRole('heading', { name: '初始配置' })).toBeVisible()
  await page.getByRole('button', { name: '以后再说' }).click()
  await expect(page.getByRole('heading', { name: '查询人才' })).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('青石县人才办')
  await expect(page.getByRole('banner')).toContainText('陈专员')
  await expect(foot).not.toContainText('试用')

  await page.reload()
  await expect(page.getByRole('heading', { name: '查询人才' })).toBeVisible()
  await expect(firstRun.recoveryCode).toBeHidden()

  await page.keyboard.press('Alt+L')
  await expect(login.title).toBeVisible()
  await login.enter('a quiet river stone')
})

test('a trial desk says so in the window when no passphrase is set', async ({ open }) => {
  const { page, firstRun, foot, login } = await open('new')
  await firstRun.fill(OFFICE)
  await firstRun.trial.check()
  await expect(page.getByText('试用文件夹不加密')).toBeVisible()
  await firstRun.begin.click()

  await expect(page.getByRole('heading', { name: '初始配置' })).toBeVisible()
  await expect(foot).toContainText('试用，未加密')
  await page.keyboard.press('Alt+L')
  await expect(login.passphrase).toBeHidden()
  await login.enter(null)
})

test('what is missing is told at its field when first run is sent half filled', async ({ open }) => {
  const { page, firstRun } = await open('new')
  await firstRun.begin.click()
  await expect(page.getByText('请选择所在区县')).toBeVisible()

  await firstRun.fill({ ...OFFICE, shortName: '' })
  await firstRun.passphrase.fill('short')
  await firstRun.again.fill('shorter')
  await firstRun.begin.click()
  await expect(page.getByText('两次输入不一致')).toBeVisible()
  await expect(firstRun.again).toBeFocused()

  await firstRun.again.fill('short')
  await firstRun.begin.click()
  await expect(page.getByLabel('单位简称')).toHaveAccessibleDescription('请填写此项 显示在窗口上方')
  await expect(firstRun.passphrase).toHaveAccessibleDescription(/^不能少于 8 个字符 /)
  await expect(firstRun.title).toBeVisible()
})
