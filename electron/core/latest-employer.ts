/**
 * SQL for where somebody works or worked last: of those that go on, else of those that ended, the one that began latest.
 * `holder` is SQL for the id.
 */
export function latestEmployerOf(holder: string): string {
  return `(SELECT employer.name FROM employment JOIN employer ON employer.id = employment.employer_id
    WHERE employment.holder_id = ${holder}
    ORDER BY ifnull(employment.to_on, '~') DESC, employment.from_on DESC, employment.id DESC LIMIT 1)`
}
