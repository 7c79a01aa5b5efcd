import type { Locator, Page } from '@playwright/test'

/** Commits, newest first: the timeline of a record or the whole desk's. */
export class HistoryList {
  readonly entries: Locator

  constructor(page: Page, region: Locator = page.getByRole('main')) {
    // Only the entries themselves: what each changed is a list inside it.
    this.entries = region
      .locator('ol')
      .getByRole('listitem')
      .filter({ has: page.getByRole('time') })
  }

  /** Entries of a command, by its word. */
  of(command: string): Locator {
    return this.entries.filter({ hasText: command })
  }

  undo(command: string): Locator {
    return this.of(command)
      .first()
      .getByRole('button', { name: new RegExp(`^撤销：${command}`) })
  }
}
