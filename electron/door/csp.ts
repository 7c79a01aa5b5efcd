import { randomBytes } from 'node:crypto'

/** Stands in the built `index.html` wherever a nonce belongs (`html.cspNonce` of the build). */
export const NONCE_PLACEHOLDER = '%CSP_NONCE%'

/** A fresh nonce, one an answer. */
export function createNonce(): string {
  return randomBytes(18).toString('base64')
}

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce)
}

/**
 * What the page may load: its own files, and scripts and styles that carry the nonce; it frames an attachment that it shows.
 * `connect` names further origins to talk to (the web door's socket, which older browsers don't count as 'self').
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
