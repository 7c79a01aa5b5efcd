import { employerNameKey } from '../../employer-entry.ts'
import type { Reader } from '../../ports.ts'
import type { Remarks } from '../cells/remarks.ts'
import type { RosterEntry } from './roster-entry.ts'
import { codeOf } from './roster-writes.ts'

/** The credit codes that a file gives to employers, by code and by the key of the employer's name. */
export class CreditCodes {
  readonly #byCode = new Map<string, string>()
  readonly #byEmployer = new Map<string, string>()

  /** The credit code, where the employer has none yet and no other has this one; `claims` it for those of further rows. */
  free(db: Reader, { creditCode, employer }: RosterEntry, reader: Remarks, claims: boolean): string | null {
    if (creditCode === null || employer === null) return null
    const key = employerNameKey(employer.name)
    const own = this.#byEmployer.get(key) ?? codeOf(db, employer.name)
    const sql = 'SELECT name_key, name FROM employer WHERE credit_code = ?'
    const other = db.get<{ nameKey: string; name: string }>(sql, [creditCode])
    const owner = this.#byCode.get(creditCode) ?? other?.nameKey ?? key
    if (own !== null && own !== creditCode) {
      reader.warn('creditCode', 'import/credit-code-differs', creditCode, { employer: employer.name, known: own })
    } else if (owner !== key) {
      reader.warn('creditCode', 'import/credit-code-taken', creditCode, { name: other?.name ?? owner })
    } else if (own === null) {
      if (claims) this.#claim(creditCode, key)
      return creditCode
    }
    return null
  }

  #claim(code: string, employerKey: string): void {
    this.#byCode.set(code, employerKey)
    this.#byEmployer.set(employerKey, code)
  }
}
