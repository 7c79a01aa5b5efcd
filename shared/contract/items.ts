import { z } from 'zod'
import { Id, Relation, Seq } from '#shared/domain/holder.ts'
import { QuestionKind } from '#shared/domain/item-templates.ts'
import { ItemComparator, ItemUnit } from '#shared/domain/reference.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { Origin, RowDone, RowTarget } from './schemes.ts'

export const CategoryFields = z
  .object({ nameZh: text(40), nameEn: text(80).nullable(), rank: z.int().min(1).max(999) })
  .strict()
export type CategoryFields = z.infer<typeof CategoryFields>

export const CategoryView = CategoryFields.extend({ id: Id, seq: Seq, code: z.string(), ...Origin })
export type CategoryView = z.infer<typeof CategoryView>

/** A paper to be brought; with a relation only when the service is for such a relative. */
export const MaterialFields = z
  .object({
    nameZh: text(120),
    nameEn: text(200).nullable(),
    isRequired: z.boolean(),
    relation: Relation.nullable(),
  })
  .strict()
export type MaterialFields = z.infer<typeof MaterialFields>

export const MaterialView = MaterialFields.extend({ id: Id, rank: z.int(), ...Origin })
export type MaterialView = z.infer<typeof MaterialView>

/** What is asked when a request of the item is recorded; a required one must be answered before it is accepted. */
export const QuestionFields = z
  .object({
    nameZh: text(120),
    nameEn: text(200).nullable(),
    kind: QuestionKind,
    /** Of a `choice`: the answers to choose from; empty for the other kinds. */
    choices: z.array(text(60)).max(30),
    isRequired: z.boolean(),
  })
  .strict()
export type QuestionFields = z.infer<typeof QuestionFields>

export const QuestionView = QuestionFields.extend({ id: Id, rank: z.int() })
export type QuestionView = z.infer<typeof QuestionView>

/** What is to be done by which working day after acceptance. */
export const ItemStepFields = z
  .object({ nameZh: text(120), nameEn: text(200).nullable(), workingDays: z.int().min(1).max(400) })
  .strict()
export type ItemStepFields = z.infer<typeof ItemStepFields>

export const ItemStepView = ItemStepFields.extend({ id: Id, rank: z.int() })
export type ItemStepView = z.infer<typeof ItemStepView>

const days = z.int().min(1).max(400).nullable()

/** Working days are those of the item where no rule states others. `exclusionGroup`: of one group only one is had. */
export const ItemFields = z
  .object({
    categoryId: Id,
    nameZh: text(60),
    nameEn: text(120).nullable(),
    departmentId: Id.nullable(),
    unit: ItemUnit,
    comparator: ItemComparator,
    statutoryDays: days,
    promisedDays: days,
    exclusionGroup: text(40).nullable(),
    isActive: z.boolean(),
    note: text(400).nullable(),
  })
  .strict()
export type ItemFields = z.infer<typeof ItemFields>

export const ItemView = ItemFields.extend({
  id: Id,
  seq: Seq,
  code: z.string(),
  ...Origin,
  materials: z.array(MaterialView),
  questions: z.array(QuestionView),
  /** In the order of their days. */
  steps: z.array(ItemStepView),
})
export type ItemView = z.infer<typeof ItemView>

const taken = {
  'item/name-taken': z.object({ itemId: Id, name: z.string() }),
  'item/promise-over-limit': z.object({ statutoryDays: z.int(), promisedDays: z.int() }),
}
const categoryTaken = { 'category/name-taken': z.object({ categoryId: Id, name: z.string() }) }

/** Service items in their categories. Whatever the office writes or confirms gets the provenance `office`. */
export const items = {
  list: read({
    may: READERS,
    input: z.object({ isActive: z.boolean().optional() }).strict(),
    output: z.object({ categories: z.array(CategoryView), items: z.array(ItemView) }),
    errors: {},
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: ItemFields.partial().required({ categoryId: true, nameZh: true }) }).strict(),
    output: RowDone,
    errors: taken,
  }),
  /** Taking an item out of use (`isActive`) leaves its provenance as it is. */
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: ItemFields.partial() }).strict(),
    output: RowDone,
    errors: taken,
  }),
  /** The office has checked the item and its materials against its documents. */
  confirm: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** Adds a material at the end, or changes the one named by `materialId`. */
  saveMaterial: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, materialId: Id.optional(), material: MaterialFields }).strict(),
    output: RowDone,
    errors: {},
  }),
  removeMaterial: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, materialId: Id }).strict(),
    output: RowDone,
    errors: {},
  }),
  /** Adds a question at the end, or changes the one named by `questionId`; answers that were given stay. */
  saveQuestion: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, questionId: Id.optional(), question: QuestionFields }).strict(),
    output: RowDone,
    errors: { 'item/choices-missing': z.object({}) },
  }),
  removeQuestion: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, questionId: Id }).strict(),
    output: RowDone,
    errors: {},
  }),
  /** Adds a dated step, or changes the one named by `stepId`; requests that were accepted keep theirs. */
  saveStep: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, stepId: Id.optional(), step: ItemStepFields }).strict(),
    output: RowDone,
    errors: {},
  }),
  removeStep: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, stepId: Id }).strict(),
    output: RowDone,
    errors: {},
  }),
  addCategory: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: CategoryFields }).strict(),
    output: RowDone,
    errors: categoryTaken,
  }),
  correctCategory: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: CategoryFields.partial() }).strict(),
    output: RowDone,
    errors: categoryTaken,
  }),
  confirmCategory: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: {},
  }),
}
