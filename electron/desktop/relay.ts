import { MessageChannelMain, type WebContents, type WebFrameMain } from 'electron'
import type { WorkerHost } from '#door/worker-host.ts'
import { CHANNELS, isOurPage } from './origin.ts'

/**
 * Gives the page a port whenever it asks and passes oRPC strings between it and the worker, unchanged. A
 * `MessagePortMain` is no Node `MessagePort` and can't be handed to a worker, so each connection is two channels; they
 * close together: when either end goes, and when the page reloads, navigates, crashes or is closed.
 */
export function relayPorts(contents: WebContents, host: WorkerHost): void {
  let close: (() => void) | null = null
  const end = () => {
    close?.()
    close = null
  }
  contents.ipc.on(CHANNELS.connect, (event) => {
    if (!isOurPage(event) || event.senderFrame === null) return
    end()
    close = connect(event.senderFrame, host)
  })
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) end()
  })
  contents.on('render-process-gone', end)
  contents.on('destroyed', end)
}

/** Returns what closes the connection. */
function connect(frame: WebFrameMain, host: WorkerHost): () => void {
  const { port1: page, port2: handedOver } = new MessageChannelMain()
  const worker = host.connect()
  const close = () => {
    page.close()
    worker.close()
  }
  page.on('message', ({ data, ports }) => {
    if (typeof data === 'string' && ports.length === 0) worker.postMessage(data)
    else close()
  })
  page.on('close', close)
  worker.on('message', (text: string) => page.postMessage(text))
  worker.on('close', close)
  frame.postMessage(CHANNELS.port, null, [handedOver])
  page.start()
  return close
}
