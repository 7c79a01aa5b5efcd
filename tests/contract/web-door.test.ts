import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { firstLine, spawnWeb, startWeb, type RunningWeb } from './doors.ts'

let root: string
let web: RunningWeb

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'yingcai-'))
  web = await startWeb(join(root, 'data'))
})
afterAll(async () => {
  await web.stop()
  rmSync(root, { recursive: true, force: true })
})

interface Ask {
  readonly path?: string
  readonly method?: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Buffer
  readonly cookie?: string | null
}

/** One plain HTTP request with our cookie, as `fetch` would refuse to make it. */
async function ask({ path = '/', method = 'GET', headers = {}, body, cookie = web.cookie }: Ask) {
  const all = { ...(cookie === null ? {} : { Cookie: cookie }), ...headers }
  const sent = request({ host: '127.0.0.1', port: web.address.port, path, method, headers: all, agent: false })
  sent.on('error', () => undefined)
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  for await (const part of answer.setEncoding('utf8')) text += part
  return { status: answer.statusCode, headers: answer.headers, text }
}

/** How an upgrade ends: `open`, or the status it is refused with. */
async function upgrade(headers: { readonly [name: string]: string }, path = '/rpc'): Promise<string | number> {
  const socket = new WebSocket(`ws://${web.address.host}${path}`, { headers })
  const ended = await Promise.race([
    once(socket, 'open').then(() => 'open'),
    once(socket, 'unexpected-response').then(([, answer]) => (answer as IncomingMessage).statusCode ?? 0),
  ])
  socket.on('error', () => undefined)
  socket.terminate()
  return ended
}

