import { z } from 'zod'
import { Id, Seq } from '#shared/domain/holder.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { plainPhone, text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { Origin, RowDone, RowTarget } from './schemes.ts'

/** A counter of the one-stop hall. */
export const WindowFields = z
  .object({ number: text(20), place: text(120).nullable(), note: text(200).nullable() })
  .strict()
export type WindowFields = z.infer<typeof WindowFields>

/** A department that requests are assigned to. Viewers and auditors see the liaison person's phone masked. */
export const DepartmentView = z.object({
  id: Id,
  seq: Seq,
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  isActive: z.boolean(),
  ...Origin,
  windows: z.array(WindowFields.extend({ id: Id })),
})
export type DepartmentView = z.infer<typeof DepartmentView>

export const DepartmentFields = z
  .object({
    nameZh: text(60),
    nameEn: text(120).nullable(),
    liaisonName: text(40).nullable(),
    liaisonPhone: z.string().overwrite(plainPhone).min(1).max(30).nullable(),
    isActive: z.boolean(),
  })
  .strict()
export type DepartmentFields = z.infer<typeof DepartmentFields>

const taken = { 'department/name-taken': z.object({ departmentId: Id, name: z.string() }) }

export const departments = {
  /** In the order of their ids: the program's first, then as the office added them. */
  list: read({
    may: READERS,
    input: z.object({ isActive: z.boolean().optional() }).strict(),
    output: z.object({ departments: z.array(DepartmentView) }),
    errors: {},
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: DepartmentFields.partial().required({ nameZh: true }) }).strict(),
    output: RowDone,
    errors: taken,
  }),
  /** Writing a name makes the row the office's own; a liaison person or whether it takes part does not. */
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: DepartmentFields.partial() }).strict(),
    output: RowDone,
    errors: taken,
  }),
  confirm: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** Adds a window, or changes the one named by `windowId`. */
  saveWindow: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, windowId: Id.optional(), window: WindowFields }).strict(),
    output: RowDone,
    errors: {},
  }),
  removeWindow: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, windowId: Id }).strict(),
    output: RowDone,
    errors: { 'window/in-use': z.object({ number: z.string() }) },
  }),
}
