import type { ImportCounts, ImportLists, ImportOrder, ImportRow } from '#shared/contract/imports.ts'

/** Adds up what became of each row. */
export class Tally {
  readonly rows: ImportRow[] = []
  readonly #kind: ImportOrder['kind']
  readonly #digest = new Digest()
  readonly #verdicts = { new: 0, changed: 0, same: 0, duplicate: 0, refused: 0 }
  #cards = 0
  #repaired = 0
  #warnings = 0

  constructor(kind: ImportOrder['kind']) {
    this.#kind = kind
  }

  /** `order`: the place of the row among all. */
  add(order: number, row: ImportRow, cards: number): void {
    const { sheet, row: at, verdict, name, changes } = row
    this.rows[order] = row
    this.#verdicts[verdict] += 1
    this.#cards += cards
    if (isKept(row)) {
      this.#repaired += row.repairs.length
      this.#warnings += row.issues.length
    }
    this.#digest.add(JSON.stringify([sheet, at, verdict, name, changes]))
  }

  outcome(order: string): Told {
    const { new: created, changed, same, duplicate, refused } = this.#verdicts
    const createdIf = (kind: ImportOrder['kind']) => (this.#kind === kind ? created : 0)
    const counts: ImportCounts = {
      rows: this.rows.length,
      holders: createdIf('roster'),
      cards: this.#cards,
      requests: createdIf('requests'),
      usages: createdIf('usages'),
      rules: createdIf('rules'),
      changed,
      same,
      duplicates: duplicate,
      refused,
      repaired: this.#repaired,
      warnings: this.#warnings,
    }
    this.#digest.add(order)
    return { counts, rows: this.rows, hash: this.#digest.text() }
  }
}

/** What all rows came to. */
export interface Told {
  readonly counts: ImportCounts
  readonly rows: readonly ImportRow[]
  /** The same whenever the same rows were judged alike. */
  readonly hash: string
}

function isKept({ verdict }: ImportRow): boolean {
  return verdict !== 'refused' && verdict !== 'duplicate'
}

/** What a report lists of these rows, in their order. */
export function listedOf(rows: readonly ImportRow[]): ImportLists {
  const kept = rows.filter(isKept)
  return {
    repaired: kept.flatMap(({ sheet, row, repairs }) => repairs.map((repair) => ({ sheet, row, ...repair }))),
    duplicates: rows.flatMap(({ verdict, sheet, row, of: first }) =>
      verdict === 'duplicate' && first
        ? [{ sheet, row, of: first.row, ...(first.sheet !== sheet && { ofSheet: first.sheet }) }]
        : [],
    ),
    refused: issuesOf(rows.filter(({ verdict }) => verdict === 'refused')),
    warnings: issuesOf(kept),
  }
}

function issuesOf(rows: readonly ImportRow[]): ImportLists['refused'] {
  return rows.flatMap(({ sheet, row, issues }) => issues.map((issue) => ({ sheet, row, ...issue })))
}

/**
 * Two runs of FNV-1a from different starts: tells one trial from another, and keeps no secret. Row by row, since the
 * verdicts of a city's list at once would keep everybody waiting.
 */
class Digest {
  #one = 0x811c9dc5
  #other = 0x01000193

  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      this.#one = Math.imul(this.#one ^ unit, 0x01000193)
      this.#other = Math.imul(this.#other ^ unit, 0x01000193)
    }
  }

  text(): string {
    return [this.#one, this.#other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
