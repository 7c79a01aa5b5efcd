import { Refusal } from '#shared/domain/refusal.ts'
import type { NamedDocument, SheetCell, SheetPlan } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { resources } from '#shared/locales/index.ts'
import { photoOf } from '../attachments/queries.ts'
import { printableCards, type CardRow } from '../cards/queries.ts'
import { readOffice } from '../offices.ts'
import type { JobProgress, ReadCall } from '../ports.ts'
import type { Planned } from './rows.ts'
import { columnsIn, type ListColumn } from './words.ts'

/** Asked anew between two steps; `contentOf` opens what lies beside the log, step by step. */
interface Desk {
  readonly call: () => ReadCall
  readonly contentOf: (contentMac: string) => Generator<unknown, Uint8Array, void>
}

/**
 * What a printer of cards outside of the office is handed: a list of what stands on each face, and the photos by the number
 * of their card. Throws `record/not-found`, `card/batch-too-big`, `card/nothing-to-print`, and what `contentOf` throws.
 */
export function* planFaces({ call, contentOf }: Desk, batchId: number): Generator<JobProgress, Planned, void> {
  const { db, today } = call()
  const batch = db.get<{ name: string }>('SELECT name FROM card_batch WHERE id = ?', [batchId])
  if (!batch) throw new Refusal('record/not-found', { table: 'card_batch', id: batchId })
  const cards = printableCards(db, batchId, 'face')
  if (cards.length === 0) throw new Refusal('card/nothing-to-print', { name: batch.name })
  const files: NamedDocument[] = []
  const rows: SheetCell[][] = []
  for (const [at, card] of cards.entries()) {
    yield { done: at, total: cards.length }
    const photo = photoOf(call().db, card.holderId)
    const name = photo ? `${fileNamePart(card.number ?? '')}.${photo.mediaType.slice('image/'.length)}` : null
    rows.push(rowOf(card, at, name))
    if (!photo || name === null) continue
    const content = contentOf(photo.contentMac)
    let step = content.next()
    while (!step.done) {
      yield { done: at, total: cards.length }
      step = content.next()
    }
    files.push({ name: `${said.exports.file.photos}/${name}`, plan: { format: 'bytes', bytes: step.value } })
  }
  const sheet = sheetOf(call(), batch.name, rows)
  return {
    name: `${said.exports.file.faces} ${fileNamePart(batch.name)}.zip`,
    rows: rows.length,
    period: { from: today, to: today },
    format: 'zip',
    printed: cards,
    plan: {
      format: 'folder',
      files: [{ name: `${said.exports.file.faces}.xlsx`, plan: { format: 'xlsx', sheets: [sheet] } }, ...files],
    },
  }
}

/** The list goes to a printer in Chinese, like the cards. */
const CHINESE = { language: 'zh-CN' } as const
const said = resources['zh-CN']

function rowOf(card: CardRow, at: number, photo: string | null): SheetCell[] {
  const { holderName, holderSex, employer, schemeZh, levelZh, number, issuedOn, validFromOn, validToOn } = card
  const sex = holderSex && said.holders.sex[holderSex]
  const { noPhoto } = said.exports
  return [
    at + 1,
    number,
    holderName,
    sex,
    employer,
    schemeZh,
    levelZh,
    issuedOn,
    validFromOn,
    validToOn,
    photo ?? noPhoto,
  ]
}

function sheetOf({ db, operator, today }: ReadCall, name: string, rows: SheetCell[][]): SheetPlan {
  return {
    name: said.exports.file.faces,
    title: `${said.exports.file.faces}　${name}`,
    subtitle: readOffice(db)?.name ?? '',
    columns: columnsIn(CHINESE, COLUMNS),
    rows,
    mark: `${operator.name} ${today}`,
    notes: [said.exports.facesNote],
    chart: null,
  }
}

const COLUMNS: readonly ListColumn[] = [
  ['place', 6, 'number'],
  ['card', 18],
  ['name', 14],
  ['sex', 6],
  ['employer', 28],
  ['scheme', 18],
  ['level', 16],
  ['issuedOn', 12],
  ['validFromOn', 12],
  ['validToOn', 12],
  ['photo', 22],
]
