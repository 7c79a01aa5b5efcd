import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { READERS } from '#shared/domain/roles.ts'
import { Nothing, read } from './procedure.ts'

/** A district of Chongqing or a talent-work body that is no GB/T 2260 district; dated, since districts change. */
export const District = z.object({
  /** GB/T 2260 code, or `cq-…` where no code is published. */
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  kind: z.enum(['district', 'county', 'autonomous-county', 'development-zone']),
  validFromOn: Day.nullable(),
  validToOn: Day.nullable(),
  /** Codes of those that took over. */
  successors: z.array(z.string()),
  /** Where the row comes from. */
  source: z.string(),
})
export type District = z.infer<typeof District>

/** How the day or year of a statement is known: printed with it, inferred for an undated text, or a target set for it. */
export const Dating = z.enum([
  'stated',
  'late-2021',
  'second-half-2021',
  'fourth-quarter-2025',
  'in-2025',
  'year-inferred',
  'target',
])
export type Dating = z.infer<typeof Dating>

/** A published text. `number` is the sheet it was read from: some hold several articles. */
export const PracticeDocument = z.object({
  id: z.string(),
  number: z.int(),
  titleZh: z.string(),
  titleEn: z.string(),
  publishedOn: Day.nullable(),
  dating: Dating,
})
export type PracticeDocument = z.infer<typeof PracticeDocument>

/**
 * A figure as printed: `value` in `unit`; in plain counts it is `value × factor` of `unitEn`. `asOf` is a year, month or
 * day. Planned and projected figures are no stock.
 */
export const PracticeFigure = z.object({
  labelZh: z.string(),
  labelEn: z.string(),
  value: z.number(),
  unit: z.string(),
  unitEn: z.string(),
  factor: z.int(),
  qualifier: z.enum(['exact', 'over', 'approx', 'max', 'target', 'projection']),
  asOf: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  dating: Dating,
})
export type PracticeFigure = z.infer<typeof PracticeFigure>

/** A programme, service or figure of one place. `note`: what to beware of when reading it. */
export const Practice = z.object({
  id: z.string(),
  /** A district's code, `cq` for the whole city, `chuanyu` for Sichuan and Chongqing together. */
  place: z.string(),
  placeZh: z.string(),
  placeEn: z.string(),
  category: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  whatZh: z.string(),
  whatEn: z.string(),
  document: z.string(),
  figures: z.array(PracticeFigure),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
})
export type Practice = z.infer<typeof Practice>

export const Practices = z.object({ documents: z.array(PracticeDocument), practices: z.array(Practice) })

export const reference = {
  districts: read({
    may: 'anyone',
    input: z.object({ on: Day.optional() }).strict(),
    output: z.object({ districts: z.array(District) }),
    errors: {},
  }),
  /** 各地做法: what published texts say of talent service; it never enters a statistic. */
  practices: read({ may: READERS, input: Nothing, output: Practices, errors: {} }),
}
