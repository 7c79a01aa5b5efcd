import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resources } from '#shared/locales/index.ts'
import { sentencesIn } from '../../electron/cli/sentences.ts'

const electron = join(import.meta.dirname, '../../electron')
/** Problems reach people from these folders only; each is written down as `code: '…'` where it arises. */
const FOLDERS = ['store', 'worker']

test('has a sentence in both languages for every problem when a folder is opened or verified', () => {
  const codes = FOLDERS.flatMap(codesUnder)
  expect(codes.length).toBeGreaterThan(30)
  for (const { errors, problems } of Object.values(resources)) {
    expect(codes.filter((code) => !(code in problems || code in errors))).toEqual([])
  }
})

test('says by its reason what to do about a file that is no list, and how to mend one when the reason has no words', () => {
  const sentence = (reason: string) =>
    sentencesIn('zh-CN').refusal({ code: 'workbook/not-readable', params: { name: '名册.xlsx', reason } })
  expect(sentence('empty')).toBe('“名册.xlsx”是空文件，没有内容可读。请重新选择，或请对方重新发来。')
  expect(sentence('cut-off')).toContain('另存为 .xlsx')
})

function codesUnder(folder: string): string[] {
  const files = readdirSync(join(electron, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(electron, folder, file), 'utf8').matchAll(/'([a-z]+\/[a-z]+(?:-[a-z]+)*)'/g),
    ])
    .map(([, code]) => code ?? '')
}
