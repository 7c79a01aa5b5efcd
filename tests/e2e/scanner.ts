import type { CDPSession, Page } from '@playwright/test'

/** Between two keys of a scanner, in seconds. */
const GAP_S = 0.008

/** A hand scanner as the window sees it: a keyboard that types at once and ends with Enter. */
export class Scanner {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async at(page: Page): Promise<Scanner> {
    return new Scanner(await page.context().newCDPSession(page))
  }

  async scan(text: string): Promise<void> {
    await this.#strokes([...text].map((sign) => ({ key: sign, code: codeOf(sign), text: sign, keyCode: 0 })))
  }

  /**
   * The same while a Chinese input method is on: it takes the keys and shows what it makes of them in the field, as
   * a composition; on Enter it writes the raw letters.
   */
  async scanThroughInputMethod(text: string): Promise<void> {
    const strokes = [...text].map((sign) => ({ key: 'Process', code: codeOf(sign), text: '', keyCode: 229 }))
    await this.#strokes(strokes, async (typed) => {
      const composed = text.slice(0, typed).toLowerCase()
      await this.#session.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      })
    })
  }

  /** Each key has the time it would have had, however slow this machine is. */
  async #strokes(strokes: readonly Stroke[], after?: (typed: number) => Promise<void>): Promise<void> {
    const begin = Date.now() / 1000
    const all = [...strokes, { key: 'Enter', code: 'Enter', text: '\r', keyCode: 13 }]
    for (const [index, { key, code, text, keyCode }] of all.entries()) {
      const shared = { key, code, windowsVirtualKeyCode: keyCode, timestamp: begin + index * GAP_S }
      const type = text === '' ? 'rawKeyDown' : 'keyDown'
      await this.#session.send('Input.dispatchKeyEvent', { ...shared, type, ...(text !== '' && { text }) })
      if (index < strokes.length) await after?.(index + 1)
      await this.#session.send('Input.dispatchKeyEvent', { ...shared, type: 'keyUp' })
    }
  }
}

interface Stroke {
  readonly key: string
  readonly code: string
  readonly text: string
  readonly keyCode: number
}

function codeOf(sign: string): string {
  if (/\d/.test(sign)) return `Digit${sign}`
  return sign === '-' ? 'Minus' : `Key${sign.toUpperCase()}`
}
