import { parseArgs } from 'node:util'
import { ExportKind, ListFormat, SummaryFormat } from '#shared/domain/exports.ts'
import { LANGUAGES, type Language } from '#shared/locales/index.ts'
import { ImportKind } from '#shared/domain/import-fields.ts'
import { COMMANDS, type Command, type CommandName, type Common } from './command.ts'
import { UsageError } from './failure.ts'
import type { Conditions } from './list-filter.ts'
import { conditionOf, dayOf, languageOf, languageOfEnvironment, oneOf, portOf, sampleOf, workbookOf } from './values.ts'

const EXPORTED = [...ExportKind.options, 'inspection', 'form'] as const

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  login: { type: 'string' },
  help: { type: 'boolean' },
  district: { type: 'string' },
  office: { type: 'string' },
  short: { type: 'string' },
  operator: { type: 'string' },
  trial: { type: 'boolean' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  sheet: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'without-identity': { type: 'boolean' },
  report: { type: 'string' },
  item: { type: 'string' },
  occasion: { type: 'string' },
  on: { type: 'string' },
  against: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  where: { type: 'string', multiple: true },
  profile: { type: 'string' },
  sample: { type: 'string' },
} as const
type OptionName = keyof typeof OPTIONS

const FOR_ALL: readonly OptionName[] = ['data', 'json', 'lang', 'login', 'help']
const FOR_ONE: { readonly [C in CommandName]: readonly OptionName[] } = {
  init: ['district', 'office', 'short', 'operator', 'trial', 'demo'],
  serve: ['port', 'no-open'],
  find: ['on'],
  history: [],
  undo: [],
  verify: ['against'],
  import: ['sheet', 'dry-run', 'without-identity', 'report', 'item', 'occasion', 'on'],
  export: ['from', 'to', 'format', 'out', 'force', 'where', 'profile', 'sample'],
}

/** Options may stand anywhere; after `--` everything is text. Throws `UsageError` and names what is wrong. */
export function readArguments(args: readonly string[]): { command: Command; common: Common } {
  const { values, positionals } = parse(args)
  const common: Common = {
    data: values.data ?? null,
    json: values.json ?? false,
    lang: languageOf(values.lang),
    login: values.login ?? null,
  }
  const [name, ...operands] = positionals
  if (name === undefined) {
    if (values.help) return { command: { name: 'help', about: null }, common }
    throw new UsageError('usage/no-command', { commands: COMMANDS.join(', ') })
  }
  if (!isCommandName(name)) throw new UsageError('usage/unknown-command', { command: name })
  if (values.help) return { command: { name: 'help', about: name }, common }

  const allowed = [...FOR_ALL, ...FOR_ONE[name]]
  const stray = Object.keys(values).find((option) => !allowed.some((one) => one === option))
  if (stray !== undefined) throw new UsageError('usage/option-not-here', { option: `--${stray}`, command: name })
  return { command: commandOf(name, values, operands), common }
}

/** Language and form of the answer to a command line that can't be read: whatever of it can be understood. */
export function answerForm(args: readonly string[]): { json: boolean; lang: Language } {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false })
  const lang = LANGUAGES.find((language) => language === values.lang)
  return { json: values.json === true, lang: lang ?? languageOfEnvironment() }
}

type Values = {
  [O in OptionName]?: (typeof OPTIONS)[O] extends { multiple: true }
    ? string[]
    : (typeof OPTIONS)[O]['type'] extends 'string'
      ? string
      : boolean
}

/** Node's strict mode puts the option's name in an English sentence only; from the tokens it comes as a value. */
function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = token.rawName
    if (!(token.name in OPTIONS) || !option.startsWith('--')) throw new UsageError('usage/unknown-option', { option })
    const takesValue = OPTIONS[token.name as OptionName].type === 'string'
    const isMissing =
      token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('-'))
    if (takesValue && isMissing) throw new UsageError('usage/value-missing', { option })
    if (!takesValue && token.value !== undefined) throw new UsageError('usage/value-not-taken', { option })
  }
  return { values: values as Values, positionals }
}

function commandOf(name: CommandName, values: Values, operands: readonly string[]): Command {
  switch (name) {
    case 'init':
      refuseOperands(name, operands)
      if (values.district === undefined) throw new UsageError('usage/option-missing', { option: '--district' })
      return {
        name,
        district: values.district,
        office: values.office ?? null,
        short: values.short ?? null,
        operator: values.operator ?? null,
        trial: values.trial ?? false,
        demo: values.demo ?? false,
      }
    case 'serve':
      refuseOperands(name, operands)
      return { name, port: values.port === undefined ? null : portOf(values.port), open: values['no-open'] !== true }
    case 'find':
      if (operands.length === 0) throw operandMissing(name, 'QUERY')
      return { name, query: operands.join(' '), on: values.on === undefined ? null : dayOf(values.on) }
    case 'history':
      return { name, id: numberOf(name, 'ID', operands) }
    case 'undo':
      return { name, seq: numberOf(name, 'SEQ', operands) }
    case 'verify':
      refuseOperands(name, operands)
      return { name, against: values.against ?? null }
    case 'import':
      return importOf(values, operands)
    case 'export':
      return exportOf(values, operands)
  }
}

