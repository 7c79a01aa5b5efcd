import type { ExportOrder } from '#shared/contract/exports.ts'
import type { Day } from '#shared/domain/days.ts'
import type { SheetColumn } from '#shared/domain/sheets.ts'
import { resources, type Sentences } from '#shared/locales/index.ts'
import { readOffice } from '../offices.ts'
import type { ReadCall, Reader } from '../ports.ts'

/** Words of the language that a file is written in. */
export function wordsOf({ language }: Pick<ExportOrder, 'language'>): Sentences {
  return resources[language]
}

/** A column of an exported list: its name, how wide it is in signs, and what its cells are (else text). */
export type ListColumn = readonly [key: keyof Sentences['exports']['column'], width: number, kind?: SheetColumn['kind']]

/** Columns under the titles of the language that the file is written in. */
export function columnsIn(order: Pick<ExportOrder, 'language'>, columns: readonly ListColumn[]): SheetColumn[] {
  const titles = wordsOf(order).exports.column
  return columns.map(([key, width, kind = 'text']) => ({ key, title: titles[key], width, kind }))
}

/** The day by which something is due, as a list sent out says it: one that a notice may still move is provisional. */
export function dueWord(
  order: Pick<ExportOrder, 'language'>,
  { dueOn, isDueProvisional }: { readonly dueOn: Day | null; readonly isDueProvisional: boolean },
): string | null {
  if (dueOn === null || !isDueProvisional) return dueOn
  return wordsOf(order).requests.due.provisionalDay.replace('{{dueOn}}', dueOn)
}

/** Whose and of which days it is. */
export function subtitleOf(
  db: Reader,
  { from, to, ...order }: Pick<ExportOrder, 'from' | 'to' | 'language'>,
  office = readOffice(db)?.name ?? '',
): string {
  return `${office}　${wordsOf(order).exports.period.replace('{{from}}', from).replace('{{to}}', to)}`
}

/** Whose it is and of which day, where it holds what a list showed. */
export function listedSubtitle(
  { db, today }: Pick<ReadCall, 'db' | 'today'>,
  order: Pick<ExportOrder, 'language'>,
): string {
  const office = readOffice(db)?.name ?? ''
  return `${office}　${wordsOf(order).exports.listed.replace('{{on}}', today)}`
}
