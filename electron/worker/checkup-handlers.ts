import { correctionsPlan } from '#core/checkups/corrections.ts'
import type { Session } from './session.ts'

/** Of the feature `checkups` what waits for a file. */
export function createCheckupHandlers(session: Session) {
  return {
    async corrections({ employerId }: { readonly employerId: number }) {
      const { db, today } = session.readCall()
      const sheet = correctionsPlan(db, employerId, today)
      const name = `${sheet.title.replaceAll(/[\\/:*?"<>|]/g, ' ').slice(0, 80)}.xlsx`
      const token = await session.documents.write(name, { format: 'xlsx', sheets: [sheet] })
      return { token, name, rows: sheet.rows.length }
    },
  }
}
