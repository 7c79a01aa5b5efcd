import type { FoundingFields } from '#shared/contract/desk.ts'
import { OfficeHours } from '#shared/domain/office-hours.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { districtOf } from './districts.ts'
import type { CurrentOperator, Reader, Row, Transaction } from './ports.ts'

/** The office as `desk.status` shows it. */
export interface Office {
  readonly districtCode: string
  readonly district: string
  readonly name: string
  readonly shortName: string
}

/**
 * Writes the office and its first operator, an administrator, and returns the operator's id. Throws
 * `desk/already-founded` or `district/unknown`.
 */
export function foundOffice({ db }: { readonly db: Transaction }, fields: Omit<FoundingFields, 'passphrase'>): number {
  if (readOffice(db)) throw new Refusal('desk/already-founded')
  const district = districtOf(fields.districtCode)
  if (!district) throw new Refusal('district/unknown', { districtCode: fields.districtCode })
  db.insert('office', { districtCode: district.code, name: fields.officeName, shortName: fields.officeShortName })
  return db.insert('operator', { login: fields.login, name: fields.operatorName, role: 'administrator' })
}

/** The office that owns the folder; null before it is founded. */
export function readOffice(db: Reader): Office | null {
  const row = db.get<Omit<Office, 'district'>>('SELECT district_code, name, short_name FROM office')
  return row ? { ...row, district: districtOf(row.districtCode)?.nameZh ?? row.districtCode } : null
}

/**
 * The office's own row, to be changed by whoever saw it last. Throws `record/not-found` before it is founded, and
 * `record/changed` when it is another than was seen.
 */
export function officeToChange(db: Reader, seen: number): OfficeRow {
  const row = officeRow(db)
  if (row.seq === seen) return row
  throw new Refusal('record/changed', { table: 'office', id: Number(row['id']), seen, current: row.seq })
}

/** The office's own row. Throws `record/not-found` before it is founded. */
export function officeRow(db: Reader): OfficeRow {
  const row = db.get<OfficeRow>('SELECT * FROM office')
  if (!row) throw new Refusal('record/not-found', { table: 'office', id: 0 })
  return row
}

type OfficeRow = Row & { readonly seq: number }

/** When the office is open on a working day; null where nobody has said it. */
export function readHours(db: Reader): OfficeHours | null {
  const row = db.get<{ [K in keyof Omit<OfficeHours, 'week'> | 'openWeek']: string | null }>(
    'SELECT morning_from, morning_to, afternoon_from, afternoon_to, open_week FROM office',
  )
  if (!row) return null
  const { openWeek, ...times } = row
  const read = OfficeHours.safeParse({ ...times, ...(openWeek !== null && { week: JSON.parse(openWeek) as unknown }) })
  return read.success ? read.data : null
}

export function readOperator(db: Reader, login: string): CurrentOperator | undefined {
  return db.get<CurrentOperator & object>('SELECT id, name, role FROM operator WHERE login = ?', [login])
}

/** Login names of all operators. */
export function readLogins(db: Reader): string[] {
  return db.all<{ login: string }>('SELECT login FROM operator ORDER BY login').map(({ login }) => login)
}
