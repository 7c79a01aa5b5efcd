import { readFile } from 'node:fs/promises'
import type { CustomScheme, Protocol } from 'electron'
import { findAsset } from '#door/assets.ts'
import { contentSecurityPolicy, createNonce, withNonce } from '#door/csp.ts'
import { HOST, SCHEME } from './origin.ts'

/** To be registered before the program is ready. Without `standard` and `secure` the page would have no origin of its own. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** Serves the built page under `app://desk/`: nothing outside `folder`, each page with a fresh nonce. */
export function servePage(protocol: Protocol, folder: string): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    const { host, pathname } = new URL(url)
    const asset = method === 'GET' && host === HOST ? findAsset(folder, pathname) : null
    if (!asset) return new Response(null, { status: 404 })
    const headers = { 'Content-Type': asset.type, 'X-Content-Type-Options': 'nosniff' }
    if (!asset.isPage) return new Response(new Uint8Array(await readFile(asset.file)), { headers })
    const nonce = createNonce()
    return new Response(withNonce(await readFile(asset.file, 'utf8'), nonce), {
      headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce), 'Cache-Control': 'no-store' },
    })
  })
}
