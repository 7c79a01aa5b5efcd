import { z } from 'zod'
import { PaperKind } from '#shared/domain/papers.ts'
import data from './paper-templates.json' with { type: 'json' }

/** The program's own wording of the papers of a request: a proposal (`template`) that no rule prescribes. */
export const paperTemplates = z
  .array(
    z.object({ kind: PaperKind, title: z.string(), to: z.string(), paragraphs: z.array(z.string()).min(1) }).strict(),
  )
  .parse(data)
