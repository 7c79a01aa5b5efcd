import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import initSqlJs, { type SqlJsStatic, type Statement } from 'sql.js'

/** What sql.js is made of, as far as it is called from here. Statements are handles, texts and bytes are places in memory. */
interface Inside {
  _free(at: number): void
  _malloc(bytes: number): number
  _sqlite3_bind_blob(statement: number, parameter: number, at: number, bytes: number, destructor: number): number
  _sqlite3_bind_double(statement: number, parameter: number, value: number): number
  _sqlite3_bind_int(statement: number, parameter: number, value: number): number
  _sqlite3_bind_text(statement: number, parameter: number, at: number, bytes: number, destructor: number): number
  _sqlite3_column_bytes(statement: number, column: number): number
  _sqlite3_column_double(statement: number, column: number): number
  _sqlite3_column_text(statement: number, column: number): number
  _sqlite3_column_type(statement: number, column: number): number
  _sqlite3_data_count(statement: number): number
  _sqlite3_reset(statement: number): number
  _sqlite3_step(statement: number): number
}

const SQLITE_OK = 0

let lastReset = 0
let wasmMemory: WebAssembly.Memory
let bytesOfMemory = Buffer.alloc(0)

/**
 * sql.js, compiled once a thread before anything opens a database: opening has to be synchronous. The wasm stands
 * beside the built program, and in the package when the sources run.
 */
export const engine = (await initSqlJs(config())) as SqlJsStatic & Inside

/** The memory of the engine: another array whenever that has grown, so never to be kept over a call of the engine. */
export function memory(): Buffer {
  if (bytesOfMemory.length === 0) bytesOfMemory = Buffer.from(wasmMemory.buffer)
  return bytesOfMemory
}

/** SQLite's own handle of a statement, which is reset by asking. */
export function handleOf(statement: Statement): number {
  statement.reset()
  return lastReset
}

type Config = Partial<EmscriptenModule> & {
  readonly useOldExtensionFunctions: boolean
  _sqlite3_clear_bindings?: (statement: number) => number
}

function config(): Config {
  const beside = fileURLToPath(new URL('./sql-wasm.wasm', import.meta.url))
  const file = existsSync(beside) ? beside : createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')
  const bytes = readFileSync(file)
  // Without this sql.js replaces some of SQLite's own functions by older ones of the same names.
  const config: Config = { useOldExtensionFunctions: false }
  config.instantiateWasm = (imports, done) => {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
    wasmMemory = Object.values(instance.exports).find(
      (part) => part instanceof WebAssembly.Memory,
    ) as WebAssembly.Memory
    done(instance)
    return instance.exports
  }
  // sql.js clears what is bound at each reset, and SQLite then plans most statements with a join, an order or a subquery
  // anew, which costs more than to run them. Every parameter is bound in every run. What is called instead is told the
  // handle, which sql.js keeps to itself.
  config.preRun = [
    () => {
      config._sqlite3_clear_bindings = (statement) => {
        lastReset = statement
        return SQLITE_OK
      }
    },
  ]
  return config
}
