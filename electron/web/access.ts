import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Who may talk to the door. The address printed at the start holds a token that works once: it is exchanged for a
 * cookie that scripts can't read and other sites can't send. Nothing else lets anybody in.
 */
export class Access {
  readonly #port: number
  readonly #cookie = newSecret()
  #token: string | null = newSecret()

  constructor(port: number) {
    this.#port = port
  }

  /** The address to open; its token works once. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}/?token=${this.#token ?? ''}`
  }

  /** The origin of the page when the request is addressed to this door by name and port, else null. */
  originOf(headers: IncomingHttpHeaders): string | null {
    const names = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
    return headers.host && names.includes(headers.host) ? `http://${headers.host}` : null
  }

  /** `Set-Cookie` in exchange for the token, or null when it is wrong or was used before. */
  exchange(token: string): string | null {
    if (this.#token === null || !isSame(token, this.#token)) return null
    this.#token = null
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`
  }

  hasCookie(headers: IncomingHttpHeaders): boolean {
    const mine = `${this.#cookieName}=`
    return (headers.cookie ?? '')
      .split(';')
      .map((part) => part.trim())
      .some((part) => part.startsWith(mine) && isSame(part.slice(mine.length), this.#cookie))
  }

  /** Cookies don't know ports: with the port in its name, two desks on one machine keep theirs apart. */
  get #cookieName(): string {
    return `yingcai_${this.#port}`
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
