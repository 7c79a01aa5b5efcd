import { checkCreditCode } from '#shared/domain/credit-code.ts'
import type { EmployerView } from '#shared/contract/employers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { employerByName, employerNameKey } from '../employer-entry.ts'
import type { HandlersOf } from '../handler.ts'
import { notPending, type Cell, type Reader, type Transaction } from '../ports.ts'
import { nameTiers, search } from '../search.ts'

export const employers: HandlersOf<'employers'> = {
  find({ db }, { query, limit }) {
    const ids =
      query.trim() === '' ? firstByName(db, limit) : search(db, 'employer', nameTiers(query), limit).map(({ id }) => id)
    return { employers: viewsOf(db, ids) }
  },

  get: ({ db }, { id }) => viewOf(db, id),

  correct({ db }, { id, seen, changes }) {
    const employer = viewOf(db, id)
    if (employer.seq !== seen)
      throw new Refusal('record/changed', { table: 'employer', id, seen, current: employer.seq })
    const cells: { [column: string]: Cell } = {}
    if (changes.name !== undefined && changes.name !== employer.name) {
      const other = employerByName(db, changes.name)
      if (other && other.id !== id) throw new Refusal('employer/name-taken', { employerId: other.id, name: other.name })
      cells['name'] = changes.name
      const nameKey = employerNameKey(changes.name)
      if (nameKey !== employerNameKey(employer.name)) cells['nameKey'] = nameKey
    }
    if (changes.creditCode !== undefined) {
      const creditCode = changes.creditCode === null ? null : freeCreditCode(db, changes.creditCode, id)
      if (creditCode !== employer.creditCode) cells['creditCode'] = creditCode
    }
    if (Object.keys(cells).length === 0) return { id, seq: employer.seq }
    db.update('employer', id, seen, cells)
    return { id, seq: db.seq }
  },
}

/** The code as it is kept. Throws `employer/credit-code-invalid` or `employer/credit-code-taken`. */
function freeCreditCode(db: Transaction, raw: string, employerId: number): string {
  const check = checkCreditCode(raw)
  if (!check.ok) throw new Refusal('employer/credit-code-invalid', { reason: check.reason })
  const sql = 'SELECT id, name FROM employer WHERE credit_code = ? AND id <> ?'
  const other = db.get<{ id: number; name: string }>(sql, [check.code, employerId])
  if (other) throw new Refusal('employer/credit-code-taken', { employerId: other.id, name: other.name })
  return check.code
}

function firstByName(db: Reader, limit: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT id FROM derived_employer WHERE ${notPending('employer', 'derived_employer.id')} ORDER BY sort_key, id LIMIT ${limit}`,
    )
    .map(({ id }) => id)
}

/** Throws `record/not-found`. */
function viewOf(db: Reader, id: number): EmployerView {
  const [employer] = viewsOf(db, [id])
  if (!employer) throw new Refusal('record/not-found', { table: 'employer', id })
  return employer
}

/** Views in the order of `ids`. */
function viewsOf(db: Reader, ids: readonly number[]): EmployerView[] {
  return db.all<EmployerView>(
    `SELECT employer.id, _seq, name, credit_code
     FROM json_each(?) AS wanted CROSS JOIN employer ON employer.id = wanted.value ORDER BY wanted.key`,
    [JSON.stringify(ids)],
  )
}
