import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecoveryCode, parseRecoveryCode } from './recovery-code.ts'

describe('a recovery code', () => {
  it('is nine groups of four without letters that look alike when it is made', () => {
    expect(makeRecoveryCode(randomBytes).text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('gives back its bytes when it is read in any case, spacing or width', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const { text } = makeRecoveryCode(() => bytes)
        const wide = text.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
        for (const typed of [
          text,
          text.toLowerCase(),
          ` ${text.replaceAll('-', ' ')} `,
          text.replaceAll('-', ''),
          wide,
        ]) {
          expect(parseRecoveryCode(typed)?.equals(bytes)).toBe(true)
        }
        expect(parseRecoveryCode(text.replaceAll('0', 'o').replaceAll('1', 'l'))?.equals(bytes)).toBe(true)
      }),
    )
  })

  it('is refused as mistyped when one letter is wrong, missing or doubled', () => {
    const { text } = makeRecoveryCode(() => Uint8Array.from({ length: 20 }, (_, i) => i * 11))
    const letters = text.replaceAll('-', '')
    for (let i = 0; i < letters.length; i++) {
      const other = letters[i] === '7' ? '8' : '7'
      expect(parseRecoveryCode(letters.slice(0, i) + other + letters.slice(i + 1))).toBeNull()
      expect(parseRecoveryCode(letters.slice(0, i) + letters.slice(i + 1))).toBeNull()
      expect(parseRecoveryCode(letters.slice(0, i) + letters[i] + letters.slice(i))).toBeNull()
    }
    expect(parseRecoveryCode('')).toBeNull()
    expect(parseRecoveryCode(`U${letters.slice(1)}`)).toBeNull()
  })
})
