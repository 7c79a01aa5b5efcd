import { expect, it } from 'vitest'
import { contentSecurityPolicy, createNonce, NONCE_PLACEHOLDER, withNonce } from './csp.ts'

it('allows only our own scripts and those with the nonce when the page is served', () => {
  const policy = contentSecurityPolicy('n0nce', ['ws://127.0.0.1:1'])
  expect(policy).toContain("script-src 'self' 'nonce-n0nce';")
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;")
  expect(policy).toContain("frame-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

it('puts a nonce in every place when there are several', () => {
  const html = `<script nonce="${NONCE_PLACEHOLDER}"></script><meta nonce="${NONCE_PLACEHOLDER}">`
  expect(withNonce(html, 'abc')).toBe('<script nonce="abc"></script><meta nonce="abc">')
})

it('gives another nonce each time', () => {
  expect(createNonce()).not.toBe(createNonce())
})
