import { z } from 'zod'

/**
 * Where a row of reference data comes from: a document says so (`source` names it and what it states); a template, since
 * the official list is not public; or the office wrote or confirmed it.
 */
export const Provenance = z.enum(['source', 'template', 'office'])
export type Provenance = z.infer<typeof Provenance>

/** Who issues a card and sets the rules of a service. */
export const Issuer = z.enum(['city', 'district'])
export type Issuer = z.infer<typeof Issuer>

/** Colour of a level's cards; the letter of the level always stands beside it. */
export const LevelTone = z.enum(['gold', 'jade', 'teal', 'ink'])
export type LevelTone = z.infer<typeof LevelTone>

/** In what a service is counted: times, money in fen, or pieces (a flat). */
export const ItemUnit = z.enum(['times', 'fen', 'piece'])
export type ItemUnit = z.infer<typeof ItemUnit>

/** How two grants of one item are compared; `none`: they stand side by side. */
export const ItemComparator = z.enum(['count', 'amount', 'discount', 'none'])
export type ItemComparator = z.infer<typeof ItemComparator>

/** Who looks after a holder: service specialist, liaison officer, linked leader (服务专员、联络员、联系领导). */
export const StaffKind = z.enum(['specialist', 'liaison', 'leader'])
export type StaffKind = z.infer<typeof StaffKind>

/** The five tracks of the city's talent programme of 2019 (重庆英才计划). */
export const ProgrammeTrack = z.enum(['scientist', 'master', 'innovation-leader', 'skill-leader', 'young-talent'])
export type ProgrammeTrack = z.infer<typeof ProgrammeTrack>

/** Those who accompany founders (陪跑人), in four kinds. */
export const PacerKind = z.enum([
  'technology-manager',
  'incubator-manager',
  'investment-manager',
  'professional-manager',
])
export type PacerKind = z.infer<typeof PacerKind>
