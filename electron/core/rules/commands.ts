import type { RuleFields, RuleView } from '#shared/contract/rules.ts'
import { type Fault, faultsOf } from '#shared/domain/entitlements/checks.ts'
import type { Item, Level, Rule } from '#shared/domain/entitlements/facts.ts'
import type { Issuer } from '#shared/domain/reference.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Cells, Reader, Transaction } from '../ports.ts'
import { rulesByIds } from './queries.ts'

/** A row of the office's own in a draft. */
export function addRule(db: Transaction, ruleSetId: number, fields: RuleFields): number {
  return db.insert('rule', { ...cellsOf(fields), ruleSetId, provenance: 'office' })
}

/** Throws the first fault of a row; `row` is null for one that is not in the set yet. */
export function refuseFaults(db: Reader, fields: RuleFields, issuer: Issuer, row: number | null): void {
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

export function domainRule(fields: RuleFields | RuleView, issuer: Issuer, id: number): Rule {
  return { ...fields, id, issuer, provenance: 'office' }
}

/** Only the fields of a rule: a row that is copied brings more. */
export function cellsOf(fields: RuleFields): Cells {
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
