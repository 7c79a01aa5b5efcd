import type { PaperKind } from '#shared/domain/papers.ts'
import { call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'

/** Makes the file of papers that were written and hands it over. */
export function useSavePapers() {
  return useFileJob((ids: readonly number[], options) => call.exports.papers({ ids: [...ids] }, options))
}

/** Makes the file of a template and hands it over. */
export function useSaveTemplate(kind: PaperKind) {
  return useFileJob((_, options) => call.exports.paperTemplate({ kind }, options))
}
