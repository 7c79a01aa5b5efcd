import { LedgerColumn } from '#shared/domain/ledger-columns.ts'
import type { LedgerProfile } from '#shared/contract/ledger-profiles.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'

export const ledgerProfiles: HandlersOf<'ledgerProfiles'> = {
  list: ({ db }) => ({ profiles: readProfiles(db) }),

  save({ db }, { name, columns: chosen }) {
    const columns = JSON.stringify(chosen)
    const there = readProfiles(db).find((one) => one.name === name)
    if (there)
      return changeRow(db, 'ledger_profile', rowToChange(db, 'ledger_profile', there.id, there.seq), { columns })
    return { id: db.insert('ledger_profile', { name, columns }), seq: db.seq }
  },

  remove({ db }, { id, seen }) {
    rowToChange(db, 'ledger_profile', id, seen)
    db.remove('ledger_profile', id, seen)
    return { id, seq: db.seq }
  },
}

/** Columns that this program doesn't know are left out. */
function readProfiles(db: Reader): LedgerProfile[] {
  return db
    .all<Omit<LedgerProfile, 'columns'> & { columns: string }>(
      'SELECT id, _seq, name, columns FROM ledger_profile ORDER BY name, id',
    )
    .map((row) => ({ ...row, columns: (JSON.parse(row.columns) as string[]).filter(isColumn) }))
}

function isColumn(name: string): name is LedgerColumn {
  return LedgerColumn.safeParse(name).success
}
