import { createCipheriv, createDecipheriv, createHmac, scrypt } from 'node:crypto'
import { join } from 'node:path'
import { Refusal } from '#shared/domain/refusal.ts'
import { decodeChecked, encodeChecked } from './checked-json.ts'
import { DamagedFolder, writing } from './errors.ts'
import type { FilePort, FolderKeys, Head, Problem, RandomBytes } from './ports.ts'
import { makeRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import { readWhole, writeWhole } from './whole-file.ts'

/** Two copies, written one after the other: either alone opens the folder. */
export const KEY_FILES = ['keys.json', 'keys.bak.json'] as const

/** The folder's keys under lock: each slot holds them wrapped by one secret. Binary values are base64. */
export interface Keyring {
  readonly format: 1
  readonly folderId: string
  /** Grows by one with every change; of two copies the higher one counts. */
  readonly revision: number
  readonly slots: readonly KeySlot[]
}

export interface KeySlot {
  readonly kind: 'operator' | 'recovery'
  /** Login name of an operator, in plain; empty for the recovery code. */
  readonly login: string
  readonly salt: string
  /** scrypt: N, r and p. */
  readonly cost: ScryptCost
  readonly nonce: string
  /** Data key and MAC key, encrypted and authenticated by AES-256-GCM. */
  readonly wrapped: string
}

export interface ScryptCost {
  readonly n: number
  readonly r: number
  readonly p: number
}

/** 64 MiB and about a third of a second on an office PC. */
export const SCRYPT_COST: ScryptCost = { n: 2 ** 16, r: 8, p: 1 }
/** A slot that asks for more memory than this is not ours. */
const MOST_SCRYPT_BYTES = 256 * 1024 * 1024
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const TAG_BYTES = 16

export interface KeyPlace {
  readonly files: FilePort
  readonly folder: string
  readonly random: RandomBytes
  /** For tests, which would otherwise wait for scrypt most of the time. */
  readonly cost?: ScryptCost
}

/** Makes the keys of a new folder with a slot for its first operator and one for the recovery code. */
export async function createKeys(
  place: KeyPlace,
  order: { readonly folderId: string; readonly login: string; readonly passphrase: string },
): Promise<{ keys: FolderKeys; recoveryCode: string }> {
  const keys = { data: Uint8Array.from(place.random(KEY_BYTES)), mac: Uint8Array.from(place.random(KEY_BYTES)) }
  const code = makeRecoveryCode(place.random)
  const { folderId } = order
  const slots = [
    await makeSlot(place, folderId, 'operator', order.login, passphraseBytes(order.passphrase), keys),
    await makeSlot(place, folderId, 'recovery', '', code.bytes, keys),
  ]
  const bytes = encodeChecked({ format: 1, folderId, revision: 1, slots })
  for (const name of KEY_FILES) writing(() => writeWhole(place.files, join(place.folder, name), bytes))
  return { keys, recoveryCode: code.text }
}

/**
 * The keyring of a sealed folder. A copy that is missing, damaged or behind is named, and in `write` mode made again
 * from the other. Throws `DamagedFolder` when neither is whole.
 */
export function openKeyring(
  place: Pick<KeyPlace, 'files' | 'folder'>,
  folderId: string,
  mode: 'write' | 'read',
): { keyring: Keyring; problems: readonly Problem[] } {
  const copies = KEY_FILES.map((name) => readCopy(place, name, folderId))
  const keyring = copies.reduce((best, copy) => (best === null || (copy?.revision ?? 0) > best.revision ? copy : best))
  if (keyring === null) throw new DamagedFolder([{ code: 'folder/keys-damaged', params: {} }])
  const whole = encodeChecked(keyring)
  const unlike = KEY_FILES.filter((_, i) => copies[i] === null || !encodeChecked(copies[i] ?? {}).equals(whole))
  if (mode === 'write') {
    for (const name of unlike) writing(() => writeWhole(place.files, join(place.folder, name), whole))
  }
  const code = mode === 'write' ? 'keys/copy-mended' : 'keys/copy-damaged'
  return { keyring, problems: unlike.map((file) => ({ code, params: { file } })) }
}

export function loginsOf(keyring: Keyring): string[] {
  return keyring.slots.filter(({ kind }) => kind === 'operator').map(({ login }) => login)
}

/** Throws `Refusal('session/wrong-passphrase')` for an unknown login too. */
export async function unlockByPassphrase(keyring: Keyring, login: string, passphrase: string): Promise<FolderKeys> {
  const slot = keyring.slots.find((candidate) => candidate.kind === 'operator' && candidate.login === login)
  const keys = slot === undefined ? null : await unwrap(keyring.folderId, slot, passphraseBytes(passphrase))
  if (keys === null) throw new Refusal('session/wrong-passphrase')
  return keys
}

/** Throws `Refusal('session/recovery-code-mistyped')` when the check group doesn't fit, else `wrong-recovery-code`. */
export async function unlockByRecoveryCode(keyring: Keyring, typed: string): Promise<FolderKeys> {
  const code = parseRecoveryCode(typed)
  if (code === null) throw new Refusal('session/recovery-code-mistyped')
  const slot = keyring.slots.find(({ kind }) => kind === 'recovery')
  const keys = slot === undefined ? null : await unwrap(keyring.folderId, slot, code)
  if (keys === null) throw new Refusal('session/wrong-recovery-code')
  return keys
}

/**
 * Gives a login a new passphrase; the keys themselves stay. Throws `Refusal('session/unknown-login')`, and `FailedWrite`
 * when the new slot isn't on the disk for certain: then one of the two passphrases opens, and the recovery code does.
 */
export async function replaceSlot(
  place: KeyPlace,
  keyring: Keyring,
  keys: FolderKeys,
  order: { readonly login: string; readonly passphrase: string },
): Promise<Keyring> {
  const { login } = order
  if (!loginsOf(keyring).includes(login)) throw new Refusal('session/unknown-login', { login })
  const fresh = await makeSlot(place, keyring.folderId, 'operator', login, passphraseBytes(order.passphrase), keys)
  const slots = keyring.slots.map((slot) => (slot.kind === 'operator' && slot.login === login ? fresh : slot))
  const replaced: Keyring = { ...keyring, revision: keyring.revision + 1, slots }
  const bytes = encodeChecked(replaced)
  const [first, second] = KEY_FILES
  writing(() => writeWhole(place.files, join(place.folder, first), bytes))
  try {
    writeWhole(place.files, join(place.folder, second), bytes)
  } catch {
    // The first copy counts already; the next opening makes the second from it and says so.
  }
  return replaced
}

/**
 * The head of the chain under the folder's MAC key: 16 hex digits in groups of four, to be printed and compared with a
 * later copy. Only who holds the keys can make it for another chain.
 */
export function keyedHead(keys: FolderKeys, folderId: string, head: Pick<Head, 'seq' | 'hash'>): string {
  const seq = Buffer.alloc(8)
  seq.writeBigUInt64LE(BigInt(head.seq))
  const mac = createHmac('sha256', keys.mac).update(Buffer.from(folderId, 'hex')).update(seq).update(head.hash)
  return mac
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * What is printed at the foot of a paper, so that a later copy of the log can be held against it: `YC-57-9F3A-7C21-B4D0-6E55`,
 * the number of the last commit and its keyed head. Without keys (a trial folder, `YCT-…`) it is a plain hash.
 */
export function codeOf(keys: FolderKeys | null, folderId: string, head: Pick<Head, 'seq' | 'hash'>): string {
  const mac = keyedHead(keys ?? NO_KEYS, folderId, head)
    .toUpperCase()
    .replaceAll(' ', '-')
  return `${keys ? 'YC' : 'YCT'}-${head.seq}-${mac}`
}

/** The number of the commit that a code speaks of; null where it is no code. Blanks and small letters are forgiven. */
export function seqOfCode(code: string): number | null {
  const found = /^YCT?-([1-9]\d{0,14})-[0-9A-F]{4}(-[0-9A-F]{4}){3}$/.exec(plainCode(code))
  return found ? Number(found[1]) : null
}

export function isSameCode(one: string, other: string): boolean {
  return plainCode(one) === plainCode(other)
}

function plainCode(code: string): string {
  return code.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

const NO_KEYS: FolderKeys = { data: new Uint8Array(0), mac: new Uint8Array(0) }

function readCopy(place: Pick<KeyPlace, 'files' | 'folder'>, name: string, folderId: string): Keyring | null {
  const path = join(place.folder, name)
  if (!place.files.exists(path)) return null
  const keyring = decodeChecked(readWhole(place.files, path)) as Partial<Keyring> | null
  if (keyring !== null && keyring.format !== 1) {
    throw new DamagedFolder([{ code: 'folder/newer-format', params: { format: keyring.format } }])
  }
  return keyring?.folderId === folderId ? (keyring as Keyring) : null
}

/** Spellings that look the same are the same passphrase. */
function passphraseBytes(passphrase: string): Buffer {
  return Buffer.from(passphrase.normalize('NFKC'), 'utf8')
}

async function makeSlot(
  place: KeyPlace,
  folderId: string,
  kind: KeySlot['kind'],
  login: string,
  secret: Buffer,
  keys: FolderKeys,
): Promise<KeySlot> {
  const salt = Buffer.from(place.random(16))
  const nonce = Buffer.from(place.random(12))
  const cost = place.cost ?? SCRYPT_COST
  const cipher = createCipheriv(CIPHER, await stretch(secret, salt, cost), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(slotPlace(folderId, kind, login))
  const wrapped = Buffer.concat([
    cipher.update(keys.data),
    cipher.update(keys.mac),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const text = { salt: salt.toString('base64'), nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') }
  return { kind, login, cost, ...text }
}

async function unwrap(folderId: string, slot: KeySlot, secret: Buffer): Promise<FolderKeys | null> {
  const wrapped = Buffer.from(slot.wrapped, 'base64')
  if (wrapped.length !== 2 * KEY_BYTES + TAG_BYTES) return null
  const key = await stretch(secret, Buffer.from(slot.salt, 'base64'), slot.cost)
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(slot.nonce, 'base64'), { authTagLength: TAG_BYTES })
  decipher.setAAD(slotPlace(folderId, slot.kind, slot.login))
  decipher.setAuthTag(wrapped.subarray(2 * KEY_BYTES))
  const keys = decipher.update(wrapped.subarray(0, 2 * KEY_BYTES))
  try {
    decipher.final()
  } catch {
    return null
  }
  return { data: Uint8Array.from(keys.subarray(0, KEY_BYTES)), mac: Uint8Array.from(keys.subarray(KEY_BYTES)) }
}

/** What a slot is bound to, so that it opens neither in another folder nor under another name. */
function slotPlace(folderId: string, kind: KeySlot['kind'], login: string): Buffer {
  return Buffer.from(`yingcai-desk/keys/1\n${folderId}\n${kind}\n${login}`, 'utf8')
}

/** Runs in a thread of its own, so that the worker goes on answering. */
function stretch(secret: Buffer, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, { N: n, r, p, maxmem: MOST_SCRYPT_BYTES }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
