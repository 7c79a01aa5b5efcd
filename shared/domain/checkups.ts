import { z } from 'zod'
import type { Day } from './days.ts'
import type { Sex } from './holder.ts'

/** What a check-up of the register (名册体检) looks for, in the order in which it is shown. */
export const CheckupKind = z.enum([
  'alike',
  'no-number',
  'no-phone',
  'odd-phone',
  'card-expired',
  'past-retirement',
  'two-employers',
])
export type CheckupKind = z.infer<typeof CheckupKind>

/** What an employer can tell; the rest the office sees for itself. */
export const ASKED_OF_EMPLOYERS: readonly CheckupKind[] = [
  'no-number',
  'no-phone',
  'odd-phone',
  'past-retirement',
  'two-employers',
]

/**
 * The first day on which somebody may be retired, by the ages that were in force until 2024 (60 for men, 55 for women in
 * management and technical posts) and the delay of a month for every four months of birth after them, three years at most
 * (国务院关于渐进式延迟法定退休年龄的办法, in force from 2025-01-01). Who is a worker by contract may go earlier.
 */
export function retirementDay(sex: Sex, bornOn: Day): Day {
  const [age, firstDelayed] = sex === 'male' ? ([60, 1965] as const) : ([55, 1970] as const)
  const [year = 0, month = 1] = bornOn.split('-').map(Number)
  const monthsAfter = (year - firstDelayed) * 12 + (month - 1)
  const delay = monthsAfter < 0 ? 0 : Math.min(36, Math.floor(monthsAfter / 4) + 1)
  const months = year * 12 + (month - 1) + age * 12 + delay
  const lastOfMonth = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  const day = Math.min(Number(bornOn.slice(8)), lastOfMonth)
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
