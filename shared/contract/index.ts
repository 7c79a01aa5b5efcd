import { attachments } from './attachments.ts'
import { calendars } from './calendars.ts'
import { cards } from './cards.ts'
import { checkups } from './checkups.ts'
import { demo } from './demo.ts'
import { departments } from './departments.ts'
import { desk } from './desk.ts'
import { editions } from './editions.ts'
import { employers } from './employers.ts'
import { entitlements } from './entitlements.ts'
import { exports } from './exports.ts'
import { handovers } from './handovers.ts'
import { history } from './history.ts'
import { holders } from './holders.ts'
import { imports } from './imports.ts'
import { items } from './items.ts'
import { ledgerProfiles } from './ledger-profiles.ts'
import { messages } from './messages.ts'
import { ownFields } from './own-fields.ts'
import { papers } from './papers.ts'
import { ratings } from './ratings.ts'
import { readyTexts } from './ready-texts.ts'
import { recognitions } from './recognitions.ts'
import { reference } from './reference.ts'
import { requests } from './requests.ts'
import { rules } from './rules.ts'
import { savedFilters } from './saved-filters.ts'
import { schemes } from './schemes.ts'
import { specialLedgers } from './special-ledgers.ts'
import { staff } from './staff.ts'
import { subsidies } from './subsidies.ts'
import { summaries } from './summaries.ts'
import { upperForms } from './upper-forms.ts'
import { usages } from './usages.ts'
import { visits } from './visits.ts'

/** Said feature by feature: all of it written out is more than the compiler writes down. */
export type Contract = {
  readonly attachments: typeof attachments
  readonly calendars: typeof calendars
  readonly cards: typeof cards
  readonly checkups: typeof checkups
  readonly desk: typeof desk
  readonly demo: typeof demo
  readonly editions: typeof editions
  readonly employers: typeof employers
  readonly entitlements: typeof entitlements
  readonly exports: typeof exports
  readonly handovers: typeof handovers
  readonly history: typeof history
  readonly holders: typeof holders
  readonly recognitions: typeof recognitions
  readonly reference: typeof reference
  readonly departments: typeof departments
  readonly imports: typeof imports
  readonly items: typeof items
  readonly ledgerProfiles: typeof ledgerProfiles
  readonly messages: typeof messages
  readonly ownFields: typeof ownFields
  readonly papers: typeof papers
  readonly ratings: typeof ratings
  readonly readyTexts: typeof readyTexts
  readonly requests: typeof requests
  readonly rules: typeof rules
  readonly savedFilters: typeof savedFilters
  readonly schemes: typeof schemes
  readonly specialLedgers: typeof specialLedgers
  readonly staff: typeof staff
  readonly subsidies: typeof subsidies
  readonly summaries: typeof summaries
  readonly upperForms: typeof upperForms
  readonly usages: typeof usages
  readonly visits: typeof visits
}

/** Everything that may be asked of the desk, a feature a key. */
export const contract: Contract = {
  attachments,
  calendars,
  cards,
  checkups,
  desk,
  demo,
  editions,
  employers,
  entitlements,
  exports,
  handovers,
  history,
  holders,
  recognitions,
  reference,
  departments,
  imports,
  items,
  ledgerProfiles,
  messages,
  ownFields,
  papers,
  ratings,
  readyTexts,
  requests,
  rules,
  savedFilters,
  schemes,
  specialLedgers,
  staff,
  subsidies,
  summaries,
  upperForms,
  usages,
  visits,
}
