import type { SchemeView } from '#shared/contract/schemes.ts'

/** Whether the district makes cards of the scheme itself, be it of some of its levels only. */
export function isMadeHere({ isInUse, levels }: SchemeView): boolean {
  return isInUse && levels.some(({ issuer }) => issuer === 'district')
}

/** Where there is one scheme only, nothing has to be chosen. */
export function onlyOf(schemes: readonly SchemeView[]): number | null {
  return schemes.length === 1 ? (schemes[0]?.id ?? null) : null
}
