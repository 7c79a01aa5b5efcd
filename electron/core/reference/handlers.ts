import { practices } from '#seeds/reference/practices.ts'
import { districtsOn } from '../districts.ts'
import type { HandlersOf } from '../handler.ts'

export const reference: HandlersOf<'reference'> = {
  districts: (_call, { on }) => ({ districts: districtsOn(on) }),
  practices: () => practices,
}
