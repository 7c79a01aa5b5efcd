import type { Locator, Page } from '@playwright/test'
import { choose } from './controls.ts'

/** A request: the form that records it, and its own page. */
export class RequestPage {
  readonly #page: Page
  readonly record: Locator
  readonly steps: Locator
  readonly course: Locator
  readonly views: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.#page = page
    this.record = page.getByRole('button', { name: '登记诉求' })
    this.steps = page.getByRole('group', { name: '可办理' })
    this.course = page.getByRole('main').getByRole('listitem')
    this.views = page.getByRole('group', { name: '待办' })
    this.rows = page.getByRole('main').getByRole('table').locator('tbody').getByRole('row')
  }

  /** A field of the form, or of the dialog that a step opens. */
  field(label: string): Locator {
    const wanted = { name: label, exact: true }
    return this.#page.getByRole('textbox', wanted).or(this.#page.getByRole('combobox', wanted))
  }

  /** The request's heading, which is its item. */
  title(item: string): Locator {
    return this.#page.getByRole('heading', { level: 2, name: item })
  }

  step(name: string): Locator {
    return this.steps.getByRole('button', { name })
  }

  /** From the holder's page: records and accepts a request. */
  async enter(item: string, content: string): Promise<void> {
    await this.record.click()
    await choose(this.#page, this.field('事项'), item)
    await this.field('诉求内容').fill(content)
    await this.#page.getByRole('button', { name: '保存' }).click()
    await this.title(item).waitFor()
  }

  view(name: string): Locator {
    return this.views.getByRole('button', { name })
  }
}
