import { z } from 'zod'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'

/** `creditCode` is the unified social credit code (GB 32100-2015), 18 signs; public, so never masked. */
export const EmployerView = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  creditCode: z.string().nullable(),
})
export type EmployerView = z.infer<typeof EmployerView>

export const employers = {
  /** By name fragment, pinyin or initials; an empty query gives the first by name. */
  find: read({
    may: READERS,
    input: z.object({ query: z.string().max(100), limit: z.int().min(1).max(100).default(20) }).strict(),
    output: z.object({ employers: z.array(EmployerView) }),
    errors: {},
  }),
  get: read({ may: READERS, input: z.object({ id: Id }).strict(), output: EmployerView, errors: {} }),
  correct: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({
        id: Id,
        seen: Seq,
        changes: z
          .object({ name: text(120), creditCode: text(30).nullable() })
          .partial()
          .strict(),
      })
      .strict(),
    output: z.object({ id: Id, seq: Seq }),
    errors: {
      'employer/name-taken': z.object({ employerId: Id, name: z.string() }),
      'employer/credit-code-invalid': z.object({ reason: z.string() }),
      'employer/credit-code-taken': z.object({ employerId: Id, name: z.string() }),
    },
  }),
}
