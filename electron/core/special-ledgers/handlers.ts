import { yuan } from '#shared/domain/money.ts'
import type { ColumnFields, ColumnView, LedgerFields, LedgerView, RowFields } from '#shared/contract/special-ledgers.ts'
import { daysCome, knownOf } from '#shared/domain/figures/periods.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { columnValue } from '#shared/domain/special-ledgers.ts'
import { specialLedgerPresets } from '#seeds/reference/special-ledgers.ts'
import type { HandlersOf } from '../handler.ts'
import type { Cells, Reader, Transaction } from '../ports.ts'
import { unmasked } from '../protected.ts'
import { asOffice, cellsOf, changeRow, ownCode, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { figuresOf, ledgerById, listRows, readLedgers } from './queries.ts'

export const specialLedgers: HandlersOf<'specialLedgers'> = {
  list({ db }) {
    const there = new Set(db.all<{ code: string }>('SELECT code FROM special_ledger').map(({ code }) => code))
    const presets = specialLedgerPresets.filter(({ code }) => !there.has(code))
    return {
      ledgers: readLedgers(db),
      presets: presets.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    }
  },

  adopt({ db }, { codes }) {
    const ids = [...new Set(codes)].map((code) => {
      const preset = specialLedgerPresets.find((one) => one.code === code)
      if (!preset) throw new Refusal('special-ledger/preset-unknown', { code })
      const { columns, ...fields } = preset
      const adopted = db.get<{ nameZh: string }>('SELECT name_zh FROM special_ledger WHERE code = ?', [code])
      if (adopted) throw new Refusal('special-ledger/name-taken', { name: adopted.nameZh })
      refuseTakenName(db, fields.nameZh)
      const cells = cellsOf({ ...fields, ceilingFen: null, isActive: true, provenance: 'template' })
      const id = db.insert('special_ledger', cells)
      for (const [at, column] of columns.entries()) insertColumn(db, id, column, at + 1)
      return id
    })
    return { ids, seq: db.seq }
  },

  add({ db }, { fields, columns }) {
    refuseTakenName(db, fields.nameZh)
    const code = ownCode(db, 'special_ledger')
    const id = db.insert('special_ledger', cellsOf({ ...fields, code, provenance: 'office' }))
    for (const [at, column] of columns.entries()) {
      refuseWrongColumn(db, id, column)
      insertColumn(db, id, column, at + 1)
    }
    return { id, seq: db.seq }
  },

  correct({ db }, { id, seen, changes }) {
    const row = rowToChange(db, 'special_ledger', id, seen)
    const ledger = ledgerById(db, id)
    if (changes.nameZh !== undefined) refuseTakenName(db, changes.nameZh, id)
    const isCountedAnew = COUNTING.some((field) => changes[field] !== undefined && changes[field] !== ledger[field])
    if (isCountedAnew && ledger.rows > 0) throw new Refusal('special-ledger/has-rows', { rows: ledger.rows })
    return changeRow(db, 'special_ledger', row, asOffice(row, cellsOf(changes), ['isActive', 'ceilingFen']))
  },

  remove({ db }, { id, seen }) {
    rowToChange(db, 'special_ledger', id, seen)
    const { rows, columns } = ledgerById(db, id)
    if (rows > 0) throw new Refusal('special-ledger/has-rows', { rows })
    for (const column of columns) db.remove('ledger_column', column.id, 'current')
    db.remove('special_ledger', id, seen)
    return { id, seq: db.seq }
  },

  saveColumn({ db }, { id, seen, columnId, column }) {
    rowToChange(db, 'special_ledger', id, seen)
    const { columns } = ledgerById(db, id)
    refuseWrongColumn(db, id, column, columnId)
    if (columnId === undefined) {
      const last = db.get<{ rank: number | null }>(
        'SELECT max(rank) AS rank FROM ledger_column WHERE special_ledger_id = ?',
        [id],
      )
      insertColumn(db, id, column, (last?.rank ?? 0) + 1)
    } else {
      const before = columns.find((one) => one.id === columnId)
      if (!before) throw new Refusal('record/not-found', { table: 'ledger_column', id: columnId })
      if (before.kind !== column.kind) refuseFilledIn(db, before)
      db.update('ledger_column', columnId, 'current', columnCells(column))
    }
    db.touch('special_ledger', id, seen)
    return { id, seq: db.seq }
  },

  removeColumn({ db }, { id, seen, columnId }) {
    rowToChange(db, 'special_ledger', id, seen)
    const column = ledgerById(db, id).columns.find((one) => one.id === columnId)
    if (!column) throw new Refusal('record/not-found', { table: 'ledger_column', id: columnId })
    refuseFilledIn(db, column)
    db.remove('ledger_column', columnId, 'current')
    db.touch('special_ledger', id, seen)
    return { id, seq: db.seq }
  },

  rows: (call, { page, limit, ...filter }) => listRows(call, filter, { page, limit }),

  enter({ db }, { ledgerId, fields: typed }) {
    const fields = asMeant(typed)
    const ledger = ledgerById(db, ledgerId)
    refuseFaults(db, ledger, fields)
    const id = db.insert('ledger_row', { specialLedgerId: ledgerId, ...rowCells(fields) })
    for (const { columnId, value } of fields.values)
      db.insert('ledger_cell', { ledgerRowId: id, ledgerColumnId: columnId, value })
    return { id, seq: db.seq }
  },

  correctRow({ db }, { id, seen, fields: typed }) {
    const row = rowToChange(db, 'ledger_row', id, seen)
    const fields = asMeant(typed, { note: row['note'] as string | null, values: valuesOf(db, id) })
    refuseFaults(db, ledgerById(db, Number(row['specialLedgerId'])), fields)
    const done = changeRow(db, 'ledger_row', row, rowCells(fields))
    const isChanged = writeValues(db, id, fields.values)
    if (isChanged && done.seq !== db.seq) db.touch('ledger_row', id, seen)
    return isChanged ? { id, seq: db.seq } : done
  },

  removeRow({ db }, { id, seen }) {
    rowToChange(db, 'ledger_row', id, seen)
    for (const cell of valuesOf(db, id)) db.remove('ledger_cell', cell.id, 'current')
    db.remove('ledger_row', id, seen)
    return { id, seq: db.seq }
  },

  attend({ db }, { ids, attended }) {
    let changed = 0
    for (const id of new Set(ids)) {
      const row = db.get<{ attended: number | null; hasAttendance: number }>(
        `SELECT attended, has_attendance FROM ledger_row JOIN special_ledger ON special_ledger.id = special_ledger_id
         WHERE ledger_row.id = ?`,
        [id],
      )
      if (!row) throw new Refusal('record/not-found', { table: 'ledger_row', id })
      if (row.hasAttendance === 0) throw new Refusal('special-ledger/not-asked', { field: 'attended' })
      if (row.attended === Number(attended)) continue
      db.update('ledger_row', id, 'current', { attended: Number(attended) })
      changed += 1
    }
    return { changed, seq: db.seq }
  },

  figures({ db, today }, period) {
    const days = daysCome(knownOf(period, today))
    return { from: days.from, to: days.to, ledgers: figuresOf(db, days) }
  },
}

/** What rows were written by and can't be read anew by. */
const COUNTING = ['subject', 'unit', 'hasEnd', 'hasAttendance', 'hasAmount'] as const satisfies (keyof LedgerFields)[]

function refuseTakenName(db: Reader, name: string, exceptId = 0): void {
  if (db.get('SELECT id FROM special_ledger WHERE name_zh = ? AND id <> ?', [name, exceptId]))
    throw new Refusal('special-ledger/name-taken', { name })
}

function refuseWrongColumn(db: Reader, ledgerId: number, { nameZh, kind, options }: ColumnFields, exceptId = 0): void {
  if (
    db.get('SELECT id FROM ledger_column WHERE special_ledger_id = ? AND name_zh = ? AND id <> ?', [
      ledgerId,
      nameZh,
      exceptId,
    ])
  )
    throw new Refusal('special-ledger/column-taken', { name: nameZh })
  if (kind === 'choice' && options.length === 0) {
    throw new Refusal('special-ledger/options-missing', { field: 'column.options' })
  }
}

function refuseFilledIn(db: Reader, { id, nameZh }: { readonly id: number; readonly nameZh: string }): void {
  const sql = 'SELECT count(*) AS rows FROM ledger_cell WHERE ledger_column_id = ?'
  const rows = db.get<{ rows: number }>(sql, [id])?.rows ?? 0
  if (rows > 0) throw new Refusal('special-ledger/column-filled-in', { column: nameZh, rows })
}

function insertColumn(db: Transaction, specialLedgerId: number, column: ColumnFields, rank: number): void {
  db.insert('ledger_column', { specialLedgerId, rank, ...columnCells(column) })
}

function columnCells({ options, isRequired, ...column }: ColumnFields): Cells {
  const words = column.kind === 'choice' ? options.map((option) => option.replaceAll('\n', ' ')).join('\n') : null
  return { ...column, options: words, isRequired: Number(isRequired) }
}

function rowCells({ values: _own, attended, ...fields }: RowFields): Cells {
  return { ...fields, attended: attended === null ? null : Number(attended) }
}

/** What was typed over masked numbers; see `unmasked`. */
function asMeant(typed: RowFields, stored: Pick<RowFields, 'note' | 'values'> = { note: null, values: [] }): RowFields {
  return {
    ...typed,
    note: typed.note === null ? null : unmasked(typed.note, stored.note),
    values: typed.values.map(({ columnId, value }) => {
      const before = stored.values.find((one) => one.columnId === columnId)
      return { columnId, value: unmasked(value, before?.value ?? null) }
    }),
  }
}

function valuesOf(
  db: Reader,
  rowId: number,
): { readonly id: number; readonly columnId: number; readonly value: string }[] {
  return db.all('SELECT id, ledger_column_id AS column_id, value FROM ledger_cell WHERE ledger_row_id = ?', [rowId])
}

/** Writes what differs; whether anything did. */
function writeValues(db: Transaction, rowId: number, values: RowFields['values']): boolean {
  const there = valuesOf(db, rowId)
  const gone = there.filter(({ columnId }) => !values.some((one) => one.columnId === columnId))
  for (const { id } of gone) db.remove('ledger_cell', id, 'current')
  let isChanged = gone.length > 0
  for (const { columnId, value } of values) {
    const before = there.find((one) => one.columnId === columnId)
    if (before?.value === value) continue
    isChanged = true
    if (before) db.update('ledger_cell', before.id, 'current', { value })
    else db.insert('ledger_cell', { ledgerRowId: rowId, ledgerColumnId: columnId, value })
  }
  return isChanged
}

function refuseFaults(db: Reader, ledger: LedgerView, fields: RowFields): void {
  const { holderId, employerId, onDay, toOn, amountFen, attended } = fields
  const isRight =
    (holderId === null) !== (employerId === null) &&
    !(ledger.subject === 'holder' && holderId === null) &&
    !(ledger.subject === 'employer' && employerId === null)
  if (!isRight) {
    const field = ledger.subject === 'employer' ? 'fields.employerId' : 'fields.holderId'
    throw new Refusal('special-ledger/subject-missing', { field, subject: ledger.subject })
  }
  refuseUnknown(db, 'holder', holderId)
  refuseUnknown(db, 'employer', employerId)
  const holder = db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [holderId])
  if (holder && holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
  const notAsked =
    (toOn !== null && !ledger.hasEnd && 'toOn') ||
    (amountFen !== null && !ledger.hasAmount && 'amountFen') ||
    (attended !== null && !ledger.hasAttendance && 'attended')
  if (notAsked) throw new Refusal('special-ledger/not-asked', { field: `fields.${notAsked}` })
  if (toOn !== null && toOn < onDay) {
    throw new Refusal('special-ledger/ends-before-it-begins', { field: 'fields.toOn', onDay, toOn })
  }
  if (amountFen !== null && ledger.ceilingFen !== null && amountFen > ledger.ceilingFen) {
    throw new Refusal('special-ledger/above-ceiling', { field: 'fields.amountFen', ceiling: yuan(ledger.ceilingFen) })
  }
  refuseWrongValues(ledger, fields.values)
}

function refuseWrongValues({ columns }: LedgerView, values: RowFields['values']): void {
  for (const [at, { columnId, value }] of values.entries()) {
    const column = columns.find(({ id }) => id === columnId)
    if (!column || values.findIndex((one) => one.columnId === columnId) !== at)
      throw new Refusal('record/not-found', { table: 'ledger_column', id: columnId })
    if (columnValue(column.kind, value, column.options) === null)
      throw new Refusal('special-ledger/value-invalid', {
        field: fieldOf(column),
        column: column.nameZh,
        kind: column.kind,
        value,
      })
  }
  const missing = columns.find(({ id, isRequired }) => isRequired && !values.some(({ columnId }) => columnId === id))
  if (missing) throw new Refusal('special-ledger/value-missing', { field: fieldOf(missing), column: missing.nameZh })
}

function fieldOf({ id }: ColumnView): string {
  return `fields.values.${id}`
}
