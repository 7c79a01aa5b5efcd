import type { RequestLine } from '#shared/contract/request-views.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'

/** The day by which a request is to be resolved, as paper says it: one that a notice may still move is provisional. */
export function printedDue(
  t: Translate,
  { dueOn, isDueProvisional }: Pick<RequestLine, 'dueOn' | 'isDueProvisional'>,
): string | null {
  return dueOn !== null && isDueProvisional ? t('requests:due.provisionalDay', { dueOn }) : dueOn
}
