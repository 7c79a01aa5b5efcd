import { z } from 'zod'
import { EmploymentFields, HolderFields, IdentityFields } from '#shared/domain/holder.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { ImportIssue } from './imports.ts'
import { read } from './procedure.ts'

/** A message about one person as the form takes it. What the message doesn't say is left out or null. */
export const NoticeReading = z.object({
  fields: HolderFields.partial(),
  /** As the message says it, even where it can't be right; `issues` says why. */
  identity: IdentityFields.nullable(),
  employment: EmploymentFields.pick({ employer: true, department: true, post: true }).nullable(),
  issues: z.array(ImportIssue.omit({ sheet: true, row: true })),
})
export type NoticeReading = z.infer<typeof NoticeReading>

export const BLANK_NOTICE: NoticeReading = { fields: {}, identity: null, employment: null, issues: [] }

/** Paste to register (粘贴登记). */
export const notices = {
  /** Reads a pasted message, notice or row of a table about one person; nothing is kept. */
  read: read({
    may: CLERKS,
    input: z.object({ text: z.string().max(10_000) }).strict(),
    output: NoticeReading,
    errors: {},
  }),
}
