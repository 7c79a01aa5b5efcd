import { z } from 'zod'
import type { ImportMatching } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import { ImportField } from '#shared/domain/import-fields.ts'
import type { Reader, WriteCall } from '../../ports.ts'
import { rowToChange } from '../../reference-rows.ts'
import type { Matching } from './matchings.ts'

interface Stored extends Pick<Matching, 'id' | 'kind' | 'headingRows'> {
  readonly seq: number
  readonly name: string
  readonly headings: string
  readonly fields: string
  readonly keptOn: Day
}

/** The matchings that are kept, the newest first. */
export function readMatchings(db: Reader): (Matching & Pick<Stored, 'seq' | 'name' | 'keptOn'>)[] {
  return db
    .all<Stored>('SELECT id, _seq, kind, name, heading_rows, headings, fields, kept_on FROM matching ORDER BY id DESC')
    .map(({ headings, fields, ...row }) => ({
      ...row,
      headings: Headings.parse(JSON.parse(headings)),
      fields: new Map(Fields.parse(JSON.parse(fields))),
    }))
}

const Headings = z.array(z.string())
const Fields = z.array(z.tuple([z.string(), ImportField.nullable()]))

/** Matchings as they are shown. */
export function listMatchings(db: Reader): ImportMatching[] {
  return readMatchings(db).map(({ id, seq, kind, name, headings, fields, keptOn }) => ({
    id,
    seq,
    kind,
    name,
    keptOn,
    columns: headings.length,
    corrected: [...fields].map(([heading, field]) => ({ heading, field })),
  }))
}

/** The next list of these headings is read as if none had come before. Throws `record/not-found` or `record/changed`. */
export function forgetMatching({ db }: WriteCall, id: number, seen: number): void {
  rowToChange(db, 'matching', id, seen)
  db.remove('matching', id, seen)
}
