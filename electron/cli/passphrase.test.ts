import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askNewPassphrase, askPassphrase } from './passphrase.ts'
import { sentencesIn } from './sentences.ts'

beforeEach(() => vi.stubEnv('YINGCAI_PASSPHRASE', ''))
afterEach(() => vi.unstubAllEnvs())

test('answers with what was typed and shows none of it when asked at a terminal', async () => {
  const terminal = terminalThatTypes('ke\u0008ouling-长一点\r')
  expect(await askPassphrase(terminal, sentencesIn('zh-CN'))).toBe('kouling-长一点')
  expect(terminal.shown()).toBe('口令：\n')
})

test('asks twice and refuses when the two differ', async () => {
  const terminal = terminalThatTypes('first-passphrase\r', 'other-passphrase\r')
  await expect(askNewPassphrase(terminal, sentencesIn('en'))).rejects.toMatchObject({
    code: 'usage/passphrases-differ',
  })
  expect(terminal.shown()).toBe('New passphrase (8 characters or more): \nOnce more: \n')
})

test('refuses as a missing passphrase when the prompt is left', async () => {
  for (const leave of ['\u0003', '\u0004']) {
    const asked = askPassphrase(terminalThatTypes(leave), sentencesIn('en'))
    await expect(asked).rejects.toMatchObject({ code: 'usage/passphrase-missing' })
  }
})

test('asks nobody when the environment holds the passphrase', async () => {
  vi.stubEnv('YINGCAI_PASSPHRASE', 'from-the-environment')
  const terminal = terminalThatTypes()
  expect(await askNewPassphrase(terminal, sentencesIn('en'))).toBe('from-the-environment')
  expect(terminal.shown()).toBe('')
})

test('refuses when there is no terminal to ask at', async () => {
  const asked = askPassphrase({ input: new PassThrough(), output: new PassThrough() }, sentencesIn('en'))
  await expect(asked).rejects.toMatchObject({ code: 'usage/passphrase-missing' })
})

/** Types one line after each question. */
function terminalThatTypes(...lines: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true })
  let shown = ''
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
    if (!shown.endsWith('\n')) setTimeout(() => input.write(lines.shift() ?? ''), 5)
  })
  return { input, output, shown: () => shown }
}
