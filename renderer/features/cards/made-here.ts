import type { SchemeView } from '#shared/contract/schemes.ts'

/** Whether the district makes cards of the scheme itself, be it of some of its levels only. */
export function isMadeHere({ isInUse, levels }: SchemeView): boolean {
  return isInUse && levels.some(({ issuer }) => issuer === 'district')
}
