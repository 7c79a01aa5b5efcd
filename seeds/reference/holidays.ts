import { z } from 'zod'
import type { Holiday } from '#shared/domain/clock.ts'
import { Day, daysLater } from '#shared/domain/days.ts'
import rows from './holidays.json' with { type: 'json' }

const YearSeed = z
  .object({
    year: z.int(),
    /** The notices of the State Council that say so. */
    source: z.string(),
    holidays: z.array(
      z.object({ name: z.string(), fromOn: Day, toOn: Day, /** Made-up days (调休). */ workOn: z.array(Day) }).strict(),
    ),
  })
  .strict()

/** Days off and made-up days by year, from the State Council's notices. */
export const holidayYears = z
  .array(YearSeed)
  .parse(rows)
  .map(({ year, source, holidays }) => ({ year, source, days: holidays.flatMap(daysOf) }))

function daysOf({ name, fromOn, toOn, workOn }: z.infer<typeof YearSeed>['holidays'][number]): Holiday[] {
  const days: Holiday[] = workOn.map((day) => ({ day, kind: 'work', name }))
  for (let day = fromOn; day <= toOn; day = daysLater(day, 1)) days.push({ day, kind: 'off', name })
  return days
}
