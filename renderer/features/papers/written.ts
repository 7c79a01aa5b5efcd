import { MOST_PAPERS } from '#shared/contract/papers.ts'
import type { PaperKind } from '#shared/domain/papers.ts'

/** Papers of one kind, one for each owner, as far as they are written. */
export interface WrittenPapers {
  readonly kind: PaperKind
  /** As they were chosen when the first part was written. */
  readonly owners: readonly number[]
  readonly ids: number[]
}

type Issue = (part: { kind: PaperKind; ownerIds: number[] }) => Promise<{ readonly ids: readonly number[] }>

/**
 * Writes papers in parts. What is in `written` already stays, whatever is refused and whichever kind is asked for next; a
 * kind that was begun goes on from there. Answers with the ids of the papers of this kind.
 */
export async function goOn(
  written: WrittenPapers[],
  { kind, owners }: Omit<WrittenPapers, 'ids'>,
  issue: Issue,
): Promise<number[]> {
  let papers = written.find((begun) => begun.kind === kind)
  if (!papers) written.push((papers = { kind, owners, ids: [] }))
  const { owners: chosen, ids } = papers
  while (ids.length < chosen.length) {
    const part = chosen.slice(ids.length, ids.length + MOST_PAPERS)
    ids.push(...(await issue({ kind, ownerIds: part })).ids)
  }
  return ids
}
