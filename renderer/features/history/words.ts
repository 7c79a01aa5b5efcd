import type { HistoryEntry } from '#shared/contract/history.ts'
import { resources } from '#shared/locales/index.ts'
import { minuteOf } from '#renderer/i18n/formats.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'

type Cell = HistoryEntry['changes'][number]['cells'][number]['before']

const { history, holders, common, settings } = resources['zh-CN']
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** `更正人才信息`; the command itself where there is no word for it. */
export function commandLabelOf(t: Translate, command: string): string {
  const key = command.replace('.', '/')
  return isKeyOf(history.command, key) ? t(`history:command.${key}`) : command
}

/** `任职`; the table's name where there is no word for it. */
export function tableLabelOf(t: Translate, table: string): string {
  return isKeyOf(history.table, table) ? t(`history:table.${table}`) : table
}

/** The field as the form calls it; null for a column that says nothing to people (ids, search keys). */
export function columnLabelOf(t: Translate, table: string, column: string): string | null {
  const own = `${table}-${column}`
  if (isKeyOf(history.column, own)) return t(`history:column.${own}`)
  return isKeyOf(holders.field, column) ? t(`holders:field.${column}`) : null
}

/** The name of the row with an id that stands in a column (`employerId`), where the page knows it. */
export type NameOf = (column: string, id: number) => string | undefined

/** A value as people read it; null for what tells them nothing (the id of a row whose name isn't known here). */
export function cellTextOf(t: Translate, column: string, value: Cell, nameOf?: NameOf): string | null {
  if (value === null) return t('history:blank')
  if (/^is[A-Z]/.test(column)) return value === 0 ? t('history:no') : t('history:yes')
  if (typeof value === 'number') return column.endsWith('Id') ? (nameOf?.(column, value) ?? null) : String(value)
  if (INSTANT.test(value)) return minuteOf(value)
  return WORDS[column]?.(t, value) ?? value
}

const WORDS: { readonly [column: string]: (t: Translate, value: string) => string | undefined } = {
  sex: (t, value) => (isKeyOf(holders.sex, value) ? t(`holders:sex.${value}`) : undefined),
  team: (t, value) => (isKeyOf(holders.team, value) ? t(`holders:team.${value}`) : undefined),
  liaisonLevel: (t, value) => (isKeyOf(holders.liaisonLevel, value) ? t(`holders:liaisonLevel.${value}`) : undefined),
  relation: (t, value) => (isKeyOf(holders.relation, value) ? t(`holders:relation.${value}`) : undefined),
  state: (t, value) => (isKeyOf(holders.state, value) ? t(`holders:state.${value}`) : undefined),
  kind: identityKindOf,
  identityKind: identityKindOf,
  provenance: (t, value) => (isKeyOf(settings.provenance, value) ? t(`settings:provenance.${value}`) : undefined),
  role: (t, value) => (isKeyOf(common.role, value) ? t(`common:role.${value}`) : undefined),
  what: (t, value) => (isKeyOf(history.what, value) ? t(`history:what.${value}`) : undefined),
}

function identityKindOf(t: Translate, value: string): string | undefined {
  return isKeyOf(holders.identityKind, value) ? t(`holders:identityKind.${value}`) : undefined
}

function isKeyOf<T extends object>(words: T, key: string): key is keyof T & string {
  return Object.hasOwn(words, key)
}
