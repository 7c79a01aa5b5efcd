/** The one lint rule of our own: it keeps what the compiler can't see of the layers and of the one write path. */
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FEATURES, HELD_MODULES, UNCOUNTED_SQL, WRITING_SQL, ZONES } from './zones.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** `imports` of package.json, spelled out: `#core/x.ts` is the file `electron/core/x.ts`. */
const ALIASES = {
  core: 'electron/core',
  store: 'electron/store',
  worker: 'electron/worker',
  door: 'electron/door',
  documents: 'electron/documents',
}

export default {
  meta: { name: 'yingcai' },
  rules: { zones: { meta: { type: 'problem' }, create } },
}

function create(context) {
  const file = relative(root, context.filename).split(sep).join('/')
  const isTest = /\.test\.[a-z]+$/.test(file) || file.startsWith('tests/')
  if (isTest || !/^(shared|seeds|electron|renderer)\//.test(file)) return {}

  const checkImport = (node, source, isType) => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return
    for (const message of importFaults(file, source.value, isType)) context.report({ node, message })
  }
  const checkSql = (node, text) => {
    for (const message of sqlFaults(file, text)) context.report({ node, message })
  }
  return {
    ImportDeclaration: (node) => checkImport(node, node.source, node.importKind === 'type'),
    ExportAllDeclaration: (node) => checkImport(node, node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => checkImport(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => checkImport(node, node.source, false),
    TSImportType: (node) => checkImport(node, node.source ?? node.argument?.literal, true),
    Literal: (node) => typeof node.value === 'string' && checkSql(node, node.value),
    // A gap may hold any name, so it stands for one that is not `derived_`.
    TemplateLiteral: (node) => checkSql(node, node.quasis.map((part) => part.value.cooked ?? '').join('gap')),
  }
}

/** Sentences on what is wrong with `file` importing `source`. */
function importFaults(file, source, isType) {
  const target = targetOf(file, source)
  const faults = []
  const zone = ZONES.find((one) => one.files.some((start) => fits(file, start)))
  if (zone !== undefined) {
    const isAllowed =
      zone.may.some((start) => fits(target, start)) && !zone.mayNot?.some((start) => fits(target, start))
    if (!isAllowed || (zone.typesOnly === true && !isType)) faults.push(`${file} imports ${target}: ${zone.because}.`)
  }
  for (const { under, open = [], because } of FEATURES) {
    const own = featureOf(file, under)
    const other = featureOf(target, under)
    const isOther = own !== undefined && other !== undefined && own !== other
    if (isOther && !open.some((name) => target === `${under}${other}/${name}`))
      faults.push(`${file} imports ${target}: ${because}.`)
  }
  for (const { modules, may, because } of HELD_MODULES) {
    if (modules.some((name) => fits(target, name)) && !may.some((start) => fits(file, start)))
      faults.push(`${file} imports ${target}: ${because}.`)
  }
  return faults
}

/** Sentences on what is wrong with a text that may hold SQL standing in `file`. */
function sqlFaults(file, text) {
  const faults = []
  if (UNCOUNTED.test(text)) faults.push(`${UNCOUNTED_SQL.because}.`)
  if (!WRITING_SQL.may.some((start) => fits(file, start))) {
    const isWrite = [...text.matchAll(WRITE)].some(([, ...names]) => !names.find(Boolean)?.startsWith('derived_'))
    if (isWrite) faults.push(`${WRITING_SQL.because}.`)
  }
  return faults
}

const NAME = String.raw`["'\x60\[]?(\w+)`
const IF = String.raw`(?:IF\s+(?:NOT\s+)?EXISTS\s+)?`
const WRITE = new RegExp(
  [
    String.raw`\b(?:INSERT|REPLACE)\s+(?:OR\s+\w+\s+)?INTO\s+${NAME}`,
    String.raw`\bUPDATE\s+(?:OR\s+\w+\s+)?${NAME}["'\x60\]]?(?:\s+AS\s+\w+)?\s+SET\b`,
    String.raw`\bDELETE\s+FROM\s+${NAME}`,
    String.raw`\bCREATE\s+(?:TEMP\s+|TEMPORARY\s+|VIRTUAL\s+)?(?:TABLE|VIEW)\s+${IF}${NAME}`,
    String.raw`\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+${IF}${NAME}`,
    String.raw`\bDROP\s+(?:TABLE|VIEW|INDEX|TRIGGER)\s+${IF}${NAME}`,
    String.raw`\bALTER\s+TABLE\s+${NAME}`,
  ].join('|'),
  'gi',
)
const UNCOUNTED =
  /\bREPLACE\s+INTO\b|\bOR\s+REPLACE\b|\bON\s+CONFLICT\b[^]*\bDO\s+UPDATE\b|\b(?:CREATE|TEMP|TEMPORARY)\s+TRIGGER\b|\bON\s+(?:DELETE|UPDATE)\s+(?:CASCADE|SET\s+NULL|SET\s+DEFAULT)\b/i

/** Path in the repository, `npm:package/…`, or `node:…`. */
function targetOf(file, source) {
  if (source.startsWith('.'))
    return relative(root, join(root, dirname(file), source))
      .split(sep)
      .join('/')
  if (source.startsWith('#')) {
    const [zone, ...rest] = source.slice(1).split('/')
    return [ALIASES[zone] ?? zone, ...rest].join('/')
  }
  if (source.startsWith('node:')) return source
  return builtinModules.includes(source) ? `node:${source}` : `npm:${source}`
}

/** `start` ends with `/` or `:` and is the beginning of `path`, or names it (or a module below it) exactly. */
function fits(path, start) {
  return /[/:]$/.test(start) ? path.startsWith(start) : path === start || path.startsWith(`${start}/`)
}

function featureOf(path, under) {
  if (!path.startsWith(under)) return undefined
  const [feature, ...rest] = path.slice(under.length).split('/')
  return rest.length === 0 ? undefined : feature
}
