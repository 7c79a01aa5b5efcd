import { RequestFigure } from './names.ts'

/** Figures that a request counts in, a bit each. */
export type Marks = number

export const MARK = Object.fromEntries(RequestFigure.options.map((name, at) => [name, 1 << at])) as {
  readonly [F in RequestFigure]: Marks
}
