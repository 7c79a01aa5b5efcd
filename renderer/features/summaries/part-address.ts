import { SummaryPart } from '#shared/contract/summaries.ts'

/** A part as it stands in an address: `by` and `of`. */
export function addressOf(part: SummaryPart): { readonly by: string; readonly of: string } {
  return { by: part.by, of: ofWhat(part) }
}

/** Null where the address names no part, or none that can be understood. */
export function partIn(params: URLSearchParams): SummaryPart | null {
  const by = params.get('by')
  const of = params.get('of') ?? ''
  const read = SummaryPart.safeParse({ by, ...given(by, of) })
  return read.success ? read.data : null
}

function ofWhat(part: SummaryPart): string {
  switch (part.by) {
    case 'month':
      return part.month
    case 'channel':
      return part.channel
    case 'result':
      return part.result ?? ''
    case 'grade':
      return String(part.grade)
    case 'category-month':
      return `${part.id} ${part.month}`
    default:
      return String(part.id ?? '')
  }
}

function given(by: string | null, of: string): object {
  switch (by) {
    case 'month':
      return { month: of }
    case 'channel':
      return { channel: of }
    case 'result':
      return { result: of === '' ? null : of }
    case 'grade':
      return { grade: Number(of) }
    case 'category-month': {
      const [id, month] = of.split(' ')
      return { id: Number(id), month }
    }
    default:
      return { id: of === '' ? null : Number(of) }
  }
}
