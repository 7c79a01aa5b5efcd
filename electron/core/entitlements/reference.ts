import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import type { Item, Level } from '#shared/domain/entitlements/facts.ts'
import { readCategories, readItems } from '../items/queries.ts'
import { readOffice } from '../offices.ts'
import type { Reader, Transaction } from '../ports.ts'
import { allRules } from '../rules/queries.ts'
import { readSchemes } from '../schemes/queries.ts'
import { publishedRules } from './published.ts'
import type { SharedFacts } from './facts.ts'

/** What is the same for every holder: the facts that rules are answered from, and the names an answer speaks in. */
export interface Reference {
  readonly facts: SharedFacts
  readonly names: Pick<EntitlementAnswer, 'categories' | 'items' | 'levels' | 'departments' | 'windows'>
  readonly rules: ReadonlyMap<number, EntitlementAnswer['rules'][number]>
}

/** Everything above is read from these. */
const TABLES = [
  'rule',
  'rule_set',
  'item',
  'item_material',
  'category',
  'level',
  'scheme',
  'department',
  'counter',
  'office',
]

/**
 * Every change of a row raises the greatest `_seq` of its table, or takes its id from the sum; ids are cut short so that
 * their sum stays exact.
 */
const STATE = TABLES.map(
  (table) => `SELECT max(_seq) AS newest, concat_ws(':', count(*), sum(id % 65537)) AS ids FROM ${table}`,
)
const VERSION = `SELECT max(newest) AS newest, concat_ws('/', (SELECT id FROM office), group_concat(concat_ws(':', newest, ids), '/')) AS version
  FROM (${STATE.join(' UNION ALL ')})`

interface Kept {
  readonly version: string
  readonly reference: Reference
}

let kept: Kept | null = null
/** What a transaction has written itself is kept for it alone. */
const keptBy = new WeakMap<Reader, Kept>()

/** Read anew when any of its rows has changed since. */
export function readReference(db: Reader): Reference {
  const { version, newest } = db.get<{ version: string; newest: number | null }>(VERSION) ?? {
    version: '',
    newest: null,
  }
  const known = [keptBy.get(db), kept].find((one) => one?.version === version)
  if (known) return known.reference
  const made = { version, reference: read(db) }
  if (isTransaction(db) && newest !== null && newest >= db.seq) keptBy.set(db, made)
  else kept = made
  return made.reference
}

function isTransaction(db: Reader): db is Transaction {
  return 'seq' in db
}

function read(db: Reader): Reference {
  const items = readItems(db).filter(({ isActive }) => isActive)
  const schemes = readSchemes(db)
  return {
    facts: {
      districtCode: readOffice(db)?.districtCode ?? '',
      items: items.map(({ id, unit, comparator, departmentId, exclusionGroup }): Item => ({
        id,
        unit,
        comparator,
        departmentId,
        exclusionGroup,
      })),
      levels: db.all<Level>('SELECT id, scheme_id, rank FROM level ORDER BY id'),
      rules: publishedRules(db, schemes),
    },
    names: {
      categories: readCategories(db).map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
      items: items.map(({ id, categoryId, nameZh, nameEn, provenance, materials }) => ({
        id,
        categoryId,
        nameZh,
        nameEn,
        provenance,
        materials: materials.map(({ nameZh: zh, nameEn: en, isRequired, relation }) => ({
          nameZh: zh,
          nameEn: en,
          isRequired,
          relation,
        })),
      })),
      levels: schemes.flatMap((scheme) =>
        scheme.levels.map(({ id, schemeId, nameZh, nameEn }) => ({
          id,
          schemeId,
          nameZh,
          nameEn,
          scheme: scheme.nameZh,
          schemeEn: scheme.nameEn,
        })),
      ),
      departments: db.all('SELECT id, name_zh, name_en FROM department ORDER BY id'),
      windows: db.all('SELECT id, number, place FROM counter ORDER BY id'),
    },
    rules: new Map(allRules(db).map((rule) => [rule.id, rule])),
  }
}
