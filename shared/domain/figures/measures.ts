import { z } from 'zod'
import { CardFigure, FigureName, RequestFigure } from './names.ts'

/** What is reckoned from requests and their ratings: shares in percent and means of working days. */
export const RequestMeasure = z.enum([
  'onTimeRate',
  'resolvedRate',
  'averageWorkingDays',
  'medianWorkingDays',
  'responseRate',
  'satisfactionRate',
])
export type RequestMeasure = z.infer<typeof RequestMeasure>

/** Every figure of a summary's totals. */
export const SummaryFigure = z.enum([
  ...RequestFigure.options,
  ...RequestMeasure.options,
  'peopleServed',
  'timesServed',
  'people',
  ...CardFigure.options,
  'otherwise',
])
export type SummaryFigure = z.infer<typeof SummaryFigure>

const BEHIND: { readonly [F in Exclude<SummaryFigure, FigureName>]: FigureName | null } = {
  onTimeRate: 'resolvedOnTime',
  resolvedRate: 'resolved',
  averageWorkingDays: 'resolved',
  medianWorkingDays: 'resolved',
  responseRate: 'rated',
  satisfactionRate: 'satisfied',
  timesServed: 'peopleServed',
  // A difference of cards that came and went has no list of its own.
  otherwise: null,
}

/** The list that stands behind a figure: its own, or what a share or mean is reckoned from. */
export function listBehind(figure: SummaryFigure): FigureName | null {
  const listed = FigureName.safeParse(figure)
  return listed.success ? listed.data : BEHIND[figure as keyof typeof BEHIND]
}

/** What a figure may be narrowed to: requests to any part, cards to a level, persons and times to none. */
export function narrowable(figure: SummaryFigure): 'all' | 'level' | 'none' {
  if (isOf(RequestFigure, figure) || isOf(RequestMeasure, figure)) return 'all'
  return isOf(CardFigure, figure) || figure === 'people' || figure === 'otherwise' ? 'level' : 'none'
}

function isOf(names: { readonly options: readonly string[] }, figure: SummaryFigure): boolean {
  return names.options.includes(figure)
}
