import { expect, type Locator, type Page } from '@playwright/test'
import { choose } from './controls.ts'

/** The cards of a holder on the holder's page, and the pages of all cards and their batches. */
export class CardsPage {
  readonly #page: Page
  readonly panel: Locator
  /** What may be done to the card at hand. */
  readonly work: Locator
  readonly dialog: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.#page = page
    this.panel = page.getByRole('region', { name: '服务卡', exact: true })
    this.work = page.getByRole('region', { name: '办卡', exact: true })
    this.dialog = page.getByRole('dialog')
    this.rows = page.getByRole('main').getByRole('table').locator('tbody').getByRole('row')
  }

  /** Where the side navigation leads. */
  async open(): Promise<void> {
    await this.#page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '服务卡' }).click()
    await expect(this.#page.getByRole('heading', { level: 1, name: '服务卡' })).toBeVisible()
  }

  /** The drawn card with this in its text. */
  face(text: string): Locator {
    return this.panel.getByRole('button').filter({ hasText: text })
  }

  /** A step of the card at hand. */
  step(name: string): Locator {
    return this.work.getByRole('group').getByRole('button', { name })
  }

  field(label: string): Locator {
    const wanted = { name: label, exact: true }
    return this.dialog
      .getByRole('textbox', wanted)
      .or(this.dialog.getByRole('combobox', wanted))
      .or(this.dialog.getByRole('spinbutton', wanted))
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^保存/ }).click()
    await expect(this.dialog).toBeHidden()
  }

  async apply(level: string): Promise<void> {
    await this.work.getByRole('button', { name: '申领' }).click()
    await choose(this.#page, this.field('卡种与类别'), level)
    await this.save()
  }
}
