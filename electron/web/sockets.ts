import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { WorkerHost } from '#door/worker-host.ts'
import type { Access } from './access.ts'

/** The worker's guard reads no longer message either. */
const MESSAGE_LIMIT = 8 * 1024 * 1024
/** Windows of one desk, with room for reloads that are still closing. */
const SOCKETS = 32
/** Answers a page has not taken; beyond it the page hangs and is let go. */
const BACKLOG_LIMIT = 64 * 1024 * 1024

/** Passes oRPC strings between the page's sockets on `/rpc` and the worker, unchanged. */
export function serveSockets(server: Server, access: Access, host: WorkerHost): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const refusal = refusalOf(request)
    if (refusal) {
      stream.end(`HTTP/1.1 ${refusal} ${STATUS_CODES[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    } else {
      sockets.handleUpgrade(request, stream, head, (socket) => relay(socket, host))
    }
  })
  return sockets

  function refusalOf({ url, headers }: IncomingMessage): number | null {
    const origin = access.originOf(headers)
    if (!origin) return 421
    if (url !== '/rpc') return 404
    if (headers.origin !== origin || !access.hasCookie(headers)) return 403
    return sockets.clients.size >= SOCKETS ? 503 : null
  }
}

function relay(socket: WebSocket, host: WorkerHost): void {
  const port = host.connect()
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.close(1003)
    else port.postMessage(data.toString())
  })
  // An error (a frame too long, broken UTF-8) is followed by 'close'.
  socket.on('error', () => undefined)
  socket.on('close', () => port.close())
  port.on('message', (text: string) => {
    if (socket.bufferedAmount > BACKLOG_LIMIT) socket.terminate()
    else socket.send(text)
  })
  // The guard closed it, or the worker ended; the page connects anew and its open calls count as unanswered.
  port.on('close', () => socket.close(1012))
}
