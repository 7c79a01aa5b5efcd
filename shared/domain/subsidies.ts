import { z } from 'zod'

/** What a line of money says: what was asked for, what was granted of it, what was paid. Never added together. */
export const SubsidyKind = z.enum(['asked', 'granted', 'paid'])
export type SubsidyKind = z.infer<typeof SubsidyKind>

/** The three sums in fen. */
export const SubsidySums = z.object({ askedFen: z.int(), grantedFen: z.int(), paidFen: z.int() })
export type SubsidySums = z.infer<typeof SubsidySums>

export interface SubsidyAmount {
  readonly kind: SubsidyKind
  readonly amountFen: number
}

/** Each of the three for itself. */
export function subsidySums(lines: readonly SubsidyAmount[]): SubsidySums {
  const sumOf = (kind: SubsidyKind) => lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountFen : sum), 0)
  return { askedFen: sumOf('asked'), grantedFen: sumOf('granted'), paidFen: sumOf('paid') }
}
