import type { LevelFields } from '#shared/contract/schemes.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import { readOffice } from '../offices.ts'
import type { Reader, Row, Transaction } from '../ports.ts'
import { asOffice, cellsOf, changeRow, ownCode, rowToChange } from '../reference-rows.ts'
import { readSchemes } from './queries.ts'

/** `seen` of a level is its scheme's: a scheme and its levels change as one. */
export const schemes: HandlersOf<'schemes'> = {
  list: ({ db }, { isInUse }) => ({
    schemes: readSchemes(db).filter((scheme) => isInUse === undefined || scheme.isInUse === isInUse),
  }),

  takeInUse({ db }, { id, seen, isInUse }) {
    return changeRow(db, 'scheme', rowToChange(db, 'scheme', id, seen), cellsOf({ isInUse }))
  },

  setNumbering({ db, today }, { id, seen, numberPattern, nextNumber, restartsYearly }) {
    const places = /\{(N+)\}/.exec(numberPattern ?? '')?.[1]?.length
    if (numberPattern !== null && places !== undefined && nextNumber !== null && `${nextNumber}`.length > places)
      throw new Refusal('scheme/number-too-long', { numberPattern, nextNumber })
    // Beginning anew with 1 would repeat the numbers of the year before.
    if (restartsYearly && numberPattern !== null && !numberPattern.includes('{YYYY}'))
      throw new Refusal('scheme/pattern-without-year', { numberPattern })
    const numberedYear = restartsYearly && numberPattern !== null ? Number(today.slice(0, 4)) : null
    return changeRow(db, 'scheme', rowToChange(db, 'scheme', id, seen), { numberPattern, nextNumber, numberedYear })
  },

  correct({ db }, { id, seen, changes }) {
    const scheme = rowToChange(db, 'scheme', id, seen)
    refuseEndBeforeBeginning({ ...scheme, ...cellsOf(changes) })
    return changeRow(db, 'scheme', scheme, asOffice(scheme, cellsOf(changes)))
  },

  confirm({ db }, { id, seen }) {
    const scheme = rowToChange(db, 'scheme', id, seen)
    for (const level of db.all<{ id: number }>(
      "SELECT id FROM level WHERE scheme_id = ? AND provenance <> 'office' ORDER BY id",
      [id],
    )) {
      db.update('level', level.id, 'current', { provenance: 'office' })
    }
    return changeRow(db, 'scheme', scheme, { provenance: 'office' })
  },

  add({ db }, { fields, levels }) {
    refuseEndBeforeBeginning(cellsOf(fields))
    const id = db.insert('scheme', {
      ...cellsOf(fields),
      code: ownCode(db, 'scheme'),
      issuer: 'district',
      districtCode: readOffice(db)?.districtCode ?? null,
      isInUse: 1,
      provenance: 'office',
    })
    for (const level of levels) insertLevel(db, id, level)
    return { id, seq: db.seq }
  },

  saveLevel({ db }, { id, seen, levelId, level }) {
    const scheme = rowToChange(db, 'scheme', id, seen)
    if (levelId === undefined) insertLevel(db, id, level)
    else {
      const row = levelOf(db, id, levelId)
      refuseTakenCode(db, id, level, levelId)
      if (changeRow(db, 'level', row, asOffice(row, cellsOf(level))).seq !== db.seq) return { id, seq: scheme.seq }
    }
    db.touch('scheme', id, seen)
    return { id, seq: db.seq }
  },
}

function insertLevel(db: Transaction, schemeId: number, level: LevelFields): void {
  refuseTakenCode(db, schemeId, level)
  db.insert('level', { schemeId, ...cellsOf(level), provenance: 'office' })
}

function levelOf(db: Reader, schemeId: number, id: number): Row & { readonly seq: number } {
  const row = db.get<Row & { readonly seq: number }>('SELECT * FROM level WHERE id = ? AND scheme_id = ?', [
    id,
    schemeId,
  ])
  if (!row) throw new Refusal('record/not-found', { table: 'level', id })
  return row
}

function refuseTakenCode(db: Reader, schemeId: number, { code }: LevelFields, exceptId = 0): void {
  const other = db.get<{ nameZh: string }>('SELECT name_zh FROM level WHERE scheme_id = ? AND code = ? AND id <> ?', [
    schemeId,
    code,
    exceptId,
  ])
  if (other) throw new Refusal('scheme/level-code-taken', { code, name: other.nameZh })
}

function refuseEndBeforeBeginning({ fromOn = null, toOn = null }: { [column: string]: unknown }): void {
  if (fromOn !== null && toOn !== null && (toOn as Day) < (fromOn as Day))
    throw new Refusal('scheme/ends-before-it-begins', { fromOn, toOn })
}
