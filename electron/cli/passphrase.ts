import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from './failure.ts'
import type { Sentences } from './sentences.ts'

/** Where a person can be asked; both must be a terminal. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  /** Questions go to stderr, so that stdout stays what a script wants. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

/**
 * From `YINGCAI_PASSPHRASE`, else from a prompt without echo. It is never an argument: shell histories and process
 * lists would keep it. Throws `UsageError` where nobody can be asked.
 */
export async function askPassphrase(terminal: Terminal, sentences: Sentences): Promise<string> {
  return fromEnvironment() ?? (await ask(terminal, sentences.say('passphrase.ask')))
}

/** For a new folder: a prompt asks twice, since nobody sees what is typed. */
export async function askNewPassphrase(terminal: Terminal, sentences: Sentences): Promise<string> {
  const given = fromEnvironment()
  if (given !== undefined) return given
  const first = await ask(terminal, sentences.say('passphrase.askNew'))
  const second = await ask(terminal, sentences.say('passphrase.askAgain'))
  if (first !== second) throw new UsageError('usage/passphrases-differ')
  return first
}

function fromEnvironment(): string | undefined {
  return process.env['YINGCAI_PASSPHRASE'] || undefined
}

async function ask({ input, output }: Terminal, question: string): Promise<string> {
  if (!input.isTTY || !output.isTTY) throw new UsageError('usage/passphrase-missing')
  output.write(question)
  // readline edits the line and sets the terminal raw; what it would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
  const left = new AbortController()
  lines.on('SIGINT', () => left.abort())
  lines.on('close', () => left.abort())
  try {
    return await lines.question('', { signal: left.signal })
  } catch {
    throw new UsageError('usage/passphrase-missing')
  } finally {
    lines.close()
    output.write('\n')
  }
}
