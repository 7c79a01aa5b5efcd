import type { HolderFields } from '#shared/domain/holder.ts'

export type HolderField = keyof HolderFields

export type DayField = Extract<HolderField, `${string}On`>
export type ChoiceField = 'sex' | 'team' | 'liaisonLevel'

/** How the form and the page of a holder are divided; every field stands in one section. */
export const SECTIONS = {
  person: ['name', 'namePrinted', 'sex', 'bornOn', 'phone', 'ethnicity', 'nationality', 'politicalStatus'],
  talent: ['team', 'title', 'programme', 'track', 'field', 'liaisonLevel'],
  education: ['educationLevel', 'degree', 'school', 'major'],
  recruitment: ['recruitedHow', 'recruitedOn', 'contractToOn', 'legalBasis'],
  remarks: ['note'],
} as const satisfies { readonly [section: string]: readonly HolderField[] }
export type Section = keyof typeof SECTIONS

/** Nothing known yet. */
export const BLANK: HolderFields = {
  name: '',
  namePrinted: null,
  sex: null,
  bornOn: null,
  ethnicity: null,
  nationality: null,
  politicalStatus: null,
  phone: null,
  team: null,
  programme: null,
  track: null,
  field: null,
  educationLevel: null,
  degree: null,
  school: null,
  major: null,
  title: null,
  recruitedHow: null,
  recruitedOn: null,
  contractToOn: null,
  liaisonLevel: null,
  legalBasis: null,
  note: null,
}

export function isDayField(field: HolderField): field is DayField {
  return field.endsWith('On')
}

export function isChoiceField(field: HolderField): field is ChoiceField {
  return field === 'sex' || field === 'team' || field === 'liaisonLevel'
}

/** Codes of refusals that concern one field of a holder. */
export const FIELD_OF_REFUSAL = {
  'holder/identity-taken': 'identities.0.number',
  'holder/born-in-future': 'bornOn',
  'holder/born-differs-from-identity': 'bornOn',
  'holder/sex-differs-from-identity': 'sex',
  'employment/ends-before-it-begins': 'toOn',
} as const
