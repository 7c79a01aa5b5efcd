import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { findAsset, type Asset } from '#door/assets.ts'
import { contentSecurityPolicy, createNonce, withNonce } from '#door/csp.ts'
import { FILE_LIMIT, nameIn, type FileTokens } from '#door/file-tokens.ts'
import { heldHeaders } from '#door/held-files.ts'
import { ATTACHMENT_LIMIT } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Access } from './access.ts'
import { plainPage } from './pages.ts'

const URL_LIMIT = 2048
const NOTHING = "default-src 'none'; frame-ancestors 'none'"

/** Answers plain HTTP: the exchange of the token, the page's own files, and files by token. */
export function createRequests(access: Access, assets: string, files: FileTokens): RequestListener {
  return (request, response) => {
    secure(response)
    answer(request, response).catch(() => {
      // The peer went away, or a file of ours can't be read; nothing is known about the rest of this connection.
      if (!response.headersSent) text(response, 500)
      request.destroy()
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const origin = access.originOf(request.headers)
    if (!origin) return text(response, 421)
    if ((request.url?.length ?? 0) > URL_LIMIT) return text(response, 414)
    const url = URL.parse(request.url ?? '/', origin)
    if (!url || url.origin !== origin || !request.url?.startsWith('/')) return text(response, 400)
    if (request.method === 'POST') return receive(request, response, url, origin)
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(response, 405, { Allow: 'GET, HEAD, POST' })
    if (request.headers['content-length'] || request.headers['transfer-encoding']) return text(response, 413)

    const token = url.searchParams.get('token')
    if (token !== null && url.pathname === '/' && request.method === 'GET') return exchange(response, token)
    if (!access.hasCookie(request.headers)) return page(response, 401, plainPage('openAgain'))
    if (url.pathname.startsWith('/files/')) return send(response, url.pathname.slice('/files/'.length))
    const asset = findAsset(assets, url.pathname)
    if (!asset) return page(response, 404, plainPage('notFound'))
    return asset.isPage ? sendPage(response, asset, origin) : sendAsset(response, asset, url.pathname)
  }

  function exchange(response: ServerResponse, token: string): void {
    const cookie = access.exchange(token)
    if (!cookie) return page(response, 401, plainPage('openAgain'))
    text(response, 303, { 'Set-Cookie': cookie, Location: '/' })
  }

  /** `POST /files?name=…` with the bytes as the body; answers `{"token": …}`. With `&held` they lie in memory only. */
  async function receive(request: IncomingMessage, response: ServerResponse, url: URL, origin: string): Promise<void> {
    if (request.headers.origin !== origin || !access.hasCookie(request.headers)) return text(response, 403)
    if (url.pathname !== '/files') return text(response, 404)
    const isHeld = url.searchParams.has('held')
    const limit = isHeld ? ATTACHMENT_LIMIT : FILE_LIMIT
    if (Number(request.headers['content-length'] ?? 0) > limit) return text(response, 413)
    try {
      const token = await (isHeld ? files.held : files).receive(request, nameIn(url), limit)
      response.writeHead(201, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end(JSON.stringify({ token }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      text(response, 413)
    }
  }

  async function send(response: ServerResponse, token: string): Promise<void> {
    const held = files.held.find(token)
    if (held) {
      response.writeHead(200, heldHeaders(held))
      response.end(response.req.method === 'HEAD' ? undefined : held.bytes)
      return
    }
    const file = files.find(token)
    if (!file) return page(response, 404, plainPage('notFound'))
    const { size } = await stat(file.path)
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'no-store',
    })
    await stream(file.path, response)
  }
}

/** No CORS header is ever sent, so no other origin reads anything; these close the rest. */
function secure(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', NOTHING)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=()')
}

async function sendPage(response: ServerResponse, asset: Asset, origin: string): Promise<void> {
  const nonce = createNonce()
  const html = withNonce(await readFile(asset.file, 'utf8'), nonce)
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, [origin.replace('http', 'ws')]))
  page(response, 200, html)
}

async function sendAsset(response: ServerResponse, asset: Asset, path: string): Promise<void> {
  const { size } = await stat(asset.file)
  // The build puts a hash of the content into the names under assets/.
  const age = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
  response.writeHead(200, { 'Content-Type': asset.type, 'Content-Length': size, 'Cache-Control': age })
  await stream(asset.file, response)
}

async function stream(file: string, response: ServerResponse): Promise<void> {
  if (response.req.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file), response)
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(response.req.method === 'HEAD' ? undefined : html)
}

/** A status without words. What is left of the request is not read. */
function text(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Length': 0, 'Cache-Control': 'no-store', ...headers, ...closing(status) })
  response.end()
}

function closing(status: number): Record<string, string> {
  return status >= 400 ? { Connection: 'close' } : {}
}
