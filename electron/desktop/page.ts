import { readFile } from 'node:fs/promises'
import type { CustomScheme, Protocol } from 'electron'
import { findAsset } from '#door/assets.ts'
import { contentSecurityPolicy, createNonce, withNonce } from '#door/csp.ts'
import { nameIn, type FileTokens } from '#door/file-tokens.ts'
import { heldHeaders, type HeldFiles } from '#door/held-files.ts'
import { ATTACHMENT_LIMIT } from '#shared/domain/attachments.ts'
import { HOST, SCHEME } from './origin.ts'

/** To be registered before the program is ready. Without `standard` and `secure` the page would have no origin of its own. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/**
 * Serves the built page under `app://desk/`: nothing outside `folder`, each page with a fresh nonce. Files that lie in memory
 * only come in and go out under `/files`, as behind the web door.
 */
export function servePage(protocol: Protocol, folder: string, { held }: Pick<FileTokens, 'held'>): void {
  protocol.handle(SCHEME, async (request) => {
    const { method, url } = request
    const { host, pathname } = new URL(url)
    if (method === 'POST' && host === HOST && pathname === '/files') return receive(request, held)
    if (method !== 'GET' || host !== HOST) return new Response(null, { status: 404 })
    if (pathname.startsWith('/files/')) return show(held, pathname.slice('/files/'.length))
    const asset = findAsset(folder, pathname)
    if (!asset) return new Response(null, { status: 404 })
    const headers = { 'Content-Type': asset.type, 'X-Content-Type-Options': 'nosniff' }
    if (!asset.isPage) return new Response(new Uint8Array(await readFile(asset.file)), { headers })
    const nonce = createNonce()
    return new Response(withNonce(await readFile(asset.file, 'utf8'), nonce), {
      headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce), 'Cache-Control': 'no-store' },
    })
  })
}

function show(held: HeldFiles, token: string): Response {
  const file = held.find(token)
  return file ? new Response(file.bytes, { headers: heldHeaders(file) }) : new Response(null, { status: 404 })
}

async function receive({ url, body }: Request, held: HeldFiles): Promise<Response> {
  try {
    const token = await held.receive(body ?? new Blob().stream(), nameIn(new URL(url)), ATTACHMENT_LIMIT)
    return Response.json({ token }, { status: 201 })
  } catch {
    return new Response(null, { status: 413 })
  }
}
