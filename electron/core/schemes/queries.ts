import type { LevelView, SchemeView } from '#shared/contract/schemes.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readOffice } from '../offices.ts'
import { homesOf } from '../districts.ts'
import type { Reader } from '../ports.ts'

/** Those in use first, of each the own district's first, then the city's, then the others. */
export function readSchemes(db: Reader): SchemeView[] {
  const homes = homesOf(readOffice(db)?.districtCode ?? '')
  const levels = readLevels(db)
  const schemes = db.all<SchemeRow>(`SELECT ${COLUMNS} FROM scheme ORDER BY id`).map((row) => ({
    ...row,
    isInUse: row.isInUse === 1,
    isOwn: row.districtCode !== null && homes.includes(row.districtCode),
    levels: levels.filter(({ schemeId }) => schemeId === row.id),
  }))
  return schemes.sort((one, other) => place(one) - place(other))
}

/** All levels, of each scheme the highest first. */
export function readLevels(db: Reader): LevelView[] {
  return db.all<LevelView>(`${LEVELS} ORDER BY scheme_id, rank, level.id`)
}

/** Throws `record/not-found`. */
export function levelById(db: Reader, id: number): LevelView {
  const level = db.get<LevelView>(`${LEVELS} WHERE level.id = ?`, [id])
  if (!level) throw new Refusal('record/not-found', { table: 'level', id })
  return level
}

/** Throws `record/not-found`. */
export function schemeById(db: Reader, id: number): SchemeView {
  const scheme = readSchemes(db).find((one) => one.id === id)
  if (!scheme) throw new Refusal('record/not-found', { table: 'scheme', id })
  return scheme
}

type SchemeRow = Omit<SchemeView, 'isInUse' | 'isOwn' | 'levels'> & { readonly isInUse: number }

const COLUMNS = `id, _seq, code, name_zh, name_en, issuer, district_code, from_on, to_on, validity_years, number_pattern,
  next_number, is_in_use, follows_scheme_id, provenance, source, note`

const LEVELS = `SELECT level.id, level._seq, scheme_id, level.code, rank, level.name_zh, level.name_en, tone,
    ifnull(level.issuer, scheme.issuer) AS issuer, ifnull(level.validity_years, scheme.validity_years) AS validity_years,
    level.provenance, level.source
  FROM level JOIN scheme ON scheme.id = scheme_id`

function place({ isInUse, isOwn, issuer }: SchemeView): number {
  return (isInUse ? 0 : 10) + (isOwn ? 0 : issuer === 'city' ? 1 : 2)
}
