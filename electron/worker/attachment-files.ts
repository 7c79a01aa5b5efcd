import { contentNaming, contentsInUse } from '#core/attachments/queries.ts'
import type { JobProgress } from '#core/ports.ts'
import type { Problem } from '#shared/contract/desk.ts'
import type { Store } from '#store/ports.ts'

/** What was sealed for a commit that never came goes. Where the log can't be read it may name anything. */
export function sweepAttachments({ readOnly, reader, history, attachments }: Store): void {
  if (readOnly) return
  try {
    attachments.sweep(contentNaming(reader, history))
  } catch {
    // A disk that does not let go of a file keeps nobody from working; the next opening tries again.
  }
}

/** The contents beside the log against the records that name them. */
export function* verifyAttachments({ head, reader, attachments }: Store): Generator<JobProgress, Problem[], void> {
  const records = contentsInUse(reader)
  const steps = attachments.verifying(records.keys())
  for (;;) {
    const step = steps.next()
    if (!step.done) {
      yield { done: head.seq, total: head.seq }
      continue
    }
    return [...step.value].map(([file, fault]) => ({
      code: `attachment/${fault}`,
      params: { file, record: records.get(file) ?? '' },
    }))
  }
}
