import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { protocol as electronProtocol } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE_SCHEME, servePage } from '../../electron/desktop/page.ts'
import { NONCE_PLACEHOLDER } from '#door/csp.ts'
import { FileTokens } from '#door/file-tokens.ts'
import { app, protocol } from './electron.ts'

const place = mkdtempSync(join(tmpdir(), 'yingcai-page-'))
const folder = join(place, 'renderer')
const files = new FileTokens(join(place, 'data'))

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<script nonce="${NONCE_PLACEHOLDER}" src="/assets/page.js"></script>`)
  writeFileSync(join(folder, 'assets/page.js'), 'export {}')
  writeFileSync(join(place, 'secret.json'), '{}')
  symlinkSync(join(place, 'secret.json'), join(folder, 'assets/link.json'))
  electronProtocol.registerSchemesAsPrivileged([PAGE_SCHEME])
  await app.whenReady()
  servePage(electronProtocol, folder, files)
})
afterAll(() => rmSync(place, { recursive: true }))

async function get(url: string, method = 'GET') {
  const response = await protocol.handler?.(new Request(url, { method }))
  if (!response) throw new Error('the scheme is not served')
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('the page', () => {
  it('gets its own origin when its scheme is registered', () => {
    expect(PAGE_SCHEME.privileges).toMatchObject({ standard: true, secure: true })
    expect(PAGE_SCHEME.privileges?.bypassCSP ?? false).toBe(false)
  })

  it.each(['app://desk/', 'app://desk/index.html', 'app://desk/holders/12'])(
    'carries a policy with the nonce written into it when %s is asked for',
    async (url) => {
      const { status, headers, text } = await get(url)
      const policy = headers.get('content-security-policy') ?? ''
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1]
      expect(status).toBe(200)
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`)
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    },
  )

  it('has another nonce when it is loaded again', async () => {
    expect((await get('app://desk/')).text).not.toBe((await get('app://desk/')).text)
  })

  it('gets its assets with their type when it asks for them', async () => {
    const { status, headers, text } = await get('app://desk/assets/page.js')
    expect([status, text]).toEqual([200, 'export {}'])
    expect(headers.get('content-type')).toContain('text/javascript')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a file in memory', () => {
  it('is taken in under a token, and held for the desk alone, when the page posts it', async () => {
    const body = new Uint8Array([1, 2, 3])
    const answer = await protocol.handler?.(
      new Request('app://desk/files?name=a%2Fb.png&held', { method: 'POST', body }),
    )
    if (answer?.status !== 201) throw new Error('not taken in')
    const { token } = (await answer.json()) as { token: string }
    expect(files.held.take(token)).toEqual({ name: 'a/b.png', bytes: body, type: null })
    expect(files.held.take(token)).toBeNull()
  })

  it('is refused when it is larger than any attachment', async () => {
    const body = new Uint8Array(20 * 1024 * 1024 + 1)
    const answer = await protocol.handler?.(new Request('app://desk/files?name=a', { method: 'POST', body }))
    expect(answer?.status).toBe(413)
  })

  it('is shown with its type, uncached and harmless, when the desk shows it', async () => {
    const bytes = new TextEncoder().encode('%PDF-')
    const token = files.held.show('7', { name: '接收函.pdf', bytes, type: 'application/pdf' })
    const { status, headers, text } = await get(`app://desk/files/${token}`)
    expect([status, text]).toEqual([200, '%PDF-'])
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(files.held.shown('7')).toBe(token)
    files.held.release()
    expect((await get(`app://desk/files/${token}`)).status).toBe(404)
  })
})

describe('nothing is served', () => {
  it.each([
    ['the path climbs', 'app://desk/../secret.json'],
    ['the path climbs in disguise', 'app://desk/%2e%2e%2fsecret.json'],
    ['the path climbs with backslashes', 'app://desk/..%5csecret.json'],
    ['a link leads out', 'app://desk/assets/link.json'],
    ['the file is not there', 'app://desk/assets/none.js'],
    ['the host is another', 'app://other/'],
  ])('when %s', async (_, url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('when the request would change something', async () => {
    expect((await get('app://desk/', 'POST')).status).toBe(404)
  })
})
