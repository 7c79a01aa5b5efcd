import { expect, type Locator, type Page } from '@playwright/test'
import { FirstRunPage } from './first-run-page.ts'
import { HistoryList } from './history-list.ts'
import { HolderForm } from './holder-form.ts'
import { HolderPage } from './holder-page.ts'
import { ImportPage } from './import-page.ts'
import { LoginPage } from './login-page.ts'
import { RosterPage } from './roster-page.ts'
import { SettingsPage } from './settings-page.ts'

interface WindowFacts {
  readonly folder: string
  readonly recoveryCode: string | null
}

/** The window as a clerk finds things in it: by role and name. */
export class DeskWindow {
  readonly page: Page
  readonly folder: string
  /** Of a sealed folder that was founded before the window opened. */
  readonly recoveryCode: string | null
  readonly firstRun: FirstRunPage
  readonly login: LoginPage
  readonly roster: RosterPage
  readonly form: HolderForm
  readonly holder: HolderPage
  readonly history: HistoryList
  readonly settings: SettingsPage
  readonly imports: ImportPage
  readonly box: Locator
  readonly answers: Locator
  readonly foot: Locator
  readonly dialog: Locator

  constructor(page: Page, { folder, recoveryCode }: WindowFacts) {
    this.page = page
    this.folder = folder
    this.recoveryCode = recoveryCode
    this.firstRun = new FirstRunPage(page)
    this.login = new LoginPage(page)
    this.roster = new RosterPage(page)
    this.form = new HolderForm(page)
    this.holder = new HolderPage(page)
    this.history = new HistoryList(page)
    this.settings = new SettingsPage(page)
    this.imports = new ImportPage(page)
    this.box = page.getByRole('combobox', { name: '查找人才或操作' })
    this.answers = page.getByRole('listbox', { name: '查找结果' }).getByRole('option')
    this.foot = page.getByRole('contentinfo')
    this.dialog = page.getByRole('dialog')
  }

  /** Goes where the side navigation leads. */
  async goTo(name: '查询' | '人才' | '导入' | '设置' | '各地做法' | '操作记录' | '专项台账'): Promise<void> {
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
  }

  /** Types into the one box and waits until the first answer is somebody called `name`. */
  async find(query: string, name: string): Promise<void> {
    await this.box.fill(query)
    await expect(this.answers.first()).toContainText(name)
  }

  /** Finds somebody and opens their page. */
  async openHolder(query: string, name: string): Promise<void> {
    await this.find(query, name)
    await this.box.press('Enter')
    await expect(this.holder.name).toHaveText(name)
  }

  /** A short word at the foot of the window. */
  readonly toast = (text: string): Locator => this.page.getByRole('status').filter({ hasText: text })

  readonly button = (name: string | RegExp): Locator => this.page.getByRole('button', { name })

  /** What the page says is wrong, in these words. */
  readonly alert = (text: string | RegExp): Locator => this.page.getByRole('alert').filter({ hasText: text })
}
