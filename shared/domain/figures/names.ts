import { z } from 'zod'

/** What is counted of requests. Each of these has its list. */
export const RequestFigure = z.enum([
  'received',
  'declined',
  'carriedOver',
  'accepted',
  'withdrawn',
  'resolved',
  'solved',
  'stillOpen',
  'overdueOpen',
  'resolvedOnTime',
  'resolvedLate',
  'overdue',
  'rated',
  'satisfied',
  'bad',
  'ratedByHandler',
])
export type RequestFigure = z.infer<typeof RequestFigure>

/** What is counted of cards. */
export const CardFigure = z.enum([
  'cardsAtStart',
  'issued',
  'renewed',
  'upgraded',
  'replaced',
  'expired',
  'revoked',
  'cardsAtEnd',
])
export type CardFigure = z.infer<typeof CardFigure>

/** What is counted in people. */
export const PeopleFigure = z.enum(['peopleServed', 'people'])
export type PeopleFigure = z.infer<typeof PeopleFigure>

/** Every figure behind which a list stands. */
export const FigureName = z.enum([...RequestFigure.options, ...CardFigure.options, ...PeopleFigure.options])
export type FigureName = z.infer<typeof FigureName>

/** The sentences that are printed under every summary, in this order; each is a key of the locales. */
export const DEFINITIONS = [
  'balance',
  'acceptance',
  'closing',
  'resolvedRate',
  'onTimeRate',
  'overdue',
  'workingDays',
  'ratings',
  'breakdown',
  'services',
  'cards',
  'specialLedgers',
  'units',
] as const
