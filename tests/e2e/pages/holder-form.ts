import type { Locator, Page } from '@playwright/test'
import type { Person } from '../people.ts'

/** The form in which somebody is registered or corrected. */
export class HolderForm {
  readonly #page: Page
  readonly save: Locator
  readonly duplicates: Locator

  constructor(page: Page) {
    this.#page = page
    this.save = page.getByRole('button', { name: '保存' })
    this.duplicates = page.getByRole('region', { name: '可能重复' })
  }

  field(label: string): Locator {
    const main = this.#page.getByRole('main')
    const wanted = { name: label, exact: true }
    return main.getByRole('textbox', wanted).or(main.getByRole('combobox', wanted))
  }

  async fill({ name, identity, phone, employer, title }: Person): Promise<void> {
    await this.field('姓名').fill(name)
    if (phone) await this.field('电话').fill(phone)
    if (identity) await this.field('证件号码').fill(identity)
    if (employer) await this.field('用人单位').fill(employer)
    if (title) await this.field('职称').fill(title)
  }

  /** From anywhere in the window. On the register, since a holder's page records a request by the same key. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+r')
    await this.#page.getByRole('heading', { level: 1, name: '人才登记册' }).waitFor()
    await this.#page.keyboard.press('F2')
  }

  async register(person: Person): Promise<void> {
    await this.open()
    await this.fill(person)
    await this.save.click()
    await this.#page.getByRole('heading', { level: 1, name: person.name }).waitFor()
  }
}
