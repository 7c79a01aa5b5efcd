import { join } from 'node:path'
import { Refusal } from '#shared/domain/refusal.ts'
import { decodeChecked, encodeChecked } from './checked-json.ts'
import { DamagedFolder, writing } from './errors.ts'
import { KEY_FILES } from './keys.ts'
import { isLogSealed } from './log/segment-file.ts'
import type { FilePort, RandomBytes } from './ports.ts'
import { makeFolderDurably, readWhole, writeWhole } from './whole-file.ts'

/** What a data folder is: the content of `desk.json`. */
export interface DeskFile {
  readonly format: 1
  /** 16 random bytes as hex; every sealed frame and every key slot is bound to it. */
  readonly folderId: string
  /** 21-bit number that ids made at this desk begin with. */
  readonly desk: number
  /** False: a trial folder whose contents anyone can read. */
  readonly sealed: boolean
}

/** `founding`: the first run began and never ended, so nothing in the folder has been promised to anybody. */
export type FolderState =
  | { readonly kind: 'new' }
  | { readonly kind: 'founding'; readonly desk: DeskFile }
  | { readonly kind: 'founded'; readonly desk: DeskFile }

const DESK_FILE = 'desk.json'
/** Becomes `desk.json` by a rename when the first run has ended. */
const FOUNDING_FILE = 'founding.json'
/** Names that hold what an office recorded, or the way to it. */
const PRECIOUS = ['log', 'snapshots', ...KEY_FILES]
const DESK_NUMBERS = 2 ** 21

/**
 * What stands in a folder. Throws `DamagedFolder` rather than take a folder for new whose `desk.json` is lost, for
 * plain whose log is sealed, or for openable whose keys are gone.
 */
export function readFolder(files: FilePort, folder: string): FolderState {
  if (files.exists(join(folder, DESK_FILE))) {
    return { kind: 'founded', desk: checkSeal(files, folder, readDeskFile(files, folder, DESK_FILE)) }
  }
  if (files.exists(join(folder, FOUNDING_FILE))) {
    return { kind: 'founding', desk: readDeskFile(files, folder, FOUNDING_FILE) }
  }
  const found = PRECIOUS.find((name) => files.exists(join(folder, name)))
  if (found !== undefined) throw new DamagedFolder([{ code: 'folder/desk-missing', params: { found } }])
  return { kind: 'new' }
}

/** The desk of a folder that is founded or being founded. Throws `DamagedFolder`. */
export function readDesk(files: FilePort, folder: string): DeskFile {
  const state = readFolder(files, folder)
  if (state.kind === 'new') throw new DamagedFolder([{ code: 'folder/desk-missing', params: { found: '' } }])
  return state.desk
}

/**
 * Begins a first run: gives the folder its id and desk number. What an earlier run that never ended left behind is
 * moved under `set-aside/`. Throws `Refusal('desk/already-founded')`.
 */
export function beginFounding(files: FilePort, folder: string, random: RandomBytes, sealed: boolean): DeskFile {
  makeFolderDurably(files, folder)
  const state = readFolder(files, folder)
  if (state.kind === 'founded') throw new Refusal('desk/already-founded')
  if (state.kind === 'founding') setAside(files, folder, state.desk.folderId)
  const desk: DeskFile = {
    format: 1,
    folderId: Buffer.from(random(16)).toString('hex'),
    desk: 1 + (Buffer.from(random(4)).readUInt32LE(0) % (DESK_NUMBERS - 1)),
    sealed,
  }
  writeWhole(files, join(folder, FOUNDING_FILE), encodeChecked(desk))
  return desk
}

/**
 * Ends a first run: from here on the folder is founded, and losing anything in it is damage. When it throws, the first
 * run has not ended and can be begun anew.
 */
export function finishFounding(files: FilePort, folder: string): void {
  writing(() => {
    files.rename(join(folder, FOUNDING_FILE), join(folder, DESK_FILE))
    try {
      files.syncFolder(folder)
    } catch (error) {
      // Its caller is told that it failed, and would never learn the recovery code of what counted all the same.
      files.rename(join(folder, DESK_FILE), join(folder, FOUNDING_FILE))
      throw error
    }
  })
}

function setAside(files: FilePort, folder: string, folderId: string): void {
  const aside = join(folder, 'set-aside')
  makeFolderDurably(files, aside)
  for (const name of PRECIOUS) {
    if (files.exists(join(folder, name))) files.rename(join(folder, name), join(aside, `founding-${folderId}-${name}`))
  }
  files.syncFolder(aside)
  files.syncFolder(folder)
}

function readDeskFile(files: FilePort, folder: string, name: string): DeskFile {
  const desk = decodeChecked(readWhole(files, join(folder, name))) as Partial<DeskFile> | null
  if (desk === null) throw new DamagedFolder([{ code: 'folder/desk-damaged', params: { file: name } }])
  if (desk.format !== 1) throw new DamagedFolder([{ code: 'folder/newer-format', params: { format: desk.format } }])
  return desk as DeskFile
}

function checkSeal(files: FilePort, folder: string, desk: DeskFile): DeskFile {
  const hasKeys = KEY_FILES.some((name) => files.exists(join(folder, name)))
  const isSealed = isLogSealed(files, folder) ?? desk.sealed
  if (isSealed !== desk.sealed || (hasKeys && !desk.sealed)) {
    throw new DamagedFolder([{ code: 'folder/seal-differs', params: { sealed: desk.sealed } }])
  }
  if (desk.sealed && !hasKeys) throw new DamagedFolder([{ code: 'folder/keys-missing', params: {} }])
  return desk
}
