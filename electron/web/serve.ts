import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FileTokens } from '#door/file-tokens.ts'
import { sentence } from '#door/sentences.ts'
import { programVersion } from '#door/version.ts'
import { startWorker, workerFile } from '#door/worker-host.ts'
import type { Language } from '#shared/locales/index.ts'

/** The page's settings live with its origin, so the door comes back to the same port when it is free. */
const USUAL_PORT = 47_115

export interface ServeWishes {
  /** The data folder, absolute. */
  readonly folder: string
  /** URL of the file that was started: worker and page lie beside it. */
  readonly entry: string
  /** 0 is any free one, null the usual one or any free one. */
  readonly port: number | null
  /** Of the sentence that says why not; that of the system by default. */
  readonly language?: Language
}

export interface Serving {
  /** What to open, with a token that works once. */
  readonly address: string
  /** Closes the folder, then the door. */
  stop(): Promise<void>
}

/** Its message is a sentence for the terminal. */
export class CannotServe extends Error {}

/**
 * Serves the desk on the loopback address as soon as the folder's lock is taken; a page that asks while the folder is
 * still being opened waits for its answer. Throws `CannotServe` when the folder is in use, the port taken, or the
 * worker does not start.
 */
export async function serveDesk({ folder, entry, port, language }: ServeWishes): Promise<Serving> {
  const host = startWorker({
    workerFile: workerFile(entry),
    folder,
    mode: 'write',
    version: programVersion(),
    ...fromEnvironment(),
  })
  // While the worker starts.
  const { openWebDoor } = await import('./door.ts')
  const refuse = async (...words: [Parameters<typeof sentence>[0], string, Parameters<typeof sentence>[2]?]) => {
    await host.stop()
    throw new CannotServe(sentence(words[0], words[1], words[2] ?? {}, language))
  }
  const inUse = await host.locked.catch(() => refuse('errors', 'desk/not-started'))
  if (inUse) await refuse('problems', inUse.code, inUse.params)
  const files = new FileTokens(folder)
  host.useFiles(files)
  const ports = port === null ? [USUAL_PORT, 0] : [port]
  const door = await openWebDoor({ host, assets: pageFolder(entry), files, ports }).catch(() =>
    refuse('web', 'portTaken', { port }),
  )
  return {
    address: door.address,
    async stop() {
      await host.stop()
      await door.close()
    },
  }
}

function fromEnvironment(): { passphrase?: string } {
  const passphrase = process.env['YINGCAI_PASSPHRASE']
  // Child processes have no business with it.
  delete process.env['YINGCAI_PASSPHRASE']
  return passphrase ? { passphrase } : {}
}

/** Beside `out/main`; from the sources, the one that was built last. */
function pageFolder(entry: string): string {
  const here = join(fileURLToPath(entry), '..')
  const beside = join(here, '..', 'renderer')
  return existsSync(join(beside, 'assets')) ? beside : join(here, '..', 'out', 'renderer')
}
