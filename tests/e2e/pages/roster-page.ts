import type { Locator, Page } from '@playwright/test'

/** The register in the order of pinyin. */
export class RosterPage {
  readonly title: Locator
  readonly rows: Locator
  readonly register: Locator
  readonly next: Locator
  readonly before: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: '人才登记册' })
    this.rows = page.getByRole('main').locator('tbody').getByRole('row')
    this.register = page.getByRole('button', { name: '登记人才' })
    this.next = page.getByRole('button', { name: '下一页' })
    this.before = page.getByRole('button', { name: '上一页' })
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.#page.getByRole('link', { name, exact: true }) })
  }

  /** Shows those of a state: 在册, 已作废, 已合并. */
  async show(state: string): Promise<void> {
    await this.#page.getByRole('radiogroup', { name: '登记状态' }).getByText(state).click()
  }
}
