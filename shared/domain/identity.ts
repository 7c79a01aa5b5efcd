import { z } from 'zod'

/** Kinds of identity document a holder or relative may show (domain.md §5.2; GB 11643-1999 for the resident number). */
export const IdentityKind = z.enum([
  'resident-id',
  'hk-macao-taiwan-residence',
  'foreign-permanent-residence',
  'passport',
  'hk-macao-travel-permit',
  'taiwan-travel-permit',
  'foreigner-work-permit',
])
export type IdentityKind = z.infer<typeof IdentityKind>
