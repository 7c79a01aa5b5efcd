import type { Locator, Page } from '@playwright/test'
import { HistoryList } from './history-list.ts'

/** The page of one holder. */
export class HolderPage {
  readonly name: Locator
  readonly panel: Locator
  readonly employments: Locator
  readonly relatives: Locator
  readonly timeline: HistoryList
  readonly correct: Locator
  readonly merge: Locator
  readonly void: Locator
  readonly addEmployment: Locator
  readonly addRelative: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: '身份信息' })
    this.name = this.panel.getByRole('heading', { level: 1 })
    this.employments = page.getByRole('region', { name: '任职' })
    this.relatives = page.getByRole('region', { name: '家属' })
    this.timeline = new HistoryList(page, page.getByRole('region', { name: '变更记录' }))
    this.correct = page.getByRole('button', { name: '更正信息' })
    this.merge = page.getByRole('button', { name: '合并' })
    this.void = page.getByRole('button', { name: '作废' })
    this.addEmployment = page.getByRole('button', { name: '添加任职' })
    this.addRelative = page.getByRole('button', { name: '添加家属' })
  }
}
