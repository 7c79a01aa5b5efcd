import type { LevelView, SchemeView } from '#shared/contract/schemes.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { keptUntilChanged, keptWhile } from '../kept.ts'
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
    restartsYearly: row.restartsYearly === 1,
    isOwn: row.districtCode !== null && homes.includes(row.districtCode),
    levels: levels.filter(({ schemeId }) => schemeId === row.id),
  }))
  return schemes.sort((one, other) => place(one) - place(other))
}

/** The same text as long as no scheme differs in more than how far its numbers have run, which every card moves on. */
export const schemeTerms = keptUntilChanged(['scheme'], (db) =>
  JSON.stringify(db.all(`SELECT ${TERMS} FROM scheme ORDER BY id`)),
)

/** A list of thousands asks for the same few again and again, so that even comparing the terms would be felt. */
const levelsById = keptWhile(schemeTerms, () =>
  keptUntilChanged(
    ['level'],
    (db): ReadonlyMap<number, LevelView> => new Map(readLevels(db).map((level) => [level.id, level])),
  ),
)

const schemeNames = keptWhile(
  schemeTerms,
  (db): ReadonlyMap<number, string> =>
    new Map(
      db.all<{ id: number; nameZh: string }>('SELECT id, name_zh FROM scheme').map((row) => [row.id, row.nameZh]),
    ),
)

/** All levels, of each scheme the highest first. */
export function readLevels(db: Reader): LevelView[] {
  return db.all<LevelView>(`${LEVELS} ORDER BY scheme_id, rank, id`)
}

/** Throws `record/not-found`. */
export function levelById(db: Reader, id: number): LevelView {
  const level = levelsById(db)(db).get(id)
  if (!level) throw new Refusal('record/not-found', { table: 'level', id })
  return level
}

/** Throws `record/not-found`. */
export function schemeById(db: Reader, id: number): SchemeView {
  const scheme = readSchemes(db).find((one) => one.id === id)
  if (!scheme) throw new Refusal('record/not-found', { table: 'scheme', id })
  return scheme
}

/** The Chinese name. Throws `record/not-found`. */
export function schemeNamed(db: Reader, id: number): string {
  const name = schemeNames(db).get(id)
  if (name === undefined) throw new Refusal('record/not-found', { table: 'scheme', id })
  return name
}

/** Where the numbers of a scheme go on in a year. Throws `record/not-found`. */
export function numberingOf(db: Reader, id: number, year: number): Numbering {
  type Row = Omit<Numbering, 'goesOn'> & { readonly numberedYear: number | null }
  const row = db.get<Row>('SELECT number_pattern, next_number, numbered_year FROM scheme WHERE id = ?', [id])
  if (!row) throw new Refusal('record/not-found', { table: 'scheme', id })
  const { numberPattern, numberedYear } = row
  const isOfYear = numberedYear === null || numberedYear === year
  return {
    numberPattern,
    nextNumber: isOfYear || row.nextNumber === null ? row.nextNumber : 1,
    // What is made late for a year gone by leaves this year's numbers alone.
    goesOn: numberedYear === null || numberedYear <= year,
  }
}

export interface Numbering {
  readonly numberPattern: string | null
  readonly nextNumber: number | null
  /** Whether the number after it is the one to go on with. */
  readonly goesOn: boolean
}

type SchemeRow = Omit<SchemeView, 'isInUse' | 'isOwn' | 'levels' | 'restartsYearly'> & {
  readonly isInUse: number
  readonly restartsYearly: number
}

const TERMS = `id, code, name_zh, name_en, issuer, district_code, from_on, to_on, validity_years, number_pattern,
  numbered_year IS NOT NULL AS restarts_yearly, is_in_use, follows_scheme_id, provenance, source, note`
const COLUMNS = `${TERMS}, _seq, next_number`

// Without a join, which SQLite would plan anew for each level asked for, at twenty times the cost of the answer.
const LEVELS = `SELECT id, _seq, scheme_id, code, rank, name_zh, name_en, tone,
    ifnull(issuer, (SELECT issuer FROM scheme WHERE scheme.id = scheme_id)) AS issuer,
    ifnull(validity_years, (SELECT validity_years FROM scheme WHERE scheme.id = scheme_id)) AS validity_years,
    provenance, source
  FROM level`

function place({ isInUse, isOwn, issuer }: SchemeView): number {
  return (isInUse ? 0 : 10) + (isOwn ? 0 : issuer === 'city' ? 1 : 2)
}
