import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import type { Item, Level } from '#shared/domain/entitlements/facts.ts'
import { readCategories, readItems } from '../items/queries.ts'
import { keptWhile } from '../kept.ts'
import { readOffice } from '../offices.ts'
import type { Reader } from '../ports.ts'
import { allRules } from '../rules/queries.ts'
import { readSchemes, schemeTerms } from '../schemes/queries.ts'
import { publishedRules } from './published.ts'
import type { SharedFacts } from './facts.ts'

/** What is the same for every holder: the facts that rules are answered from, and the names an answer speaks in. */
export interface Reference {
  readonly facts: SharedFacts
  readonly names: Pick<EntitlementAnswer, 'categories' | 'items' | 'levels' | 'departments' | 'windows'>
  readonly rules: ReadonlyMap<number, EntitlementAnswer['rules'][number]>
}

/** Everything above is read from these and the schemes. */
const TABLES = ['rule', 'rule_set', 'item', 'item_material', 'category', 'level', 'department', 'counter', 'office']

/** Read anew when any of its rows has changed since. */
export const readReference = keptWhile((db) => `${db.revisionOf(TABLES)} ${schemeTerms(db)}`, read)

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
