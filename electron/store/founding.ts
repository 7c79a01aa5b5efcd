import { writing } from './errors.ts'
import { beginFounding, type DeskFile } from './folder.ts'
import { createKeys, type KeyPlace } from './keys.ts'
import { createLog, type LogSettings } from './log/log.ts'
import type { FolderKeys } from './ports.ts'

/** A folder with an empty log, ready to be opened for its first commits. */
export interface Founded {
  readonly desk: DeskFile
  /** Null for a trial folder. */
  readonly keys: FolderKeys | null
  readonly recoveryCode: string | null
}

/**
 * Makes a data folder: id, keys and an empty log. Call with the folder's lock held; when the founding commits are on
 * the disk, `finishFounding` makes it count. A folder whose first run was cut off anywhere before is simply begun
 * anew. `passphrase` null makes a trial folder. Throws `Refusal('desk/already-founded')`, `DamagedFolder`, `FailedWrite`.
 */
export async function foundFolder(
  place: KeyPlace & Pick<LogSettings, 'sizes'>,
  first: { readonly login: string; readonly passphrase: string | null },
): Promise<Founded> {
  const { files, folder, random, sizes } = place
  const { login, passphrase } = first
  const desk = writing(() => beginFounding(files, folder, random, passphrase !== null))
  const { folderId } = desk
  const made = passphrase === null ? null : await createKeys(place, { folderId, login, passphrase })
  const keys = made?.keys ?? null
  writing(() => createLog({ files, folder, folderId, keys, random, ...(sizes && { sizes }) }))
  return { desk, keys, recoveryCode: made?.recoveryCode ?? null }
}
