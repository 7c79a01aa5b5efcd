import type { CategoryView, ItemView, MaterialView } from '#shared/contract/items.ts'
import type { Reader } from '../ports.ts'

/** Categories in their order. */
export function readCategories(db: Reader): CategoryView[] {
  return db.all('SELECT id, _seq, code, rank, name_zh, name_en, provenance, source FROM category ORDER BY rank, id')
}

/** Items in the order of their categories, with what is to be brought. */
export function readItems(db: Reader): ItemView[] {
  const materials = db
    .all<Omit<MaterialView, 'isRequired'> & { itemId: number; isRequired: number }>(
      `SELECT id, item_id, rank, name_zh, name_en, is_required, relation, provenance, source
       FROM item_material ORDER BY item_id, rank, id`,
    )
    .map((row) => ({ ...row, isRequired: row.isRequired === 1 }))
  return db
    .all<Omit<ItemView, 'isActive' | 'materials'> & { isActive: number }>(
      `SELECT item.id, item._seq, category_id, item.code, item.name_zh, item.name_en, department_id, unit, comparator,
         statutory_days, promised_days, exclusion_group, is_active, item.provenance, item.source, note
       FROM item JOIN category ON category.id = category_id ORDER BY category.rank, category_id, item.id`,
    )
    .map((row) => ({
      ...row,
      isActive: row.isActive === 1,
      materials: materials.filter(({ itemId }) => itemId === row.id).map(({ itemId: _its, ...material }) => material),
    }))
}

/** A category by the name a list uses, blanks aside. */
export function categoryByName(db: Reader, name: string): number | undefined {
  const key = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '')
  return readCategories(db).find(({ nameZh, nameEn }) => [nameZh, nameEn].some((one) => one && key(one) === key(name)))
    ?.id
}
