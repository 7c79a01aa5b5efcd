import { z } from 'zod'

/** What an operator may do; a procedure names the roles that may call it. */
export const Role = z.enum(['administrator', 'approver', 'specialist', 'viewer', 'auditor'])
export type Role = z.infer<typeof Role>

/** Roles that may change records at the counter. */
export const CLERKS = ['administrator', 'approver', 'specialist'] as const satisfies readonly Role[]

/** Roles that may change what the desk works with: schemes, departments, items, staff. */
export const KEEPERS = ['administrator', 'approver'] as const satisfies readonly Role[]

/** Roles that may look at records. */
export const READERS = [
  'administrator',
  'approver',
  'specialist',
  'viewer',
  'auditor',
] as const satisfies readonly Role[]
