import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { UsageError } from './failure.ts'

const LEDGER = ['export', 'ledger', '--from', '2026-01-01', '--to', '2026-03-31', '--format', 'csv', '--out', 'x.csv']

test.each([
  { args: [], code: 'usage/no-command', names: 'init' },
  { args: ['frobnicate'], code: 'usage/unknown-command', names: 'frobnicate' },
  { args: ['find', '王', '--passphrase', 'secret-secret'], code: 'usage/unknown-option', names: '--passphrase' },
  { args: ['find', '王', '-x'], code: 'usage/unknown-option', names: '-x' },
  { args: ['find', '王', '--demo'], code: 'usage/option-not-here', names: '--demo' },
  { args: ['find'], code: 'usage/operand-missing', names: 'QUERY' },
  { args: ['find', '王', '--data'], code: 'usage/value-missing', names: '--data' },
  { args: ['find', '王', '--data', '--json'], code: 'usage/value-missing', names: '--data' },
  { args: ['find', '王', '--json=yes'], code: 'usage/value-not-taken', names: '--json' },
  { args: ['find', '王', '--lang', 'fr'], code: 'usage/unknown-language', names: 'fr' },
  { args: ['find', '王', '--on', '2026-02-30'], code: 'usage/not-a-day', names: '2026-02-30' },
  { args: ['history'], code: 'usage/operand-missing', names: 'ID' },
  { args: ['history', '王'], code: 'usage/not-a-number', names: '王' },
  { args: ['undo', '1', '2'], code: 'usage/operand-unexpected', names: '2' },
  { args: ['undo', '1.5'], code: 'usage/not-a-number', names: '1.5' },
  { args: ['import'], code: 'usage/operand-missing', names: 'roster|requests|usages|rules' },
  { args: ['import', 'roster'], code: 'usage/operand-missing', names: 'FILE' },
  { args: ['import', 'cards', 'a.xlsx'], code: 'usage/operand-unexpected', names: 'cards' },
  { args: ['import', 'roster', 'a.xlsx', 'b.xlsx'], code: 'usage/operand-unexpected', names: 'b.xlsx' },
  { args: ['import', 'roster', 'a.xlsx', '--sheet'], code: 'usage/value-missing', names: '--sheet' },
  { args: [...LEDGER, '--where', 'overdue'], code: 'usage/not-a-condition', names: 'overdue' },
  { args: [...LEDGER, '--where', '=overdue'], code: 'usage/not-a-condition', names: '=overdue' },
  {
    args: LEDGER.with(1, 'summary').concat('--where', 'view=overdue'),
    code: 'usage/option-not-here',
    names: 'export summary',
  },
  { args: ['verify', 'now'], code: 'usage/operand-unexpected', names: 'now' },
  { args: ['init'], code: 'usage/option-missing', names: '--district' },
  { args: ['serve', '--port', '65536'], code: 'usage/not-a-port', names: '65536' },
])('refuses with $code when the command line is $args', ({ args, code, names }) => {
  const refusal = refusalOf(args)
  expect(refusal).toBeInstanceOf(UsageError)
  expect(refusal).toMatchObject({ code })
  expect(JSON.stringify(refusal?.params)).toContain(names)
  expect(JSON.stringify(refusal?.params)).not.toContain('secret-secret')
})

test('reads options wherever they stand when they are known', () => {
  const { command, common } = readArguments([
    '--json',
    'find',
    '--data=/d',
    '欧阳',
    '娜',
    '--lang',
    'en',
    '--login',
    'a',
  ])
  expect(command).toEqual({ name: 'find', query: '欧阳 娜', on: null })
  expect(common).toEqual({ data: '/d', json: true, lang: 'en', login: 'a' })
})

test('keeps every condition in its order when a list is exported', () => {
  const { command } = readArguments([...LEDGER, '--where', 'department=县教委', '--where=text=a=b'])
  expect(command).toMatchObject({
    where: [
      { name: 'department', text: '县教委' },
      { name: 'text', text: 'a=b' },
    ],
  })
})

test('takes the columns of a profile when the ledger is exported, and nothing else with them', () => {
  expect(readArguments([...LEDGER, '--profile', '报市局']).command).toMatchObject({ kind: 'ledger', profile: '报市局' })
  expect(readArguments(LEDGER).command).toMatchObject({ profile: null })
  const cards = LEDGER.map((part) => (part === 'ledger' ? 'cards' : part))
  expect(refusalOf([...cards, '--profile', '报市局'])?.code).toBe('usage/option-not-here')
})

test('takes how many requests an inspection samples, and nothing that a folder has no use for', () => {
  const folder = LEDGER.with(1, 'inspection').toSpliced(6, 2)
  expect(readArguments([...folder, '--sample', '12']).command).toMatchObject({ kind: 'inspection', sample: 12 })
  expect(readArguments(folder).command).toMatchObject({ sample: null })
  expect(refusalOf([...folder, '--sample', '501'])?.code).toBe('usage/not-a-number')
  expect(refusalOf([...folder, '--format', 'pdf'])?.code).toBe('usage/option-not-here')
  expect(refusalOf([...LEDGER, '--sample', '12'])?.code).toBe('usage/option-not-here')
})

test('takes everything as text when it stands behind two dashes', () => {
  expect(readArguments(['find', '--', '--json']).command).toEqual({ name: 'find', query: '--json', on: null })
})

test('answers with help when a command line asks for it and is not complete', () => {
  expect(readArguments(['undo', '--help']).command).toEqual({ name: 'help', about: 'undo' })
})

function refusalOf(args: readonly string[]): UsageError | undefined {
  try {
    readArguments(args)
  } catch (error) {
    return error as UsageError
  }
  return undefined
}
