import { z } from 'zod'

/** Columns of the ledger of requests (台账) in their usual order. */
export const LedgerColumn = z.enum([
  'place',
  'number',
  'receivedOn',
  'acceptedOn',
  'channel',
  'name',
  'relation',
  'card',
  'level',
  'employer',
  'contact',
  'category',
  'item',
  'content',
  'department',
  'others',
  'assignedOn',
  'promisedDays',
  'dueOn',
  'extendedTo',
  'state',
  'resolvedOn',
  'withdrawnOn',
  'declinedOn',
  'workingDays',
  'isOverdue',
  'result',
  'outcome',
  'people',
  'staff',
  'calledBackOn',
  'grade',
  'rating',
  'timesReopened',
  'answers',
  'steps',
  'lateSteps',
])
export type LedgerColumn = z.infer<typeof LedgerColumn>

/** Columns as they were chosen, each once. */
export const LedgerColumns = z
  .array(LedgerColumn)
  .min(1)
  .max(LedgerColumn.options.length)
  .refine((columns) => new Set(columns).size === columns.length)
