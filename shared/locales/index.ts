/** Every sentence the program can say. zh-CN is the source; a key that English lacks is a type error. */
import attachments from './zh-CN/attachments.json' with { type: 'json' }
import cards from './zh-CN/cards.json' with { type: 'json' }
import checkups from './zh-CN/checkups.json' with { type: 'json' }
import cli from './zh-CN/cli.json' with { type: 'json' }
import common from './zh-CN/common.json' with { type: 'json' }
import departments from './zh-CN/departments.json' with { type: 'json' }
import desk from './zh-CN/desk.json' with { type: 'json' }
import employers from './zh-CN/employers.json' with { type: 'json' }
import entitlements from './zh-CN/entitlements.json' with { type: 'json' }
import errors from './zh-CN/errors.json' with { type: 'json' }
import exports from './zh-CN/exports.json' with { type: 'json' }
import history from './zh-CN/history.json' with { type: 'json' }
import holders from './zh-CN/holders.json' with { type: 'json' }
import imports from './zh-CN/imports.json' with { type: 'json' }
import menu from './zh-CN/menu.json' with { type: 'json' }
import official from './zh-CN/official.json' with { type: 'json' }
import papers from './zh-CN/papers.json' with { type: 'json' }
import practices from './zh-CN/practices.json' with { type: 'json' }
import problems from './zh-CN/problems.json' with { type: 'json' }
import recognitions from './zh-CN/recognitions.json' with { type: 'json' }
import reference from './zh-CN/reference.json' with { type: 'json' }
import requests from './zh-CN/requests.json' with { type: 'json' }
import rules from './zh-CN/rules.json' with { type: 'json' }
import settings from './zh-CN/settings.json' with { type: 'json' }
import specialLedgers from './zh-CN/special-ledgers.json' with { type: 'json' }
import staff from './zh-CN/staff.json' with { type: 'json' }
import subsidies from './zh-CN/subsidies.json' with { type: 'json' }
import summaries from './zh-CN/summaries.json' with { type: 'json' }
import upperForms from './zh-CN/upper-forms.json' with { type: 'json' }
import usages from './zh-CN/usages.json' with { type: 'json' }
import visits from './zh-CN/visits.json' with { type: 'json' }
import web from './zh-CN/web.json' with { type: 'json' }
import attachmentsEn from './en/attachments.json' with { type: 'json' }
import cardsEn from './en/cards.json' with { type: 'json' }
import checkupsEn from './en/checkups.json' with { type: 'json' }
import cliEn from './en/cli.json' with { type: 'json' }
import commonEn from './en/common.json' with { type: 'json' }
import departmentsEn from './en/departments.json' with { type: 'json' }
import deskEn from './en/desk.json' with { type: 'json' }
import employersEn from './en/employers.json' with { type: 'json' }
import entitlementsEn from './en/entitlements.json' with { type: 'json' }
import errorsEn from './en/errors.json' with { type: 'json' }
import exportsEn from './en/exports.json' with { type: 'json' }
import historyEn from './en/history.json' with { type: 'json' }
import holdersEn from './en/holders.json' with { type: 'json' }
import importsEn from './en/imports.json' with { type: 'json' }
import menuEn from './en/menu.json' with { type: 'json' }
import officialEn from './en/official.json' with { type: 'json' }
import papersEn from './en/papers.json' with { type: 'json' }
import practicesEn from './en/practices.json' with { type: 'json' }
import problemsEn from './en/problems.json' with { type: 'json' }
import recognitionsEn from './en/recognitions.json' with { type: 'json' }
import referenceEn from './en/reference.json' with { type: 'json' }
import requestsEn from './en/requests.json' with { type: 'json' }
import rulesEn from './en/rules.json' with { type: 'json' }
import settingsEn from './en/settings.json' with { type: 'json' }
import specialLedgersEn from './en/special-ledgers.json' with { type: 'json' }
import staffEn from './en/staff.json' with { type: 'json' }
import subsidiesEn from './en/subsidies.json' with { type: 'json' }
import summariesEn from './en/summaries.json' with { type: 'json' }
import upperFormsEn from './en/upper-forms.json' with { type: 'json' }
import usagesEn from './en/usages.json' with { type: 'json' }
import visitsEn from './en/visits.json' with { type: 'json' }
import webEn from './en/web.json' with { type: 'json' }

const chinese = {
  attachments,
  cards,
  checkups,
  cli,
  common,
  departments,
  desk,
  employers,
  entitlements,
  errors,
  exports,
  history,
  holders,
  imports,
  menu,
  official,
  papers,
  practices,
  problems,
  recognitions,
  reference,
  requests,
  rules,
  settings,
  specialLedgers,
  staff,
  subsidies,
  summaries,
  upperForms,
  usages,
  visits,
  web,
}

/** Namespace to sentences, in the shape of the Chinese source. */
export type Sentences = typeof chinese

const english: Sentences = {
  attachments: attachmentsEn,
  cards: cardsEn,
  checkups: checkupsEn,
  cli: cliEn,
  common: commonEn,
  departments: departmentsEn,
  desk: deskEn,
  employers: employersEn,
  entitlements: entitlementsEn,
  errors: errorsEn,
  exports: exportsEn,
  history: historyEn,
  holders: holdersEn,
  imports: importsEn,
  menu: menuEn,
  official: officialEn,
  papers: papersEn,
  practices: practicesEn,
  problems: problemsEn,
  recognitions: recognitionsEn,
  reference: referenceEn,
  requests: requestsEn,
  rules: rulesEn,
  settings: settingsEn,
  specialLedgers: specialLedgersEn,
  staff: staffEn,
  subsidies: subsidiesEn,
  summaries: summariesEn,
  upperForms: upperFormsEn,
  usages: usagesEn,
  visits: visitsEn,
  web: webEn,
}

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const DEFAULT_LANGUAGE: Language = 'zh-CN'

/** What i18next loads: one namespace a feature. `errors` and `problems` are flat: a code is a key. */
export const resources = { 'zh-CN': chinese, en: english } satisfies Record<Language, Sentences>
