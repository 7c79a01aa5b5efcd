import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'

test('practices are shown by district with figures, dates and source, and what to beware of', async ({ open }) => {
  const desk = await open('trial')
  const { page } = desk
  await desk.goTo('各地做法')
  const main = page.getByRole('main')
  await expect(main).toContainText('不计入任何统计')
  await expect(main.getByRole('status')).toHaveText('114 条做法 · 219 项数据')

  await main.getByText('秀山县 16', { exact: true }).click()
  await expect(main.getByRole('article')).toHaveCount(16)
  const fund = page.getByRole('article', { name: '公立医院人才发展专项基金' })
  await expect(fund).toContainText('487万元')
  await expect(fund).toContainText('387万元')
  await expect(fund).toContainText('文稿 5')
  await expect(page.getByRole('article', { name: /秀山持卡情况/ })).toContainText('不得相加')

  await page.getByRole('textbox', { name: '按名称或内容查找' }).fill('没有这样的做法')
  await expect(main).toContainText('没有符合条件的做法')
})

test('planned figures say that they are planned, in English as plain counts, and axe finds nothing', async ({
  open,
}) => {
  const desk = await open('trial')
  const { page } = desk
  await desk.goTo('各地做法')
  await page.getByRole('textbox', { name: '按名称或内容查找' }).fill('五云菁英')
  await expect(page.getByRole('article')).toContainText('440套（目标或计划）')
  await desk.button('English').click()
  await expect(page.getByRole('article')).toContainText('440 flats (target or plan)')
  await page.getByRole('textbox', { name: 'Find by name or content' }).fill('Talent stock of Shapingba')
  await expect(page.getByRole('article')).toContainText('578,600 people')
  await expectNoBarriers(page)
})
