import { ASKED_OF_EMPLOYERS } from '#shared/domain/checkups.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { SheetPlan } from '#shared/domain/sheets.ts'
import { resources } from '#shared/locales/index.ts'
import type { Reader } from '../ports.ts'
import { findingsOf, workersOf } from './findings.ts'

const WORDS = resources['zh-CN'].checkups

/**
 * The sheet in which an employer corrects what it can tell: a row a person with name and employer, empty cells for what
 * is missing, and what is asked. In Chinese whatever the window speaks, and headed so that it comes back as a list of
 * people. Throws `record/not-found` or `checkup/nothing-to-ask`.
 */
export function correctionsPlan(db: Reader, employerId: number, today: Day): SheetPlan {
  const employer = db.get<{ name: string }>('SELECT name FROM employer WHERE id = ?', [employerId])
  if (!employer) throw new Refusal('record/not-found', { table: 'employer', id: employerId })
  const workers = workersOf(db, employerId, today)
  const asked = new Map<number, string[]>()
  for (const kind of ASKED_OF_EMPLOYERS) {
    for (const { id } of findingsOf(db, kind, today)) {
      if (workers.has(id)) asked.set(id, [...(asked.get(id) ?? []), WORDS.ask[kind]])
    }
  }
  if (asked.size === 0) throw new Refusal('checkup/nothing-to-ask', { name: employer.name })
  const rows = [...asked].map(([id, questions]) => {
    const holder = db.get<{ name: string }>('SELECT name FROM holder WHERE id = ?', [id])
    return [holder?.name ?? '', employer.name, '', '', '', questions.join('\n')]
  })
  return {
    name: WORDS.sheet,
    title: WORDS.workbook.replace('{{employer}}', employer.name),
    subtitle: WORDS.fillIn,
    columns: [
      { key: 'name', title: '姓名', width: 12, kind: 'text' },
      { key: 'employer', title: '工作单位', width: 28, kind: 'text' },
      { key: 'identity', title: '证件号码', width: 24, kind: 'text' },
      { key: 'phone', title: '联系电话', width: 18, kind: 'text' },
      // What is asked in words is answered here, and comes back as a note.
      { key: 'note', title: '备注', width: 24, kind: 'text' },
      { key: 'asked', title: WORDS.asked, width: 48, kind: 'text' },
    ],
    rows,
    notes: [],
    chart: null,
  }
}
