import { tiesOf } from '#shared/domain/entitlements/checks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { rowToChange } from '../reference-rows.ts'
import { addRule, cellsOf, domainRule, refuseFaults } from './commands.ts'
import { readSets, rulesOfSet, setById, startOf } from './queries.ts'

/** Rows change in a draft only: what is published stays as it was decided, and requests keep the rows they rest on. */
export const rules: HandlersOf<'rules'> = {
  sets: ({ db }) => ({ sets: readSets(db) }),

  list: ({ db }, { ruleSetId }) => ({ rules: rulesOfSet(db, ruleSetId) }),

  draft({ db }, { copyOf, ...fields }) {
    const rows = copyOf === null ? [] : rulesOfSet(db, setById(db, copyOf).id)
    const id = db.insert('rule_set', { ...fields, state: 'draft' })
    for (const row of rows) {
      const { provenance, source } = row
      db.insert('rule', { ...cellsOf(row), ruleSetId: id, provenance, source })
    }
    return { id, seq: db.seq }
  },

  discard({ db }, { id, seen }) {
    draftById(db, id)
    rowToChange(db, 'rule_set', id, seen)
    for (const row of rulesOfSet(db, id)) db.remove('rule', row.id, 'current')
    db.remove('rule_set', id, seen)
    return { id, seq: db.seq }
  },

  add({ db }, { ruleSetId, fields }) {
    const { issuer } = draftById(db, ruleSetId)
    refuseFaults(db, fields, issuer, null)
    return { id: addRule(db, ruleSetId, fields), seq: db.seq }
  },

  correct({ db }, { id, seen, fields }) {
    const row = rowToChange(db, 'rule', id, seen)
    const { issuer } = draftById(db, Number(row['ruleSetId']))
    refuseFaults(db, fields, issuer, rowNumber(db, Number(row['ruleSetId']), id))
    db.update('rule', id, seen, { ...cellsOf(fields), provenance: 'office' })
    return { id, seq: db.seq }
  },

  remove({ db }, { id, seen }) {
    const row = rowToChange(db, 'rule', id, seen)
    draftById(db, Number(row['ruleSetId']))
    db.remove('rule', id, seen)
    return { id, seq: db.seq }
  },

  publish({ db }, { id, seen, onDay }) {
    const { issuer, name } = draftById(db, id)
    rowToChange(db, 'rule_set', id, seen)
    const rows = rulesOfSet(db, id)
    if (rows.length === 0) throw new Refusal('rule-set/empty', { name })
    const last = readSets(db).find((set) => set.issuer === issuer && set.state === 'published')
    if (last && last.publishedOn !== null && onDay <= startOf(last))
      throw new Refusal('rule-set/before-the-last', { onDay, lastOn: last.publishedOn, name: last.name })
    for (const row of rows) refuseFaults(db, row, issuer, row.row)
    const [tie] = tiesOf(rows.map((row) => domainRule(row, issuer, row.id)))
    if (tie) {
      const [one = 0, other = 0] = tie.map((rule) => rows.find((row) => row.id === rule.id)?.row ?? 0)
      const sql = 'SELECT name_zh AS item, ifnull(name_en, name_zh) AS item_en FROM item WHERE id = ?'
      const item = db.get<{ item: string; itemEn: string }>(sql, [tie[0].itemId]) ?? { item: '', itemEn: '' }
      throw new Refusal('rule/tie', { one, other, ...item })
    }
    db.update('rule_set', id, seen, { state: 'published', publishedOn: onDay })
    return { id, seq: db.seq }
  },
}

function draftById(db: Reader, id: number) {
  const set = setById(db, id)
  if (set.state !== 'draft') throw new Refusal('rule-set/published', { name: set.name })
  return set
}

function rowNumber(db: Reader, ruleSetId: number, id: number): number | null {
  return rulesOfSet(db, ruleSetId).find((row) => row.id === id)?.row ?? null
}
