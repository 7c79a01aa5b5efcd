import { dataFolder } from '#door/data-folder.ts'
import type { Common } from './command.ts'
import type { Paper } from './paper.ts'

/** What a command works with. */
export interface Ask {
  readonly common: Common
  /** URL of the file that was started. */
  readonly entry: string
  readonly paper: Paper
}

/** The data folder the command is about, absolute. */
export function folderOf({ common }: Ask): string {
  return dataFolder(common.data ?? undefined)
}
