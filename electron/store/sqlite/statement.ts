import type { Database, Statement } from 'sql.js'
import type { Cell } from '#core/ports.ts'
import { UTF8_BYTES_A_UNIT } from '../utf8.ts'
import { engine, handleOf, memory } from './engine.ts'

/**
 * A prepared statement that is run without sql.js between: that asks for memory for each text it binds, encodes it sign by
 * sign, and takes three times as long as SQLite itself. Here all texts of a run go into one piece of memory that is used
 * again and again, so a statement must be run to its end, or its rows read, before another gets its values.
 */
export class PreparedStatement {
  readonly #db: Refusing
  readonly #statement: Statement
  readonly #handle: number
  readonly #parameters: number
  #names: readonly string[] | null = null

  constructor(db: Database, sql: string) {
    this.#db = db as unknown as Refusing
    this.#statement = db.prepare(sql)
    this.#handle = handleOf(this.#statement)
    this.#parameters = parametersIn(sql)
  }

  /** As SQLite names them; of a statement that gives rows. */
  get names(): readonly string[] {
    return (this.#names ??= this.#statement.getColumnNames())
  }

  /** Every parameter gets its value: the one it had in an earlier run would stay. */
  bind(params: readonly (Cell | Uint8Array)[]): void {
    if (params.length !== this.#parameters) {
      throw new Error(`A statement with ${this.#parameters} parameters was given ${params.length} values`)
    }
    let end = 0
    for (let at = 0; at < params.length; at += 1) {
      const value = params[at] as Cell | Uint8Array
      if (value === null) this.#check(bindBlob(this.#handle, at + 1, 0, 0, SQLITE_STATIC))
      else if (typeof value === 'number') {
        const bindNumber = value === (value | 0) ? bindInt : bindDouble
        this.#check(bindNumber(this.#handle, at + 1, value))
      } else if (typeof value === 'string' || value instanceof Uint8Array) {
        if (end + mostBytes(value) > roomBytes) {
          makeRoom(params)
          this.bind(params)
          return
        }
        const isText = typeof value === 'string'
        const bytes = isText ? writeText(value, room + end) : writeBytes(value, room + end)
        const bindPlace = isText ? bindText : bindBlob
        this.#check(bindPlace(this.#handle, at + 1, room + end, bytes, SQLITE_STATIC))
        end += bytes
      } else throw new TypeError(`A statement was given a ${typeof value}`)
    }
  }

  /** Whether there is a row. Throws what SQLite says. */
  step(): boolean {
    const result = step(this.#handle)
    if (result === SQLITE_ROW) return true
    if (result !== SQLITE_DONE) this.#db.handleError(result)
    return false
  }

  /** The row at hand. */
  row(): Cell[] {
    const count = dataCount(this.#handle)
    const cells: Cell[] = []
    for (let at = 0; at < count; at += 1) cells.push(this.cell(at))
    return cells
  }

  /** One cell of the row at hand. */
  cell(at: number): Cell {
    switch (columnType(this.#handle, at)) {
      case SQLITE_INTEGER:
      case SQLITE_FLOAT:
        return columnDouble(this.#handle, at)
      case SQLITE_TEXT: {
        const place = columnText(this.#handle, at)
        const bytes = columnBytes(this.#handle, at)
        return memory().toString('utf8', place, place + bytes)
      }
      case SQLITE_NULL:
        return null
      default:
        throw new TypeError(`Column ${this.names[at]} holds bytes`)
    }
  }

  /** Ends the run, however far it came. */
  reset(): void {
    reset(this.#handle)
  }

  free(): void {
    this.#statement.free()
  }

  #check(result: number): void {
    if (result !== SQLITE_OK) this.#db.handleError(result)
  }
}

/** sql.js's own way from a result to an error, of which its types say too little. */
interface Refusing {
  handleError(result: number): void
}

/** The parameters of SQL, `?` and `?1` alike. */
function parametersIn(sql: string): number {
  const marks = sql.replaceAll(/'[^']*'/g, '').match(/\?\d*/g) ?? []
  return Math.max(0, ...marks.map((mark, at) => (mark === '?' ? at + 1 : Number(mark.slice(1)))))
}

/** Kept apart from the engine, whose hundreds of properties are slow to look up. */
const {
  _sqlite3_bind_blob: bindBlob,
  _sqlite3_bind_double: bindDouble,
  _sqlite3_bind_int: bindInt,
  _sqlite3_bind_text: bindText,
  _sqlite3_column_bytes: columnBytes,
  _sqlite3_column_double: columnDouble,
  _sqlite3_column_text: columnText,
  _sqlite3_column_type: columnType,
  _sqlite3_data_count: dataCount,
  _sqlite3_reset: reset,
  _sqlite3_step: step,
} = engine

const SQLITE_OK = 0
const SQLITE_ROW = 100
const SQLITE_DONE = 101
const SQLITE_INTEGER = 1
const SQLITE_FLOAT = 2
const SQLITE_TEXT = 3
const SQLITE_NULL = 5
/** SQLite neither copies nor frees what is bound. */
const SQLITE_STATIC = 0

/** From here on room is made for what is asked, with none to spare. */
const LARGE = 1024 * 1024

/** The place of texts and bytes of a run in the memory of the engine. */
let roomBytes = 64 * 1024
let room = engine._malloc(roomBytes)

function mostBytes(value: Cell | Uint8Array): number {
  if (typeof value === 'string') return value.length * UTF8_BYTES_A_UNIT
  return typeof value === 'object' && value !== null ? value.length : 0
}

function makeRoom(params: readonly (Cell | Uint8Array)[]): void {
  const most = params.reduce<number>((sum, value) => sum + mostBytes(value), 0)
  const bytes = most < LARGE ? most * 2 : most
  const place = engine._malloc(bytes)
  if (place === 0) throw new RangeError(`The engine has no room for values of ${bytes} bytes`)
  engine._free(room)
  room = place
  roomBytes = bytes
}

function writeBytes(bytes: Uint8Array, place: number): number {
  memory().set(bytes, place)
  return bytes.length
}

/** Node's encoder is made for long texts: to call it takes as long as to write some hundred signs. */
const SHORT = 100

/** Writes a text as UTF-8; answers how many bytes it takes. */
function writeText(text: string, place: number): number {
  const bytes = memory()
  if (text.length > SHORT) return bytes.write(text, place, 'utf8')
  let end = place
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit <= 0xdfff) return bytes.write(text, place, 'utf8')
    if (unit < 0x80) bytes[end++] = unit
    else {
      if (unit < 0x800) bytes[end++] = 0xc0 | (unit >> 6)
      else {
        bytes[end++] = 0xe0 | (unit >> 12)
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f)
      }
      bytes[end++] = 0x80 | (unit & 0x3f)
    }
  }
  return end - place
}
