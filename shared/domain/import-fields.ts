import { z } from 'zod'

/** What a list brings in: people with their cards, the requests of earlier years, what was had and by whom, or rules. */
export const ImportKind = z.enum(['roster', 'requests', 'usages', 'rules'])
export type ImportKind = z.infer<typeof ImportKind>

/** What a column of a list of people can hold. `own`: a field of the office's own, named as the heading. */
export const RosterField = z.enum([
  'sequence',
  'name',
  'sex',
  'bornOn',
  'ethnicity',
  'nationality',
  'politicalStatus',
  'identityKind',
  'identity',
  'phone',
  'employer',
  'creditCode',
  'department',
  'post',
  'title',
  'postAndTitle',
  'employerAndPost',
  'educationLevel',
  'degree',
  'school',
  'major',
  'team',
  'programme',
  'track',
  'field',
  'recruitedHow',
  'recruitedOn',
  'contractToOn',
  'recognition',
  'recognisedOn',
  'hasCard',
  'cardLevel',
  'cardNumber',
  'issuedOn',
  'validToOn',
  'validity',
  'specialist',
  'liaison',
  'leader',
  'family',
  'note',
  'own',
])
export type RosterField = z.infer<typeof RosterField>

/** What a column of a ledger of requests can hold. What matches nothing goes into the request's own words. */
export const LedgerField = z.enum([
  'sequence',
  'number',
  'receivedOn',
  'acceptedOn',
  'name',
  'identity',
  'phone',
  'employer',
  'category',
  'content',
  'channel',
  'department',
  'promisedDays',
  'outcome',
  'resolvedOn',
  'grade',
  'specialist',
  'people',
  'note',
  'own',
])
export type LedgerField = z.infer<typeof LedgerField>

/** What a column of a list of uses, or of those who came to an occasion, can hold. What matches nothing goes into the note. */
export const UsageField = z.enum([
  'sequence',
  'name',
  'identity',
  'phone',
  'employer',
  'cardNumber',
  'relative',
  'item',
  'occasion',
  'onDay',
  'quantity',
  'amount',
  'attended',
  'handler',
  'note',
  'own',
])
export type UsageField = z.infer<typeof UsageField>

/** What a column of a list of rules can hold, one rule a row. `grant` says in words what is granted. */
export const RuleField = z.enum([
  'sequence',
  'item',
  'subject',
  'grant',
  'quantity',
  'period',
  'countedBy',
  'amount',
  'ceilingPer',
  'discount',
  'companions',
  'relations',
  'relativeMinAge',
  'relativeMaxAge',
  'relativeAgeOn',
  'season',
  'exclusionGroup',
  'onceAcrossCards',
  'department',
  'window',
  'clause',
  'fromOn',
  'toOn',
])
export type RuleField = z.infer<typeof RuleField>

export const ImportField = z.union([RosterField, LedgerField, UsageField, RuleField])
export type ImportField = z.infer<typeof ImportField>

/** The fields of each kind of list. */
export const FIELDS_OF: { readonly [K in ImportKind]: readonly ImportField[] } = {
  roster: RosterField.options,
  requests: LedgerField.options,
  usages: UsageField.options,
  rules: RuleField.options,
}

/** What becomes of a column that matches no field: kept under its heading where the record has a place for it. */
export function spareField(kind: ImportKind): 'own' | null {
  return FIELDS_OF[kind].includes('own') ? 'own' : null
}
