import type { RuleFields, RuleView } from '#shared/contract/rules.ts'
import { type Fault, faultsOf, tiesOf } from '#shared/domain/entitlements/checks.ts'
import type { Item, Level, Rule } from '#shared/domain/entitlements/facts.ts'
import type { Issuer } from '#shared/domain/reference.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Cells, Reader } from '../ports.ts'
import { rowToChange } from '../reference-rows.ts'
import { readSets, rulesByIds, rulesOfSet, setById, startOf } from './queries.ts'

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
    const id = db.insert('rule', { ...cellsOf(fields), ruleSetId, provenance: 'office' })
    return { id, seq: db.seq }
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
      const item = db.get<{ nameZh: string }>('SELECT name_zh FROM item WHERE id = ?', [tie[0].itemId])?.nameZh ?? ''
      throw new Refusal('rule/tie', { one, other, item })
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

/** `row` is null for a row that is not in the set yet. */
function refuseFaults(db: Reader, fields: RuleFields, issuer: Issuer, row: number | null): void {
  const others = fields.replacesRuleId === null ? [] : rulesByIds(db, new Set([fields.replacesRuleId]))
  const [fault]: Fault[] = faultsOf(domainRule(fields, issuer, 0), {
    items: db.all<Item>('SELECT id, unit, comparator, department_id, exclusion_group FROM item'),
    levels: db.all<Level>('SELECT id, scheme_id, rank FROM level'),
    schemes: db.all<{ id: number }>('SELECT id FROM scheme').map(({ id }) => id),
    others: others.map((other) => domainRule(other, other.issuer, other.id)),
  })
  if (fault) throw new Refusal(fault.code, { row, field: fault.field, ...fault.params })
  const referred = {
    holder: fields.holderId,
    employer: fields.employerId,
    department: fields.departmentId,
    counter: fields.windowId,
  }
  const names = { holder: 'holderId', employer: 'employerId', department: 'departmentId', counter: 'windowId' } as const
  for (const table of ['holder', 'employer', 'department', 'counter'] as const) {
    const id = referred[table]
    if (id !== null && !db.get(`SELECT id FROM ${table} WHERE id = ?`, [id]))
      throw new Refusal('rule/unknown', { row, field: names[table], id })
  }
}

function domainRule(fields: RuleFields | RuleView, issuer: Issuer, id: number): Rule {
  return { ...fields, id, issuer, provenance: 'office' }
}

/** Only the fields of a rule: a row that is copied brings more. */
function cellsOf(fields: RuleFields): Cells {
  return {
    itemId: fields.itemId,
    holderId: fields.holderId,
    employerId: fields.employerId,
    levelId: fields.levelId,
    schemeId: fields.schemeId,
    districtCode: fields.districtCode,
    grantKind: fields.grantKind,
    count: fields.count,
    period: fields.period,
    countedBy: fields.countedBy,
    ceilingFen: fields.ceilingFen,
    ceilingPer: fields.ceilingPer,
    discountPercent: fields.discountPercent,
    companions: fields.companions,
    relations: fields.relations.join(',') || null,
    relativeMinAge: fields.relativeMinAge,
    relativeMaxAge: fields.relativeMaxAge,
    relativeAgeOn: fields.relativeAgeOn,
    seasonFrom: fields.seasonFrom,
    seasonTo: fields.seasonTo,
    exclusionGroup: fields.exclusionGroup,
    isOnceAcrossCards: Number(fields.isOnceAcrossCards),
    replacesRuleId: fields.replacesRuleId,
    departmentId: fields.departmentId,
    counterId: fields.windowId,
    clause: fields.clause,
    fromOn: fields.fromOn,
    toOn: fields.toOn,
  }
}
