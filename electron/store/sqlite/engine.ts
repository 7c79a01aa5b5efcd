import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import initSqlJs, { type SqlJsStatic } from 'sql.js'

/**
 * sql.js, compiled once a thread before anything opens a database: opening has to be synchronous. The wasm stands
 * beside the built program, and in the package when the sources run.
 */
export const engine: SqlJsStatic = await initSqlJs(config())

const SQLITE_OK = 0

type Config = Partial<EmscriptenModule> & {
  readonly useOldExtensionFunctions: boolean
  _sqlite3_clear_bindings?: () => number
}

function config(): Config {
  const beside = fileURLToPath(new URL('./sql-wasm.wasm', import.meta.url))
  const file = existsSync(beside) ? beside : createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')
  const bytes = readFileSync(file)
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  // Without this sql.js replaces some of SQLite's own functions by older ones of the same names.
  const config: Config = { wasmBinary, useOldExtensionFunctions: false }
  // sql.js clears what is bound at each reset, and SQLite then plans most statements with a join, an order or a subquery
  // anew, which costs more than to run them. `SqliteDatabase` binds every parameter of every run.
  config.preRun = [() => (config._sqlite3_clear_bindings = () => SQLITE_OK)]
  return config
}
