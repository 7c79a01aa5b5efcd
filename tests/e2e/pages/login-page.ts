import { expect, type Locator, type Page } from '@playwright/test'

/** The page of a folder that nobody is logged in to. */
export class LoginPage {
  readonly #page: Page
  readonly title: Locator
  readonly name: Locator
  readonly passphrase: Locator
  readonly submit: Locator
  readonly forgotten: Locator

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: '登录' })
    this.name = page.getByLabel('登录名')
    this.passphrase = page.getByLabel('口令', { exact: true })
    this.submit = page.getByRole('button', { name: '登录' })
    this.forgotten = page.getByRole('button', { name: '忘记口令，使用恢复码' })
  }

  async try(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase)
    await this.submit.click()
  }

  /** A try that fails: its field is empty again when the answer is there, and only then is the next one heard. */
  async tryWrong(passphrase: string): Promise<void> {
    await this.try(passphrase)
    await expect(this.passphrase).toHaveValue('')
  }

  /** Logs in; null where the folder has no passphrase. */
  async enter(passphrase: string | null): Promise<void> {
    if (passphrase === null) await this.submit.click()
    else await this.try(passphrase)
    await expect(this.#page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  }

  async recover(code: string, passphrase: string): Promise<void> {
    await this.forgotten.click()
    await this.#page.getByLabel('恢复码').fill(code)
    await this.#page.getByLabel('口令', { exact: true }).fill(passphrase)
    await this.#page.getByLabel('再输入一次').fill(passphrase)
    await this.#page.getByRole('button', { name: '解锁并设置新口令' }).click()
  }
}
