import { z } from 'zod'

/** What a list brings in: people with their cards, or the requests of earlier years. */
export const ImportKind = z.enum(['roster', 'requests'])
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

export const ImportField = z.union([RosterField, LedgerField])
export type ImportField = z.infer<typeof ImportField>