describe('the address', () => {
  it('lets nobody in a second time when its token was used', async () => {
    const again = await ask({ path: `/${web.address.search}`, cookie: null })
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.text).toContain('重新启动英才台')
    expect(again.text).toContain('start Yingcai Desk again')
  })

  it('lets nobody in when the token is wrong', async () => {
    expect((await ask({ path: '/?token=guess', cookie: null })).status).toBe(401)
  })

  it('gives a cookie that scripts and other sites never see when the token is right', async () => {
    const other = await startWebAddress()
    const answer = await fetch(other.address, { redirect: 'manual' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect(answer.headers.get('set-cookie')).toMatch(/^yingcai_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    await other.stop()
  })

  it('is on the loopback address only when it is printed', () => {
    expect(web.address.hostname).toBe('127.0.0.1')
  })
})

describe('plain requests', () => {
  it.each([
    ['another name', { Host: 'example.org' }],
    ['another port', { Host: '127.0.0.1:1' }],
    ['no port', { Host: '127.0.0.1' }],
  ])('are refused when the host has %s', async (_what, headers) => {
    expect((await ask({ headers })).status).toBe(421)
  })

  it('are answered when the host is localhost with our port', async () => {
    expect((await ask({ headers: { Host: `localhost:${web.address.port}` }, path: '/none.js' })).status).toBe(404)
  })

  it.each(['/', '/holders/12', '/assets/index.js', '/files/none'])(
    'get no answer to %s when there is no cookie',
    async (path) => {
      const answer = await ask({ path, cookie: null })
      expect(answer.status).toBe(401)
      expect(answer.text).toContain('英才台')
    },
  )

  it('are refused when the cookie is wrong', async () => {
    expect((await ask({ cookie: `${web.cookie}x` })).status).toBe(401)
    expect((await ask({ cookie: web.cookie.replace('yingcai', 'other') })).status).toBe(401)
  })

  it.each([
    '/../package.json',
    '/assets/../../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '//example.org/index.js',
    '/assets/%00.js',
  ])('find no file when the path is %s', async (path) => {
    const answer = await ask({ path })
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('yingcai-desk')
  })

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('are refused when the method is %s', async (method) => {
    const answer = await ask({ method })
    expect(answer.status).toBe(405)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('are refused when they are longer than any of ours', async () => {
    expect((await ask({ path: `/${'x'.repeat(3000)}` })).status).toBe(414)
    expect((await ask({ body: 'a body', headers: { 'Content-Length': '6' } })).status).toBe(413)
  })

  it('end with the connection when they are no HTTP', async () => {
    const socket = connect(Number(web.address.port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET / HTTP/1.1\r\nHost: ${web.address.host}\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)
    let answer = ''
    socket.on('data', (part: Buffer) => (answer += part.toString()))
    await new Promise((closed) => socket.on('close', closed))
    expect(answer).toBe('')
  })

  it('carry what shuts out other sites whatever the answer', async () => {
    for (const path of ['/', '/none.js', '/?token=x']) {
      const { headers } = await ask({ path })
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
  })
})

describe('sockets', () => {
  const ours = () => ({ Cookie: web.cookie, Origin: web.address.origin })

  it('open when cookie, host and origin are ours', async () => {
    expect(await upgrade(ours())).toBe('open')
  })

  it('are refused when anything else asks', async () => {
    const { Cookie, Origin } = ours()
    expect(await upgrade({ Origin })).toBe(403)
    expect(await upgrade({ Cookie })).toBe(403)
    expect(await upgrade({ Cookie, Origin: 'http://example.org' })).toBe(403)
    expect(await upgrade({ Cookie, Origin: `http://localhost:${web.address.port}` })).toBe(403)
    expect(await upgrade({ Cookie, Origin: 'null' })).toBe(403)
    expect(await upgrade({ Cookie, Origin, Host: 'example.org' })).toBe(421)
    expect(await upgrade(ours(), '/rpc/more')).toBe(404)
  })

  it('are refused when there are too many', async () => {
    const sockets = Array.from({ length: 32 }, () => web.socket())
    await Promise.all(sockets.map((socket) => once(socket, 'open')))
    expect(await upgrade(ours())).toBe(503)
    for (const socket of sockets) socket.close()
    await Promise.all(sockets.map((socket) => once(socket, 'close')))
    await expect.poll(() => upgrade(ours())).toBe('open')
  })
})

describe('files', () => {
  const post = (headers: { readonly [name: string]: string }, body = 'some bytes') =>
    ask({ path: '/files?name=%E5%90%8D%E5%8D%95.xlsx', method: 'POST', headers, body })

  it('come back by their token when our page sent them', async () => {
    const answer = await post({ Origin: web.address.origin })
    expect(answer.status).toBe(201)
    const { token } = JSON.parse(answer.text) as { token: string }
    const back = await ask({ path: `/files/${token}` })
    expect(back.text).toBe('some bytes')
    expect(back.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx")
    expect(back.headers['content-type']).toBe('application/octet-stream')
  })

  it('are refused when they come from elsewhere or are too large', async () => {
    expect((await post({})).status).toBe(403)
    expect((await post({ Origin: 'http://example.org' })).status).toBe(403)
    const tooLarge = await ask({
      path: '/files',
      method: 'POST',
      headers: { Origin: web.address.origin, 'Content-Length': String(2 ** 40) },
    })
    expect(tooLarge.status).toBe(413)
    expect((await ask({ path: '/files/guess' })).status).toBe(404)
  })
})

describe('a second start', () => {
  it('ends with code 3 and one sentence when the folder is in use', async () => {
    const second = spawnWeb(join(root, 'data'), { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' })
    let words = ''
    second.stderr.on('data', (part: Buffer) => (words += part.toString()))
    const [code] = (await once(second, 'close')) as [number]
    expect(code).toBe(3)
    expect(words.trim().split('\n')).toHaveLength(1)
    expect(words).toMatch(/[\u4e00-\u9fff]/)
  })

  it('opens when the first one has ended', async () => {
    const folder = join(root, 'another')
    const first = await startWeb(folder)
    expect(await first.stop()).toBe(0)
    const second = await startWeb(folder)
    expect(await second.stop()).toBe(0)
  })
})

/** A door of its own whose token is not used yet. */
async function startWebAddress() {
  const child = spawnWeb(join(root, 'fresh'))
  return {
    address: await firstLine(child),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
