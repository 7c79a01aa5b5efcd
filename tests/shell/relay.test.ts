import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FrameDouble, PortDouble, type ContentsDouble } from './electron.ts'
import { askForPort, connect, nextMessage, openTestWindow } from './window.ts'

let desk: Awaited<ReturnType<typeof openTestWindow>>
let contents: ContentsDouble

beforeAll(async () => {
  desk = await openTestWindow()
  contents = desk.contents
})
afterAll(() => desk.host.stop())

describe('the port of a page', () => {
  it('carries strings to the worker and back when the page asks for it', async () => {
    const port = connect(contents)
    const answer = nextMessage(port)
    port.postMessage('{"i":"1"}')
    expect(await answer).toBe('echo {"i":"1"}')
  })

  it('keeps what the worker says when the page is not listening yet', async () => {
    contents.ipc.deliver('desk:connect', contents.mainFrame)
    const [port] = contents.mainFrame.posted.at(-1)?.ports ?? []
    port?.postMessage('early')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const answer = nextMessage(port ?? new PortDouble())
    port?.start()
    expect(await answer).toBe('echo early')
  })

  it('is replaced when the page asks again', () => {
    const first = connect(contents)
    const second = connect(contents)
    expect([first.isClosed, second.isClosed]).toEqual([true, false])
  })

  it.each([
    ['the page reloads', () => contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })],
    ['the page crashes', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })],
    ['the page sends anything but a string', (port: PortDouble) => port.postMessage({ i: '1' })],
    ['the page sends a port along', (port: PortDouble) => port.postMessage('x', [new PortDouble()])],
  ])('closes when %s', (_, act) => {
    const port = connect(contents)
    act(port)
    expect(port.isClosed).toBe(true)
  })

  it.each([
    ['a place inside the page changes', { isMainFrame: true, isSameDocument: true }],
    ['another frame navigates', { isMainFrame: false, isSameDocument: false }],
  ])('stays when %s', (_, details) => {
    const port = connect(contents)
    contents.emit('did-start-navigation', details)
    expect(port.isClosed).toBe(false)
  })

  it('closes when the worker dies, and a new one comes when the page asks again', async () => {
    const port = connect(contents)
    const closed = new Promise<void>((resolve) => port.once('close', resolve))
    await desk.host.kill()
    await closed
    const again = connect(contents)
    const answer = nextMessage(again)
    again.postMessage('still there')
    expect(await answer).toBe('echo still there')
  })

  it('harms nobody when the page goes while a new worker is on its way', async () => {
    await desk.host.kill()
    await setImmediate()
    connect(contents).close()
    const port = connect(contents)
    const answer = nextMessage(port)
    port.postMessage('next')
    expect(await answer).toBe('echo next')
  })

  it.each([
    ['the page closes its end', (port: PortDouble) => port.close()],
    ['the page reloads', () => contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })],
  ])('closes the way to the worker too when %s', async (_, act) => {
    const port = connect(contents)
    const [worker] = desk.toWorker.slice(-1)
    const closed = new Promise((resolve) => worker?.once('close', () => resolve('closed')))
    act(port)
    expect(await closed).toBe('closed')
  })
})

describe('nobody is connected', () => {
  const child = new FrameDouble()
  child.parent = new FrameDouble()
  const foreign = new FrameDouble()
  foreign.origin = 'https://example.org'
  const blank = new FrameDouble()
  blank.url = ''

  it.each([
    ['the frame is gone', null],
    ['it is not the main frame', child],
    ['its origin is another', foreign],
    ['its address is another', blank],
  ])('when %s', (_, frame) => {
    const before = desk.toWorker.length
    expect(askForPort(contents, frame)).toBeNull()
    expect(desk.toWorker).toHaveLength(before)
  })
})

describe('a closed window', () => {
  it('closes its port when it goes', async () => {
    const other = await openTestWindow()
    const port = connect(other.contents)
    other.window.destroy()
    expect(port.isClosed).toBe(true)
    await other.host.stop()
  })
})
