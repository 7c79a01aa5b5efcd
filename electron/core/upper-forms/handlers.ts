import type { RequestPart } from '#shared/contract/summaries.ts'
import type { FormContent } from '#shared/contract/upper-forms.ts'
import { narrowable } from '#shared/domain/figures/measures.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { obstacleAt } from '#shared/domain/upper-forms.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { readLedgers } from '../special-ledgers/queries.ts'
import { Names, periodOf } from '../summaries/queries.ts'
import { refuseTakenName } from './commands.ts'
import { cellsFor, chosenCells, formById, formLines, returnsOf, sheetsOf } from './queries.ts'

export const upperForms: HandlersOf<'upperForms'> = {
  list: ({ db }) => ({ forms: formLines(db) }),

  get(call, { id, from, to }) {
    const form = formById(call.db, id)
    const period = periodOf({ from, to }, call.today)
    return {
      form,
      sheets: sheetsOf(call.db, id),
      cells: cellsFor(call, id, period),
      returns: returnsOf(call, id),
    }
  },

  parts({ db }) {
    const names = new Names(db)
    return {
      categories: names.all('category'),
      departments: names.all('department'),
      levels: names.all('level').map(({ id }) => names.level(id)),
      staff: names.all('staff'),
      ledgers: readLedgers(db).map(({ id, nameZh, nameEn, unit, hasAmount }) => ({
        id,
        nameZh,
        nameEn,
        unit,
        hasAmount,
      })),
    }
  },

  place({ db }, { formId, sheet, cell, content }) {
    refuseUnknown(db, 'upper_form', formId)
    const there = sheetsOf(db, formId).find(({ name }) => name === sheet)
    const obstacle = there ? obstacleAt(there, cell) : 'outside'
    if (obstacle === 'outside') throw new Refusal('upper-form/no-cell', { sheet, cell })
    if (obstacle === 'formula') throw new Refusal('upper-form/cell-reckoned', { cell })
    if (obstacle === 'merged') throw new Refusal('upper-form/cell-covered', { cell })
    if (content) refuseWrongContent(db, content)
    const known = chosenCells(db, formId).find((one) => one.sheet === sheet && one.cell === cell)
    if (content === null) {
      if (known) db.remove('upper_form_cell', known.id, 'current')
    } else if (known) db.update('upper_form_cell', known.id, 'current', { content: JSON.stringify(content) })
    else db.insert('upper_form_cell', { upperFormId: formId, sheet, cell, content: JSON.stringify(content) })
    return { seq: db.seq }
  },

  rename({ db }, { id, seen, name }) {
    const row = rowToChange(db, 'upper_form', id, seen)
    refuseTakenName(db, name, id)
    return changeRow(db, 'upper_form', row, { name })
  },

  retire({ db }, { id, seen }) {
    return changeRow(db, 'upper_form', rowToChange(db, 'upper_form', id, seen), { isActive: 0 })
  },

  handIn(call, { id, from, to, sentOn = call.today, note }) {
    const { db, operator } = call
    formById(db, id)
    const cells = cellsFor(call, id, periodOf({ from, to }, call.today))
    if (cells.length === 0) throw new Refusal('upper-form/nothing-chosen')
    const sent = cells.map(({ sheet, cell, content, value }) => ({ sheet, cell, content, value }))
    const row = { upperFormId: id, operatorId: operator.id, fromOn: from, toOn: to, sentOn, note }
    return { id: db.insert('upper_form_return', { ...row, cells: JSON.stringify(sent) }) }
  },
}

/** Throws `upper-form/part-not-counted` or `record/not-found`. */
function refuseWrongContent(db: Reader, content: FormContent): void {
  if (content.kind === 'ledger') return refuseUnknown(db, 'special_ledger', content.ledgerId)
  if (content.kind === 'word' || content.part === null) return
  const { figure, part } = content
  const may = narrowable(figure)
  if (may === 'none' || (may === 'level' && (part.by !== 'level' || part.id === null))) {
    throw new Refusal('upper-form/part-not-counted', { figure })
  }
  refuseUnknownPart(db, part)
}

function refuseUnknownPart(db: Reader, part: RequestPart): void {
  switch (part.by) {
    case 'category':
    case 'department':
    case 'level':
    case 'staff':
      refuseUnknown(db, part.by, part.id)
  }
}
