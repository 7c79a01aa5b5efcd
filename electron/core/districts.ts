import type { District } from '#shared/contract/reference.ts'
import type { Day } from '#shared/domain/days.ts'
import { districts } from '#seeds/reference/districts.ts'

/** The district of a code or of its Chinese or English name, whether it still exists or not. */
export function districtOf(codeOrName: string): District | undefined {
  const wanted = codeOrName.trim().toLowerCase()
  return districts.find((district) =>
    [district.code, district.nameZh, district.nameEn].some((name) => name.toLowerCase() === wanted),
  )
}

/** Districts in force on a day; without one all that ever were. */
export function districtsOn(on: Day | undefined): District[] {
  return districts.filter(
    ({ validFromOn, validToOn }) => on === undefined || ((validFromOn ?? on) <= on && on <= (validToOn ?? on)),
  )
}

/** Codes of a district and of those it took over. */
export function homesOf(code: string): readonly string[] {
  return [code, ...districts.filter(({ successors }) => successors.includes(code)).map((district) => district.code)]
}
