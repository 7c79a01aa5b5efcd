import type {
  EnrolmentFields,
  EnrolmentView,
  RecognitionFields,
  RecognitionView,
} from '#shared/contract/recognitions.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Cells, Reader, Transaction } from '../ports.ts'
import { enrolHolder, recognise, refuseDates, refuseInactive } from './commands.ts'

export const recognitions: HandlersOf<'recognitions'> = {
  of: ({ db, today }, { holderId, on = today }) => ({
    recognitions: recognitionsOf(db, holderId, on),
    enrolments: enrolmentsOf(db, holderId, on),
  }),

  add: ({ db }, { holderId, levelId, fields }) => ({ id: recognise(db, holderId, levelId, fields), seq: db.seq }),
  correct: ({ db }, { id, seen, changes }) => change(db, 'recognition', id, seen, changes),
  end: ({ db }, { id, seen, toOn, ground }) => change(db, 'recognition', id, seen, { toOn, endGround: ground }),

  enrol: ({ db }, { holderId, schemeId, fields }) => ({ id: enrolHolder(db, holderId, schemeId, fields), seq: db.seq }),
  correctEnrolment: ({ db }, { id, seen, changes }) => change(db, 'enrolment', id, seen, changes),
  endEnrolment: ({ db }, { id, seen, toOn }) => change(db, 'enrolment', id, seen, { toOn }),
}

type Changes = {
  readonly [F in keyof (RecognitionFields & EnrolmentFields & { endGround: string })]?: string | null | undefined
}

/** Writes what differs. Throws `record/not-found`, `record/changed` and what `refuseInactive` and `refuseDates` throw. */
function change(db: Transaction, table: 'recognition' | 'enrolment', id: number, seen: number, changes: Changes) {
  const isRecognition = table === 'recognition'
  const row = isRecognition ? recognitionById(db, id) : enrolmentById(db, id)
  if (row.seq !== seen) throw new Refusal('record/changed', { table, id, seen, current: row.seq })
  refuseInactive(db, row.holderId)
  const cells: Cells = Object.fromEntries(
    Object.entries(changes).flatMap(([field, value]) =>
      value === undefined || value === row.cells[field] ? [] : [[field, value]],
    ),
  )
  if (Object.keys(cells).length === 0) return { id, seq: row.seq }
  const { fromOn = row.fromOn, toOn = row.toOn } = changes
  const of = isRecognition ? 'level_id' : 'scheme_id'
  refuseDates(db, { table, of, ofId: row.ofId, holderId: row.holderId, name: row.name, fromOn, toOn, exceptId: id })
  db.update(table, id, seen, cells)
  return { id, seq: db.seq }
}

interface DatedRow {
  readonly seq: number
  readonly holderId: number
  readonly ofId: number
  readonly name: string
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly cells: Cells
}

function recognitionById(db: Reader, id: number): DatedRow {
  const row = db.get<DatedRow & Cells>(
    `SELECT recognition._seq, holder_id, level_id AS of_id, name_zh AS name, from_on, to_on, basis, document, end_ground
     FROM recognition JOIN level ON level.id = level_id WHERE recognition.id = ?`,
    [id],
  )
  if (!row) throw new Refusal('record/not-found', { table: 'recognition', id })
  return { ...row, cells: row }
}

function enrolmentById(db: Reader, id: number): DatedRow {
  const row = db.get<DatedRow & Cells>(
    `SELECT enrolment._seq, holder_id, scheme_id AS of_id, name_zh AS name, enrolment.from_on, enrolment.to_on,
       enrolment.note FROM enrolment JOIN scheme ON scheme.id = scheme_id WHERE enrolment.id = ?`,
    [id],
  )
  if (!row) throw new Refusal('record/not-found', { table: 'enrolment', id })
  return { ...row, cells: row }
}

function recognitionsOf(db: Reader, holderId: number, on: Day): RecognitionView[] {
  type Row = Omit<RecognitionView, 'scheme' | 'level' | 'isCurrent'> & SchemeCells & LevelCells
  return db
    .all<Row>(
      `SELECT recognition.id, recognition._seq, basis, document, recognition.from_on, recognition.to_on, end_ground,
         scheme.id AS scheme_id, scheme.name_zh AS scheme_zh, scheme.name_en AS scheme_en,
         level.id AS level_id, level.code AS level_code, level.name_zh AS level_zh, level.name_en AS level_en
       FROM recognition JOIN level ON level.id = level_id JOIN scheme ON scheme.id = scheme_id
       WHERE holder_id = ? ORDER BY recognition.from_on DESC, recognition.id DESC`,
      [holderId],
    )
    .map(({ schemeId, schemeZh, schemeEn, levelId, levelCode, levelZh, levelEn, ...row }) => ({
      ...row,
      scheme: { id: schemeId, nameZh: schemeZh, nameEn: schemeEn },
      level: { id: levelId, code: levelCode, nameZh: levelZh, nameEn: levelEn },
      isCurrent: isCurrent(row, on),
    }))
    .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
}

function enrolmentsOf(db: Reader, holderId: number, on: Day): EnrolmentView[] {
  type Row = Omit<EnrolmentView, 'scheme' | 'isCurrent'> & SchemeCells
  return db
    .all<Row>(
      `SELECT enrolment.id, enrolment._seq, enrolment.from_on, enrolment.to_on, enrolment.note,
         scheme.id AS scheme_id, scheme.name_zh AS scheme_zh, scheme.name_en AS scheme_en
       FROM enrolment JOIN scheme ON scheme.id = scheme_id
       WHERE holder_id = ? ORDER BY enrolment.from_on DESC, enrolment.id DESC`,
      [holderId],
    )
    .map(({ schemeId, schemeZh, schemeEn, ...row }) => ({
      ...row,
      scheme: { id: schemeId, nameZh: schemeZh, nameEn: schemeEn },
      isCurrent: isCurrent(row, on),
    }))
    .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
}

interface SchemeCells {
  readonly schemeId: number
  readonly schemeZh: string
  readonly schemeEn: string | null
}

interface LevelCells {
  readonly levelId: number
  readonly levelCode: string
  readonly levelZh: string
  readonly levelEn: string | null
}

function isCurrent({ fromOn, toOn }: { readonly fromOn: Day | null; readonly toOn: Day | null }, on: Day): boolean {
  return (fromOn === null || fromOn <= on) && (toOn === null || on <= toOn)
}
