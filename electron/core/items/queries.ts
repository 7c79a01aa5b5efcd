import type { CategoryView, ItemStepView, ItemView, MaterialView, QuestionView } from '#shared/contract/items.ts'
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
  const questions = readQuestions(db)
  const steps = db.all<ItemStepView & { itemId: number }>(
    'SELECT id, item_id, rank, name_zh, name_en, working_days FROM item_step ORDER BY item_id, working_days, rank, id',
  )
  return db
    .all<Omit<ItemView, 'isActive' | 'materials' | 'questions' | 'steps'> & { isActive: number }>(
      `SELECT item.id, item._seq, category_id, item.code, item.name_zh, item.name_en, department_id, unit, comparator,
         statutory_days, promised_days, exclusion_group, is_active, item.provenance, item.source, note
       FROM item JOIN category ON category.id = category_id ORDER BY category.rank, category_id, item.id`,
    )
    .map((row) => ({
      ...row,
      isActive: row.isActive === 1,
      materials: partsOf(materials, row.id),
      questions: partsOf(questions, row.id),
      steps: partsOf(steps, row.id),
    }))
}

/** The questions of one item, or of all, in their order. */
export function readQuestions(db: Reader, itemId: number | null = null): (QuestionView & { itemId: number })[] {
  return db
    .all<Omit<QuestionView, 'isRequired' | 'choices'> & { itemId: number; isRequired: number; choices: string | null }>(
      `SELECT id, item_id, rank, name_zh, name_en, kind, choices, is_required FROM item_question
       WHERE item_id = ifnull(?, item_id) ORDER BY item_id, rank, id`,
      [itemId],
    )
    .map((row) => ({ ...row, isRequired: row.isRequired === 1, choices: row.choices?.split('\n') ?? [] }))
}

function partsOf<T extends { readonly itemId: number }>(parts: readonly T[], itemId: number): Omit<T, 'itemId'>[] {
  return parts.filter((part) => part.itemId === itemId).map(({ itemId: _its, ...part }) => part)
}

/** A category by the name a list uses, blanks aside. */
export function categoryByName(db: Reader, name: string): number | undefined {
  const key = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '')
  return readCategories(db).find(({ nameZh, nameEn }) => [nameZh, nameEn].some((one) => one && key(one) === key(name)))
    ?.id
}
