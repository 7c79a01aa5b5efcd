import { attachments } from './attachments/handlers.ts'
import { calendars } from './calendars/handlers.ts'
import { cards } from './cards/handlers.ts'
import { demo } from './demo/handlers.ts'
import { editions } from './editions/handlers.ts'
import { employers } from './employers/handlers.ts'
import { entitlements } from './entitlements/handlers.ts'
import { employerKeys } from './employers/derived.ts'
import { handovers } from './handovers/handlers.ts'
import { history } from './history/handlers.ts'
import { checkups } from './checkups/handlers.ts'
import { holderKeys } from './holders/derived.ts'
import { holders } from './holders/handlers.ts'
import { messages } from './imports/message.ts'
import { office } from './migrations/0001-office.ts'
import { register } from './migrations/0002-register.ts'
import { reference as referenceTables } from './migrations/0003-reference.ts'
import { cards as cardTables } from './migrations/0004-cards.ts'
import { rules as ruleTables } from './migrations/0005-rules.ts'
import { requests as requestTables } from './migrations/0006-requests.ts'
import { ruleAges } from './migrations/0007-rule-ages.ts'
import { requestIndex } from './migrations/0008-request-index.ts'
import { entitledRequests } from './migrations/0009-entitled-requests.ts'
import { cardPublicity } from './migrations/0010-card-publicity.ts'
import { exportTable } from './migrations/0011-exports.ts'
import { visitTables } from './migrations/0012-visits.ts'
import { specialLedgerTables } from './migrations/0013-special-ledgers.ts'
import { handoverTables } from './migrations/0014-handovers.ts'
import { officeHours } from './migrations/0015-office-hours.ts'
import { readyTexts as readyTextTable } from './migrations/0016-ready-texts.ts'
import { reportTables } from './migrations/0017-reports.ts'
import { paperTables } from './migrations/0018-papers.ts'
import { requestLinks } from './migrations/0019-request-links.ts'
import { supervision } from './migrations/0020-supervision.ts'
import { attachmentTable } from './migrations/0021-attachments.ts'
import { matchingTable } from './migrations/0022-matchings.ts'
import { ruleSetNames } from './migrations/0023-rule-set-names.ts'
import { requestNumberOrder } from './migrations/0024-request-number-order.ts'
import { requestNumbers } from './migrations/0034-request-numbers.ts'
import { itemTemplates } from './migrations/0025-item-templates.ts'
import { upperFormTables } from './migrations/0026-upper-forms.ts'
import { savedFilterTable } from './migrations/0027-saved-filters.ts'
import { subsidyTable } from './migrations/0028-subsidies.ts'
import { keptPapers } from './migrations/0029-kept-papers.ts'
import { ledgerProfileTable } from './migrations/0030-ledger-profiles.ts'
import { halfDays } from './migrations/0031-half-days.ts'
import { countingIndexes } from './migrations/0032-counting-indexes.ts'
import { officePapers } from './migrations/0033-office-papers.ts'
import { usageNotes } from './migrations/0035-usage-notes.ts'
import { departments } from './departments/handlers.ts'
import { items } from './items/handlers.ts'
import { ledgerProfiles } from './ledger-profiles/handlers.ts'
import { ownFields } from './own-fields/handlers.ts'
import { papers } from './papers/handlers.ts'
import { ratings } from './ratings/handlers.ts'
import { readyTexts } from './ready-texts/handlers.ts'
import { requests } from './requests/handlers.ts'
import { rules } from './rules/handlers.ts'
import { savedFilters } from './saved-filters/handlers.ts'
import { schemes } from './schemes/handlers.ts'
import { specialLedgers } from './special-ledgers/handlers.ts'
import { staff } from './staff/handlers.ts'
import { subsidies } from './subsidies/handlers.ts'
import { summaries } from './summaries/handlers.ts'
import { upperForms } from './upper-forms/handlers.ts'
import { usages } from './usages/handlers.ts'
import { visits } from './visits/handlers.ts'
import type { Derivation, Migration } from './ports.ts'
import { recognitions } from './recognitions/handlers.ts'
import { reference } from './reference/handlers.ts'

export { foundOffice, readLogins, readOffice, readOperator } from './offices.ts'
export { isSeedDue, SEED_COMMAND, seedReference } from './reference/seeding.ts'

/** Every step of the schema in order; appended to, never changed. */
export const migrations: readonly Migration[] = [
  office,
  register,
  referenceTables,
  cardTables,
  ruleTables,
  requestTables,
  ruleAges,
  requestIndex,
  entitledRequests,
  cardPublicity,
  exportTable,
  visitTables,
  specialLedgerTables,
  handoverTables,
  officeHours,
  readyTextTable,
  reportTables,
  paperTables,
  requestLinks,
  supervision,
  attachmentTable,
  matchingTable,
  ruleSetNames,
  requestNumberOrder,
  itemTemplates,
  upperFormTables,
  savedFilterTable,
  subsidyTable,
  keptPapers,
  ledgerProfileTable,
  halfDays,
  countingIndexes,
  officePapers,
  requestNumbers,
  usageNotes,
]

/** Tables made from others. */
export const derivations: readonly Derivation[] = [employerKeys, holderKeys]

/** What the core serves of the contract; the worker serves the rest, which waits for files. */
export const handlers = {
  attachments,
  calendars,
  cards,
  checkups,
  demo,
  editions,
  employers,
  entitlements,
  handovers,
  history,
  holders,
  papers,
  ratings,
  readyTexts,
  recognitions,
  reference,
  requests,
  departments,
  items,
  ledgerProfiles,
  messages,
  ownFields,
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
