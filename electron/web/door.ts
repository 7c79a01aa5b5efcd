import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FileTokens } from '#door/file-tokens.ts'
import type { WorkerHost } from '#door/worker-host.ts'
import { Access } from './access.ts'
import { createRequests } from './requests.ts'
import { serveSockets } from './sockets.ts'

export interface WebDoorOptions {
  readonly host: WorkerHost
  /** Folder of the built page. */
  readonly assets: string
  readonly files: FileTokens
  /** Ports to try in this order; 0 is any free one. */
  readonly ports: readonly number[]
}

export interface WebDoor {
  readonly port: number
  /** What to open, with a token that works once. */
  readonly address: string
  close(): Promise<void>
}

/** Serves the page and the worker on the loopback address. Throws Node's error when no port can be had. */
export async function openWebDoor({ host, assets, files, ports }: WebDoorOptions): Promise<WebDoor> {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 5_000,
  })
  server.maxConnections = 128
  const port = await listen(server, ports)
  const access = new Access(port)
  server.on('request', createRequests(access, assets, files))
  server.on('clientError', (_error, stream) => stream.destroy())
  const sockets = serveSockets(server, access, host)

  return {
    port,
    address: access.address,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      files.discardAll()
    },
  }
}

async function listen(server: Server, ports: readonly number[]): Promise<number> {
  let failure: unknown
  for (const port of ports) {
    try {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
