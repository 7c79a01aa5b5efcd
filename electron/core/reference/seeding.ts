import type { District } from '#shared/contract/reference.ts'
import { dayAt } from '#shared/domain/days.ts'
import { holidayYears } from '#seeds/reference/holidays.ts'
import { officeSeeds, SEED_VERSION } from '#seeds/reference/office-seeds.ts'
import type { Cells, History, Reader, Row, Transaction } from '../ports.ts'
import { differing } from '../holder-rules.ts'
import { districtOf, homesOf } from '../districts.ts'
import { readOffice } from '../offices.ts'

/** Name of the commit that brings reference rows in; no operator makes it. */
export const SEED_COMMAND = 'reference.seed'

/** Whether the program knows reference rows that this desk has not taken in. False before the office is founded. */
export function isSeedDue(db: Reader): boolean {
  return readOffice(db) !== null && seedVersion(db) < SEED_VERSION
}

/**
 * Takes the program's reference rows in. A row that the office wrote or confirmed stays as it is, and so do the cells
 * that are the office's alone (what is in use, numbers, liaison people); a row that the office removed does not come back.
 */
export function seedReference(db: Transaction, history: Pick<History, 'of'>): void {
  const office = readOffice(db)
  if (!office) return
  for (const row of rowsFor(districtOf(office.districtCode), db)) takeIn(db, history, row)
  const { id } = db.get<{ id: number }>('SELECT id FROM reference_seed') ?? {}
  if (id === undefined) db.insert('reference_seed', { version: SEED_VERSION })
  else db.update('reference_seed', id, 'current', { version: SEED_VERSION })
}

interface SeedRow {
  readonly table: string
  readonly id: number
  /** What the program says, as long as the office says nothing else. */
  readonly stated: Cells
  /** What is said only when the row comes in: from then on it is the office's. */
  readonly initial: Cells
  /** Rows of a published set never change. */
  readonly isFixed?: true
}

function takeIn(db: Transaction, history: Pick<History, 'of'>, { table, id, stated, initial, isFixed }: SeedRow): void {
  const there = db.get<Row>(`SELECT * FROM ${table} WHERE id = ?`, [id])
  if (!there) {
    for (const commit of history.of(table, id)) if (commit.header.command === SEED_COMMAND) return
    db.insert(table, { id, ...stated, ...initial })
    return
  }
  if (isFixed || there['provenance'] === 'office') return
  const changed = differing(there, stated)
  if (Object.keys(changed).length > 0) db.update(table, id, 'current', changed)
}

/** Parents before their children. */
function rowsFor(district: District | undefined, db: Transaction): SeedRow[] {
  const homes = homesOf(district?.code ?? '')
  const isHome = (code: string | null) => code !== null && homes.includes(code)
  const isCounty = district?.kind === 'county' || district?.kind === 'autonomous-county'
  const flag = (is: boolean) => (is ? 1 : 0)
  return [
    ...officeSeeds.schemes.map(({ id, inUse, ...stated }) => ({
      table: 'scheme',
      id,
      stated,
      initial: { isInUse: flag(inUse === 'everywhere' || (inUse === 'at-home' && isHome(stated.districtCode))) },
    })),
    ...officeSeeds.levels.map(({ id, ...stated }) => ({ table: 'level', id, stated, initial: {} })),
    ...officeSeeds.departments.map(({ id, isActive, ...stated }) => ({
      table: 'department',
      id,
      stated: {
        ...stated,
        nameZh: stated.nameZh.replace('{区}', isCounty ? '县' : '区'),
        nameEn: stated.nameEn.replace('{District}', isCounty ? 'County' : 'District'),
      },
      initial: { isActive: flag(isActive) },
    })),
    ...officeSeeds.categories.map(({ id, ...stated }) => ({ table: 'category', id, stated, initial: {} })),
    ...officeSeeds.items.map(({ id, ...stated }) => ({ table: 'item', id, stated, initial: { isActive: 1 } })),
    ...officeSeeds.materials.map(({ id, isRequired, ...stated }) => ({
      table: 'item_material',
      id,
      stated: { ...stated, isRequired: flag(isRequired) },
      initial: {},
    })),
    ...officeSeeds.readyTexts.map(({ id, ...stated }) => ({
      table: 'ready_text',
      id,
      stated,
      initial: { isActive: 1 },
    })),
    ...officeSeeds.ruleSets.map(({ id, ...stated }) => ({
      table: 'rule_set',
      id,
      stated,
      initial: { state: 'published', publishedOn: dayAt(db.at) },
      isFixed: true as const,
    })),
    ...officeSeeds.rules
      .filter(({ onlyIn }) => onlyIn === null || onlyIn.some(isHome))
      .map(({ id, onlyIn: _everywhereHere, ...stated }) => ({
        table: 'rule',
        id,
        stated,
        initial: { isOnceAcrossCards: 0 },
        isFixed: true as const,
      })),
    ...holidayYears
      .filter(({ year }) => !isOwnYear(db, year))
      .flatMap(({ year, source, days }) => [
        { table: 'holiday_year', id: year, stated: { provenance: 'source', source }, initial: {} },
        ...days.map(({ day, kind, name }) => ({
          table: 'holiday',
          id: Number(day.replaceAll('-', '')),
          stated: { holidayYearId: year, day, kind, name },
          initial: {},
        })),
      ]),
  ]
}

/** The office has entered the notice itself, so its days are the office's. */
function isOwnYear(db: Reader, year: number): boolean {
  return db.get("SELECT id FROM holiday_year WHERE id = ? AND provenance = 'office'", [year]) !== undefined
}

function seedVersion(db: Reader): number {
  return db.get<{ version: number }>('SELECT version FROM reference_seed')?.version ?? 0
}
