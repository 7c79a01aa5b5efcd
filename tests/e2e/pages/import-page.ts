import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { pickTyped } from './controls.ts'

/** A list on its way in: chosen, its headings looked through, tried, brought in. */
export class ImportPage {
  readonly #page: Page
  readonly title: Locator
  readonly input: Locator
  readonly preview: Locator
  readonly bringIn: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.#page = page
    this.title = page.getByRole('heading', { name: '导入名册与台账' })
    this.input = page.getByLabel('要导入的文件')
    this.preview = page.getByRole('button', { name: '预览导入结果' })
    this.bringIn = page.getByRole('main').getByRole('button', { name: /^导入/ })
    this.rows = page.getByRole('main').locator('tbody').getByRole('row')
  }

  /** `现在是哪一步` as it is said to those who can't see it. */
  step(name: '选择文件' | '核对表头' | '预览' | '结果'): Locator {
    return this.#page.locator('[aria-current=step]').filter({ hasText: name })
  }

  /** Hands a file over as the system's dialog would. */
  async choose(file: string): Promise<void> {
    await this.input.setInputFiles(file)
  }

  /** What a column was taken for. */
  field(heading: string): Locator {
    return this.#page.getByRole('combobox', { name: `“${heading}”的对应内容` })
  }

  /** Takes a column for something else: the list is long, so its first letters are typed. */
  async take(heading: string, field: string): Promise<void> {
    await this.field(heading).focus()
    await pickTyped(this.#page, field)
  }

  sheet(name: string): Locator {
    return this.#page.getByRole('region', { name, exact: true })
  }

  /** A count above the rows, which shows its rows. */
  tile(name: string): Locator {
    return this.#page.getByRole('group', { name: '按结果筛选' }).getByRole('button', { name })
  }

  /** The row of the file with that number. */
  row(number: number): Locator {
    return this.rows.filter({ has: this.#page.getByRole('cell', { name: String(number), exact: true }) })
  }
}

/** A sample workbook as an office keeps it. */
export function workbook(name: 'roster-xiushan' | 'roster-qijiang' | 'requests-xiushan-2021'): string {
  return join(import.meta.dirname, `../../fixtures/workbooks/${name}.xlsx`)
}
