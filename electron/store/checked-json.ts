import { hash } from 'node:crypto'

/** JSON that people can read and that says itself whether it is whole: `check` is a hash over the rest. */
export function encodeChecked(value: object): Buffer {
  return Buffer.from(`${JSON.stringify({ ...value, check: checkOf(value) }, null, 2)}\n`)
}

/** The value, or null where the bytes are not what `encodeChecked` made. */
export function decodeChecked(bytes: Buffer): { readonly [key: string]: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('check' in parsed)) return null
    const { check, ...value } = parsed
    return check === checkOf(value) ? value : null
  } catch {
    return null
  }
}

function checkOf(value: object): string {
  return hash('sha256', JSON.stringify(value), 'hex').slice(0, 32)
}
