import { MOST_PAPERS, MOST_PREVIEWED } from '#shared/contract/papers.ts'
import type { RefusalData } from '#shared/contract/procedure.ts'
import type { PaperKind } from '#shared/domain/papers.ts'

/** Papers of one kind, one for each owner, as far as they are written. */
export interface WrittenPapers {
  readonly kind: PaperKind
  /** As they were chosen when the first part was written. */
  readonly owners: readonly number[]
  readonly ids: number[]
}

interface Chosen {
  readonly kind: PaperKind
  readonly owners: readonly number[]
}

type Part = { kind: PaperKind; ownerIds: number[] }
type Issue = (part: Part) => Promise<{ readonly ids: readonly number[] }>
type Preview = (part: Part) => Promise<{ readonly rows: readonly PreviewRow[] }>

interface PreviewRow {
  readonly id: number
  readonly refusal: RefusalData | null
}

export interface Fit {
  readonly owners: readonly number[]
  readonly unfit: readonly RefusalData[]
}

/** Of whom a paper of the kind can be written, and why of the others it can't. */
export async function fitOf({ kind, owners }: Chosen, preview: Preview): Promise<Fit> {
  const rows: PreviewRow[] = []
  for (let from = 0; from < owners.length; from += MOST_PREVIEWED) {
    rows.push(...(await preview({ kind, ownerIds: owners.slice(from, from + MOST_PREVIEWED) })).rows)
  }
  return {
    owners: rows.filter(({ refusal }) => refusal === null).map(({ id }) => id),
    unfit: rows.flatMap(({ refusal }) => refusal ?? []),
  }
}

/**
 * Writes papers in parts. What is in `written` already stays, whatever is refused and whichever kind is asked for next; a
 * kind that was begun goes on from there. Answers with the ids of the papers of this kind.
 */
export async function goOn(written: WrittenPapers[], { kind, owners }: Chosen, issue: Issue): Promise<number[]> {
  let papers = written.find((begun) => begun.kind === kind)
  if (!papers) written.push((papers = { kind, owners, ids: [] }))
  const { owners: chosen, ids } = papers
  while (ids.length < chosen.length) {
    const part = chosen.slice(ids.length, ids.length + MOST_PAPERS)
    ids.push(...(await issue({ kind, ownerIds: part })).ids)
  }
  return ids
}
