import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Cells, Reader, Row, Transaction } from '../ports.ts'
import { asOffice, cellsOf, changeRow, ownCode, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { readCategories, readItems } from './queries.ts'

/** `seen` of a material, question or step is its item's: an item and its parts change as one. */
export const items: HandlersOf<'items'> = {
  list: ({ db }, { isActive }) => ({
    categories: readCategories(db),
    items: readItems(db).filter((item) => isActive === undefined || item.isActive === isActive),
  }),

  add({ db }, { fields }) {
    refuseUnknown(db, 'category', fields.categoryId)
    refuseUnknown(db, 'department', fields.departmentId)
    refuseTakenName(db, fields.categoryId, fields.nameZh)
    refusePromiseOverLimit(fields)
    const id = db.insert('item', {
      unit: 'times',
      comparator: 'count',
      isActive: 1,
      ...cellsOf(fields),
      code: ownCode(db, 'item'),
      provenance: 'office',
    })
    return { id, seq: db.seq }
  },

  correct({ db }, { id, seen, changes }) {
    const row = rowToChange(db, 'item', id, seen)
    const fresh = { ...row, ...cellsOf(changes) }
    refuseUnknown(db, 'category', changes.categoryId)
    refuseUnknown(db, 'department', changes.departmentId)
    refuseTakenName(db, Number(fresh['categoryId']), String(fresh['nameZh']), id)
    refusePromiseOverLimit(fresh)
    return changeRow(db, 'item', row, asOffice(row, cellsOf(changes), ['isActive']))
  },

  confirm({ db }, { id, seen }) {
    const row = rowToChange(db, 'item', id, seen)
    for (const material of db.all<{ id: number }>(
      "SELECT id FROM item_material WHERE item_id = ? AND provenance <> 'office' ORDER BY id",
      [id],
    )) {
      db.update('item_material', material.id, 'current', { provenance: 'office' })
    }
    return changeRow(db, 'item', row, { provenance: 'office' })
  },

  saveMaterial: ({ db }, { materialId, material, ...item }) =>
    savePart(db, 'item_material', item, materialId, { ...cellsOf(material), provenance: 'office' }),

  removeMaterial: ({ db }, { materialId, ...item }) => removePart(db, 'item_material', item, materialId),

  saveQuestion({ db }, { questionId, question, ...item }) {
    const { choices, ...fields } = question
    const isChoice = question.kind === 'choice'
    if (isChoice && choices.length < 2) throw new Refusal('item/choices-missing')
    return savePart(db, 'item_question', item, questionId, {
      ...cellsOf(fields),
      choices: isChoice ? choices.join('\n') : null,
    })
  },

  removeQuestion: ({ db }, { questionId, ...item }) => removePart(db, 'item_question', item, questionId),

  saveStep: ({ db }, { stepId, step, ...item }) => savePart(db, 'item_step', item, stepId, cellsOf(step)),

  removeStep: ({ db }, { stepId, ...item }) => removePart(db, 'item_step', item, stepId),

  addCategory({ db }, { fields }) {
    refuseTakenCategory(db, fields.nameZh)
    const id = db.insert('category', { ...fields, code: ownCode(db, 'category'), provenance: 'office' })
    return { id, seq: db.seq }
  },

  correctCategory({ db }, { id, seen, changes }) {
    const row = rowToChange(db, 'category', id, seen)
    if (changes.nameZh !== undefined) refuseTakenCategory(db, changes.nameZh, id)
    return changeRow(db, 'category', row, asOffice(row, cellsOf(changes), ['rank']))
  },

  confirmCategory({ db }, { id, seen }) {
    return changeRow(db, 'category', rowToChange(db, 'category', id, seen), { provenance: 'office' })
  },
}

type Part = 'item_material' | 'item_question' | 'item_step'
interface Target {
  readonly id: number
  readonly seen: number
}

/** A part comes last among its own, or is changed where it stands; the item changes with it. */
function savePart(db: Transaction, table: Part, { id, seen }: Target, partId: number | undefined, cells: Cells) {
  const item = rowToChange(db, 'item', id, seen)
  if (partId === undefined) db.insert(table, { ...cells, itemId: id, rank: lastRank(db, table, id) + 1 })
  else if (changeRow(db, table, partOf(db, table, id, partId), cells).seq !== db.seq) return { id, seq: item.seq }
  db.touch('item', id, seen)
  return { id, seq: db.seq }
}

function removePart(db: Transaction, table: Part, { id, seen }: Target, partId: number) {
  rowToChange(db, 'item', id, seen)
  partOf(db, table, id, partId)
  db.remove(table, partId, 'current')
  db.touch('item', id, seen)
  return { id, seq: db.seq }
}

function partOf(db: Reader, table: Part, itemId: number, id: number): Row & { readonly seq: number } {
  const sql = `SELECT * FROM ${table} WHERE id = ? AND item_id = ?`
  const row = db.get<Row & { readonly seq: number }>(sql, [id, itemId])
  if (!row) throw new Refusal('record/not-found', { table, id })
  return row
}

function lastRank(db: Reader, table: Part, itemId: number): number {
  const sql = `SELECT max(rank) AS rank FROM ${table} WHERE item_id = ?`
  return db.get<{ rank: number | null }>(sql, [itemId])?.rank ?? 0
}

function refuseTakenName(db: Reader, categoryId: number, name: string, exceptId = 0): void {
  const sql = 'SELECT id FROM item WHERE category_id = ? AND name_zh = ? AND id <> ?'
  const other = db.get<{ id: number }>(sql, [categoryId, name, exceptId])
  if (other) throw new Refusal('item/name-taken', { itemId: other.id, name })
}

function refuseTakenCategory(db: Reader, name: string, exceptId = 0): void {
  const other = db.get<{ id: number }>('SELECT id FROM category WHERE name_zh = ? AND id <> ?', [name, exceptId])
  if (other) throw new Refusal('category/name-taken', { categoryId: other.id, name })
}

/** A promise is kept within the time the law allows. */
function refusePromiseOverLimit({ statutoryDays, promisedDays }: { [column: string]: unknown }): void {
  if (typeof statutoryDays === 'number' && typeof promisedDays === 'number' && promisedDays > statutoryDays)
    throw new Refusal('item/promise-over-limit', { statutoryDays, promisedDays })
}
