import type { DeskClient } from '#door/client.ts'
import type { ImportCounts, ImportReport } from '#shared/contract/imports.ts'

/** The report of the last dry run or run of a file, put together from its parts. */
export async function wholeReport(
  client: DeskClient,
  token: string,
  { rows, holders, cards, requests, usages, rules, changed, same }: ImportCounts,
): Promise<ImportReport> {
  const report: ImportReport = {
    rows,
    created: { holders, cards, requests, usages, rules },
    changed,
    same,
    repaired: [],
    duplicates: [],
    refused: [],
    warnings: [],
  }
  for (let after: number | null = 0; after !== null;) {
    const { next, ...part }: Awaited<ReturnType<DeskClient['imports']['report']>> = await client.imports.report({
      token,
      after,
    })
    report.repaired.push(...part.repaired)
    report.duplicates.push(...part.duplicates)
    report.refused.push(...part.refused)
    report.warnings.push(...part.warnings)
    after = next
  }
  return report
}
