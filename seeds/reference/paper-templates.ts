import { z } from 'zod'
import { PaperKind } from '#shared/domain/papers.ts'
import data from './paper-templates.json' with { type: 'json' }

/**
 * The program's own wording of papers: a proposal (`template`) that no rule prescribes. `columns` are those of a table of
 * one row, which stands for each line of the paper's list; `code` puts the number there for a camera.
 */
export const paperTemplates = z
  .array(
    z
      .object({
        kind: PaperKind,
        title: z.string(),
        to: z.string().nullable(),
        paragraphs: z.array(z.string()).min(1),
        columns: z
          .array(z.object({ title: z.string(), share: z.int(), text: z.string() }).strict())
          .min(1)
          .optional(),
        closing: z.array(z.string()).default([]),
        code: z.boolean().default(false),
      })
      .strict(),
  )
  .parse(data)
