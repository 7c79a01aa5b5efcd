import type { ImportRow } from '#shared/contract/imports.ts'
import type { Remarks } from '../cells/remarks.ts'

/** A row with what became of it, but for where it stands. */
export type RowVerdict = Omit<ImportRow, 'sheet' | 'row'>

export type Answer = (verdict: ImportRow['verdict'], more?: Partial<RowVerdict>) => RowVerdict

/** Answers for a row that is shown as this: with its repairs, and with what refuses it or what is to be said of it. */
export function answering(shown: Pick<ImportRow, 'name' | 'about'>, reader: Remarks): Answer {
  return (verdict, more = {}) => ({
    verdict,
    ...shown,
    changes: [],
    of: null,
    repairs: reader.repairs,
    issues: verdict === 'refused' ? reader.refused : reader.warnings,
    ...more,
  })
}
