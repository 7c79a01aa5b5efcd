import { expectNoBarriers } from '../axe.ts'
import { expect, test } from '../desk.ts'
import { choose } from '../pages/controls.ts'
import { LIN } from '../people.ts'

test('a draft with two rows that tie is not published, and one without takes over', async ({ open }) => {
  const desk = await open('trial')
  const { page, dialog } = desk
  const main = page.getByRole('main')
  const save = () => dialog.getByRole('button', { name: '保存' }).click()
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true })
  await page.getByRole('link', { name: '享受规则' }).click()
  await expect(main.getByRole('heading', { name: '规则清单' })).toBeVisible()
  await expect(main).toContainText('区县：重庆英才服务卡')
  await expectNoBarriers(page)

  await main.getByRole('button', { name: '新建草稿' }).click()
  await field('清单名称').fill('二〇二六年服务清单')
  await save()
  await expect(main).toContainText('这份清单还没有规则')
  for (const count of ['1', '2']) {
    await main.getByRole('button', { name: '添加规则' }).click()
    await choose(page, dialog.getByRole('combobox', { name: '服务事项' }), '健康体检')
    await dialog.getByRole('spinbutton', { name: '次数' }).fill(count)
    await field('依据条款').fill(`第${count}条`)
    if (count === '1') await expectNoBarriers(page)
    await save()
    await expect(main.getByRole('cell', { name: `第${count}条` })).toBeVisible()
  }
  await expect(main).toContainText('区县：所有人才，每年 2 次，按本人计')
  await main.getByRole('button', { name: '发布', exact: true }).click()
  await save()
  await expect(desk.alert('第 1 行与第 2 行（健康体检）')).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  await main.getByRole('button', { name: '删除 1' }).click()
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(dialog).toBeHidden()
  await main.getByRole('button', { name: '发布', exact: true }).click()
  await save()
  await expect(main).toContainText('已发布的清单不再修改')
  await expectNoBarriers(page)

  // What was published is had by a list of people in one go, once an occasion, and on paper.
  await desk.form.register(LIN)
  const holder = page.url()
  await page.getByRole('link', { name: '批量登记' }).click()
  await choose(page, page.getByRole('combobox', { name: '服务事项' }), '健康体检')
  await page.getByRole('textbox', { name: '场次' }).fill('二〇二六年春季体检')
  await page.getByRole('textbox', { name: '名单' }).fill(`${LIN.name}\n查无此人`)
  await page.keyboard.press('Alt+k')
  await expect(main.getByRole('row', { name: '查无此人' })).toContainText('没有找到此人')
  await expect(main.getByRole('row', { name: LIN.name })).toContainText('可登记')
  await expectNoBarriers(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: '名单' })).toHaveValue('')
  await page.getByRole('textbox', { name: '名单' }).fill(LIN.name)
  await page.keyboard.press('Alt+k')
  await expect(main.getByRole('row', { name: LIN.name })).toContainText('同一场次不重复登记')

  await page.goto(holder)
  await expect(main).toContainText('剩余 1 次')
  await main.getByRole('button', { name: '打印告知单' }).click()
  await expect(page.getByRole('article', { name: '可享服务告知单' })).toContainText('剩余 1 次')
  await choose(page, page.getByRole('combobox', { name: '文种' }), '英文')
  await expect(page.getByRole('article')).toContainText('Statement of services')
  await expectNoBarriers(page)
})
