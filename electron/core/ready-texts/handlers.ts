import type { ReadyTextView } from '#shared/contract/ready-texts.ts'
import { fillText, unknownWords } from '#shared/domain/ready-texts.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { asOffice, cellsOf, changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { wordsOf } from './words.ts'

export const readyTexts: HandlersOf<'readyTexts'> = {
  list: ({ db }) => ({ texts: readTexts(db) }),

  add({ db }, { fields }) {
    refuseUnknown(db, 'item', fields.itemId)
    refuseUnknownWord(fields.body)
    const id = db.insert('ready_text', { ...cellsOf(fields), provenance: 'office' })
    return { id, seq: db.seq }
  },

  correct({ db }, { id, seen, changes }) {
    const row = rowToChange(db, 'ready_text', id, seen)
    refuseUnknown(db, 'item', changes.itemId)
    if (changes.body !== undefined) refuseUnknownWord(changes.body)
    return changeRow(db, 'ready_text', row, asOffice(row, cellsOf(changes), ['isActive']))
  },

  confirm({ db }, { id, seen }) {
    return changeRow(db, 'ready_text', rowToChange(db, 'ready_text', id, seen), { provenance: 'office' })
  },

  remove({ db }, { id, seen }) {
    rowToChange(db, 'ready_text', id, seen)
    db.remove('ready_text', id, seen)
    return { seq: db.seq }
  },

  fill({ db, today }, { id, requestIds }) {
    const text = readTexts(db).find((one) => one.id === id)
    if (!text) throw new Refusal('record/not-found', { table: 'ready_text', id })
    const filled = wordsOf(db, requestIds, today).map(({ requestId, words }) => ({
      requestId,
      number: words['编号'] ?? '',
      ...fillText(text.body, words),
    }))
    return { name: text.name, filled }
  },
}

function readTexts(db: Reader): ReadyTextView[] {
  return db
    .all<Omit<ReadyTextView, 'isActive' | 'item'> & { isActive: number; nameZh: string | null; nameEn: string | null }>(
      `SELECT ready_text.id, ready_text._seq, purpose, item_id, name, body, ready_text.is_active, ready_text.provenance,
         ready_text.source, name_zh, name_en
       FROM ready_text LEFT JOIN item ON item.id = item_id ORDER BY purpose, item_id IS NULL, ready_text.id`,
    )
    .map(({ isActive, nameZh, nameEn, ...row }) => ({
      ...row,
      isActive: isActive === 1,
      item: nameZh === null ? null : { nameZh, nameEn },
    }))
}

function refuseUnknownWord(body: string): void {
  const [word] = unknownWords(body)
  if (word !== undefined) throw new Refusal('ready-text/unknown-word', { word })
}