function importOf(values: Values, [kind, file, ...more]: readonly string[]): Command {
  const name = 'import'
  refuseOperands(name, more)
  if (kind === undefined) throw operandMissing(name, ImportKind.options.join('|'))
  const wanted = oneOf(ImportKind.options, kind, (operand) => operandUnexpected(name, operand))
  if (file === undefined) throw operandMissing(name, 'FILE')
  return {
    name,
    kind: wanted,
    file,
    sheet: values.sheet ?? null,
    dryRun: values['dry-run'] ?? false,
    withoutIdentity: values['without-identity'] ?? false,
    report: values.report === undefined ? null : workbookOf(values.report),
    item: values.item ?? null,
    occasion: values.occasion ?? null,
    on: values.on === undefined ? null : dayOf(values.on),
  }
}

function exportOf(values: Values, [kind, ...more]: readonly string[]): Command {
  const name = 'export'
  if (kind === undefined) throw operandMissing(name, EXPORTED.join('|'))
  if (kind !== 'form') refuseOperands(name, more)
  const wanted = oneOf(EXPORTED, kind, (operand) => operandUnexpected(name, operand))
  const common = {
    name,
    from: dayOf(given(values, 'from')),
    to: dayOf(given(values, 'to')),
    out: given(values, 'out'),
    force: values.force ?? false,
  } as const
  refuseOptionsOfOthers(wanted, values)
  switch (wanted) {
    case 'inspection':
      return { ...common, kind: wanted, sample: sampleOf(values.sample) }
    case 'form':
      if (more.length === 0) throw operandMissing(`${name} form`, 'NAME')
      return { ...common, kind: wanted, form: more.join(' ') }
    case 'summary':
      return { ...common, kind: wanted, format: formatOf(SummaryFormat.options, values) }
    case 'cards':
      return { ...common, kind: wanted, ...listOf(values) }
    case 'ledger':
      return { ...common, kind: wanted, ...listOf(values), profile: values.profile ?? null }
  }
}

function listOf(values: Values): { readonly format: ListFormat; readonly where: Conditions } {
  return { format: formatOf(ListFormat.options, values), where: (values.where ?? []).map(conditionOf) }
}

function refuseOptionsOfOthers(wanted: (typeof EXPORTED)[number], values: Values): void {
  for (const [option, kinds] of Object.entries(ONLY_OF)) {
    if (values[option as keyof typeof ONLY_OF] !== undefined && !kinds.some((one) => one === wanted))
      throw new UsageError('usage/option-not-here', { option: `--${option}`, command: `export ${wanted}` })
  }
}

/** Options of `export` that some kinds have no use for. */
const ONLY_OF = {
  where: ['ledger', 'cards'],
  profile: ['ledger'],
  sample: ['inspection'],
  format: ExportKind.options,
} as const satisfies { readonly [option: string]: readonly (typeof EXPORTED)[number][] }

function refuseOperands(command: CommandName, operands: readonly string[]): void {
  if (operands[0] !== undefined) throw operandUnexpected(command, operands[0])
}

function operandMissing(command: string, operand: string): UsageError {
  return new UsageError('usage/operand-missing', { command, operand })
}

function operandUnexpected(command: string, operand: string): UsageError {
  return new UsageError('usage/operand-unexpected', { command, operand })
}

function numberOf(command: CommandName, operand: string, operands: readonly string[]): number {
  refuseOperands(command, operands.slice(1))
  const [text] = operands
  if (text === undefined) throw operandMissing(command, operand)
  const number = Number(text)
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(number)) {
    throw new UsageError('usage/not-a-number', { operand, text })
  }
  return number
}

/** The value of an option that the command can't do without. */
function given(values: Values, option: 'from' | 'to' | 'format' | 'out'): string {
  const value = values[option]
  if (value === undefined) throw new UsageError('usage/option-missing', { option: `--${option}` })
  return value
}

function formatOf<T extends string>(formats: readonly T[], values: Values): T {
  return oneOf(
    formats,
    given(values, 'format'),
    (text) => new UsageError('usage/unknown-format', { text, formats: formats.join(', ') }),
  )
}

function isCommandName(text: string): text is CommandName {
  return COMMANDS.some((command) => command === text)
}
