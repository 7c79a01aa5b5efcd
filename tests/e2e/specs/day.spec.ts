import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { choose } from '../pages/controls.ts'
import { pagesOf } from '../pdf.ts'

test('a filter is kept by the keyboard and counts the day when it is chosen there', async ({ open }) => {
  const { page, dialog } = await open('demo')
  const main = page.getByRole('main')
  const { keyboard } = page
  await keyboard.press('Alt+u')
  const total = main.getByText(/^共 \d+ 件$/)
  await expect(total).not.toHaveText('共 0 件')
  const whole = (await total.textContent()) ?? ''
  await choose(page, main.getByRole('combobox', { name: '受理渠道' }), '电话')
  await expect(total).not.toHaveText(whole)
  const count = (await total.textContent()) ?? ''
  await keyboard.press('Control+s')
  await dialog.getByRole('textbox', { name: '筛选名称' }).fill('电话来的')
  await keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const kept = main.getByRole('button', { name: '电话来的', exact: true })
  await expect(kept).toHaveAttribute('aria-pressed', 'true')
  await main.getByRole('button', { name: '全部', exact: true }).click()
  await expect(total).toHaveText(whole)
  await kept.click()
  await expect(total).toHaveText(count)

  await keyboard.press('Alt+d')
  const waiting = main.getByRole('group', { name: '待办' }).getByRole('button', { name: /在办/ })
  await expect(waiting).toHaveText(/^\d+在办$/)
  const all = Number((await waiting.textContent())?.replace(/\D/g, ''))
  await kept.click()
  await expect(waiting).not.toHaveText(new RegExp(`^(${all}|–)在办$`))
  const some = Number((await waiting.textContent())?.replace(/\D/g, ''))
  expect(some).toBeLessThan(all)
  await expect(total).toHaveText(`共 ${some} 件`)
  await expectNoBarriers(page)
})

test('the leader’s page opens the lists behind its figures and goes on one page, and the week is laid out by department', async ({
  open,
}) => {
  const desk = await open('demo')
  const { page } = desk
  const main = page.getByRole('main')
  const { keyboard } = page
  const way = (name: string) => page.getByRole('navigation').getByRole('link', { name })
  await way('领导看板').click()
  await expect(main.getByRole('table', { name: '在办时间最长的十件' }).getByRole('row')).toHaveCount(11)
  await expectNoBarriers(page)
  await main
    .getByRole('link', { name: /查看清单：已评价$/ })
    .first()
    .click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(/^已评价 \d+ 件$/)
  await page.goBack()
  await main.getByText('服务专员', { exact: true }).click()
  await expect(main.getByRole('region', { name: '满意情况' }).getByRole('row').nth(1)).toContainText('%')
  await keyboard.press('F9')
  await expect(main.getByRole('article')).toContainText('在办时间最长的十件')
  await expect(main.getByRole('article').getByRole('table').last()).toContainText('县教委')
  await expect(main.getByRole('article')).not.toContainText('[object')
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true })).count).toBe(1)

  await way('责任单位').click()
  await expect(main.getByRole('row').nth(1)).toBeVisible()
  await expectNoBarriers(page)
  await keyboard.press('F9')
  await expect(main.getByRole('article')).toContainText('督办')
  await expectNoBarriers(page)

  // In English names are longer, and the page tells of as many departments.
  await desk.button('English').click()
  await page.getByRole('navigation').locator('[href="/leader"]').click()
  await keyboard.press('F9')
  await expect(main.getByRole('article').getByRole('table').nth(1).getByRole('row')).toHaveCount(13)
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true })).count).toBe(1)
})
