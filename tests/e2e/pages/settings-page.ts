import { expect, type Locator, type Page } from '@playwright/test'

type Tab = '卡种与编号' | '责任单位与窗口' | '服务人员' | '服务事项' | '自定义栏目'

/** What the desk works with, a tab a kind. */
export class SettingsPage {
  readonly #page: Page
  readonly setUp: Locator
  readonly later: Locator
  readonly done: Locator

  constructor(page: Page) {
    this.#page = page
    this.setUp = page.getByRole('heading', { name: '初始配置' })
    this.later = page.getByRole('button', { name: '以后再说' })
    this.done = page.getByRole('button', { name: /^完成，进入窗口台/ })
  }

  async show(tab: Tab): Promise<void> {
    await this.#page.getByRole('tab', { name: tab }).click()
    const panel = this.#page.getByRole('tabpanel', { name: tab })
    await expect(panel.getByRole('button', { name: /^添加/ }).first()).toBeVisible()
  }

  scheme(name: string): Locator {
    return this.#page.getByRole('article', { name, exact: true })
  }

  row(name: string): Locator {
    return this.#page
      .getByRole('main')
      .getByRole('row')
      .filter({ has: this.#page.getByText(name, { exact: true }) })
  }

  /** `确认`, `更正` and the like at the row of that name. */
  tool(action: string, name: string): Locator {
    return this.#page.getByRole('button', { name: `${action}：${name}`, exact: true })
  }

  field(label: string): Locator {
    return this.#page.getByRole('dialog').getByLabel(label, { exact: true })
  }

  save(): Promise<void> {
    return this.#page.getByRole('dialog').last().getByRole('button', { name: /^保存/ }).click()
  }
}
