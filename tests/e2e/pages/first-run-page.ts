import type { Locator, Page } from '@playwright/test'
import { pickTyped } from './controls.ts'

export interface Founding {
  readonly district: string
  readonly office: string
  readonly shortName: string
  readonly operator: string
  readonly login: string
}

/** The first page of an empty folder. */
export class FirstRunPage {
  readonly #page: Page
  readonly title: Locator
  readonly passphrase: Locator
  readonly again: Locator
  readonly trial: Locator
  readonly begin: Locator
  readonly recoveryCode: Locator
  readonly isKept: Locator
  readonly goOn: Locator

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: '初始设置' })
    this.passphrase = page.getByLabel('口令', { exact: true })
    this.again = page.getByLabel('再输入一次')
    this.trial = page.getByRole('radio', { name: '试用，不设口令' })
    this.begin = page.getByRole('button', { name: '完成设置' })
    this.recoveryCode = page.getByLabel('恢复码', { exact: true })
    this.isKept = page.getByRole('checkbox', { name: '已打印或抄写，并已妥善保管' })
    this.goOn = page.getByRole('button', { name: '进入窗口台' })
  }

  async fill({ district, office, shortName, operator, login }: Founding): Promise<void> {
    await this.#page.getByRole('combobox', { name: '所在区县' }).focus()
    await pickTyped(this.#page, district)
    await this.#page.getByLabel('单位全称').fill(office)
    await this.#page.getByLabel('单位简称').fill(shortName)
    await this.#page.getByLabel('操作员姓名').fill(operator)
    await this.#page.getByLabel('登录名').fill(login)
  }
}
