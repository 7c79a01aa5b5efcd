import { derivations, migrations } from '#core/index.ts'
import type { Problem } from '#shared/contract/desk.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { finishFounding, readFolder } from '#store/folder.ts'
import { foundFolder } from '#store/founding.ts'
import {
  codeOf,
  keyedHead,
  loginsOf,
  openKeyring,
  replaceSlot,
  unlockByPassphrase,
  unlockByRecoveryCode,
  type Keyring,
} from '#store/keys.ts'
import type { FolderLock } from '#store/lock.ts'
import type { FolderKeys, Store } from '#store/ports.ts'
import { openStore } from '#store/store.ts'
import type { FailureLog } from './failure-log.ts'
import { problemsOf, takeLock, type LockTaken } from './locking.ts'
import type { Machine } from './machine.ts'
import type { WorkerOrders } from './orders.ts'

/** `closed`: it can't be used, and `problems` says why. */
type Kind = 'new' | 'trial' | 'sealed' | 'closed'

/** The data folder from nothing to an open store: lock, keys and log. It knows nothing of operators. */
export class Folder {
  readonly #orders: WorkerOrders
  readonly #failures: FailureLog
  readonly #place: Machine & { readonly folder: string }
  #kind: Kind = 'closed'
  #problems: readonly Problem[] = []
  #lock: FolderLock | null = null
  #folderId = ''
  #keyring: Keyring | null = null
  #keys: FolderKeys | null = null
  #store: Store | null = null

  constructor(orders: WorkerOrders, failures: FailureLog, machine: Machine) {
    this.#orders = orders
    this.#failures = failures
    this.#place = { ...machine, folder: orders.folder }
  }

  get kind(): Kind {
    return this.#kind
  }

  get store(): Store | null {
    return this.#store
  }

  /** What opening found, and what stands in the way of recording. */
  get problems(): readonly Problem[] {
    const { readOnly = null, problems = [] } = this.#store ?? {}
    const wasAsked = this.#orders.mode === 'read'
    return [...this.#problems, ...problems, ...(readOnly && !wasAsked ? [readOnly] : [])]
  }

  /** Login names of the key slots. */
  get logins(): readonly string[] {
    return this.#keyring ? loginsOf(this.#keyring) : []
  }

  /** The keyed head of the chain; empty for a trial folder. */
  get head(): string {
    return this.#keys && this.#store ? keyedHead(this.#keys, this.#folderId, this.#store.head) : ''
  }

  /** What is printed so that a later copy of the log can be held against it; of an earlier commit with its number. */
  codeAt(seq?: number): string | null {
    if (!this.#store) return null
    const head = seq === undefined ? this.#store.head : this.#store.headAt(seq)
    return head && codeOf(this.#keys, this.#folderId, head)
  }

  /** Keeps the lock, taken before or now, or what stands in its way; then the folder stays `closed`. */
  lockUp({ lock, problems }: LockTaken = takeLock(this.#orders, this.#place, this.#failures)): void {
    this.#lock = lock
    this.#problems = problems
  }

  /** Sees what is in the locked folder; a trial folder is open after it. Never throws: `closed` says why not. */
  look(): void {
    const { mode } = this.#orders
    if (mode === 'write' && !this.#lock) return
    try {
      const found = readFolder(this.#place.files, this.#orders.folder)
      if (found.kind !== 'founded') {
        this.#kind = 'new'
      } else if (found.desk.sealed) {
        this.#folderId = found.desk.folderId
        const { keyring, problems } = openKeyring(this.#place, this.#folderId, mode)
        this.#keyring = keyring
        this.#problems = problems
        this.#kind = 'sealed'
      } else {
        this.#store = this.#open(null)
        this.#kind = 'trial'
      }
    } catch (error) {
      this.#kind = 'closed'
      this.#problems = problemsOf(error, this.#failures)
    }
  }

  /** Makes folder, keys and store; `write` makes the first commits. The folder counts only when all of it is done. */
  async found(login: string, passphrase: string | null, write: (store: Store) => void): Promise<string | null> {
    const { desk, keys, recoveryCode } = await foundFolder(this.#place, { login, passphrase })
    const store = this.#open(keys)
    try {
      write(store)
      finishFounding(this.#place.files, this.#orders.folder)
    } catch (error) {
      store.close()
      throw error
    }
    this.#folderId = desk.folderId
    this.#keyring = desk.sealed ? openKeyring(this.#place, desk.folderId, 'write').keyring : null
    this.#keys = keys
    this.#store = store
    this.#kind = desk.sealed ? 'sealed' : 'trial'
    return recoveryCode
  }

  /** Proves the passphrase and opens the store where it is not. Throws `session/wrong-passphrase` or `DamagedFolder`. */
  async unlock(login: string, passphrase: string): Promise<Store> {
    return this.#unlocked(await unlockByPassphrase(this.#ring(), login, passphrase))
  }

  /** Opens with the printed code and gives `login` a new passphrase. */
  async recover(code: string, login: string, passphrase: string): Promise<Store> {
    if (this.#orders.mode === 'read') throw new Refusal('desk/read-only', { reason: 'store/opened-for-reading' })
    const keys = await unlockByRecoveryCode(this.#ring(), code)
    this.#keyring = await replaceSlot(this.#place, this.#ring(), keys, { login, passphrase })
    return this.#unlocked(keys)
  }

  /** After a failed write disk is truth: opens anew, or stays readable with what is in memory. */
  reopen(): Store | null {
    const before = this.#store
    if (!before) return null
    try {
      this.#store = this.#open(this.#keys)
      this.#problems = []
      before.close()
      return this.#store
    } catch (error) {
      this.#problems = problemsOf(error, this.#failures)
      return null
    }
  }

  /** Closes the store of a sealed folder and forgets its keys. */
  lock(): void {
    if (this.#kind !== 'sealed') return
    this.#store?.close()
    this.#store = null
    this.#keys?.data.fill(0)
    this.#keys?.mac.fill(0)
    this.#keys = null
  }

  close(): void {
    try {
      this.#store?.close()
    } finally {
      this.#store = null
      this.#kind = 'closed'
      this.#lock?.release()
      this.#lock = null
    }
  }

  #ring(): Keyring {
    if (!this.#keyring) throw new Refusal('session/wrong-passphrase')
    return this.#keyring
  }

  #unlocked(keys: FolderKeys): Store {
    this.#store ??= this.#open(keys)
    this.#keys ??= keys
    return this.#store
  }

  #open(keys: FolderKeys | null): Store {
    const { mode, isStrict = false } = this.#orders
    return openStore({ ...this.#place, migrations, derivations, keys, mode, assertCapture: isStrict })
  }
}
