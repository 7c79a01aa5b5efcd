import { z } from 'zod'
import { EmploymentFields, HolderFields, IdentityFields } from '#shared/domain/holder.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { ImportIssue } from './imports.ts'
import { read } from './procedure.ts'

/** A message about one person as the form takes it. What the message doesn't say is left out or null. */
export const MessageReading = z.object({
  fields: HolderFields.partial(),
  /** As the message says it, even where it can't be right; `issues` says why. */
  identity: IdentityFields.nullable(),
  employment: EmploymentFields.pick({ employer: true, department: true, post: true }).nullable(),
  issues: z.array(ImportIssue.omit({ sheet: true, row: true })),
})
export type MessageReading = z.infer<typeof MessageReading>

export const BLANK_MESSAGE: MessageReading = { fields: {}, identity: null, employment: null, issues: [] }

/** Paste to register (粘贴登记). */
export const messages = {
  /** Reads a pasted message, notice or row of a table about one person; nothing is kept. */
  read: read({
    may: CLERKS,
    input: z.object({ text: z.string().max(10_000) }).strict(),
    output: MessageReading,
    errors: {},
  }),
}
