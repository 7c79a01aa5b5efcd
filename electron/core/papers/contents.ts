import { isPrintable } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { HandoverKind, type HandoverLine } from '#shared/contract/handovers.ts'
import type { EntitlementAnswer, EntitlementView } from '#shared/contract/entitlements.ts'
import { leftWord } from '#shared/domain/entitlements/left.ts'
import { CODE_WORD, type PaperKind, type RequestPaperKind } from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { resources } from '#shared/locales/index.ts'
import { callOf, cardById, printableCards, type CardRow } from '../cards/queries.ts'
import { answerOf } from '../entitlements/queries.ts'
import { linesOf, readHandovers, rowsOf } from '../handovers/queries.ts'
import { latestEmployerOf } from '../latest-employer.ts'
import type { Call, Reader } from '../ports.ts'
import { longDay } from '../ready-texts/queries.ts'
import { refuseUnknown } from '../reference-rows.ts'

/** Papers are Chinese, whatever the window speaks. */
const said = resources['zh-CN']

type Words = { readonly [word: string]: string | null }

/** What a paper says: of what it is written, and in the lines of its list. */
export interface PaperContent {
  readonly words: Words
  readonly lines: readonly Words[] | null
}

/** The register as it is, the day, and that of which a statement tells where it is another. */
export type Now = Pick<Call, 'today'> & { readonly db: Reader; readonly on?: Day | undefined }

type OfficePaperKind = Exclude<PaperKind, RequestPaperKind>

/**
 * Of a paper that is not a request's, as things are now. Throws `record/not-found`, `holder/not-active`,
 * `paper/card-not-in-this-state`, `card/batch-too-big` or `paper/nothing-to-say`.
 */
export function contentOf(call: Now, kind: OfficePaperKind, id: number): PaperContent {
  return CONTENTS[kind](call, id)
}

const CONTENTS: { readonly [K in OfficePaperKind]: (call: Now, id: number) => PaperContent } = {
  statement({ db, today, on = today }, id) {
    const holder = holderById(db, id)
    const answer = answerOf(db, { holderId: id, on, today, levelId: null })
    const had = answer.entitlements.filter(({ verdict }) => verdict === 'available' || verdict === 'not-yet-open')
    if (had.length === 0) throw new Refusal('paper/nothing-to-say', { name: holder.name, kind: 'statement' })
    const place = new Map(answer.categories.map((category, at) => [category.id, at]))
    const rankOf = ({ itemId }: EntitlementView) => place.get(named(answer.items, itemId)?.categoryId ?? 0) ?? 0
    const rules = had.map(({ winner }) => named(answer.rules, winner))
    const isTemplate = rules.some((rule) => rule?.provenance === 'template')
    return {
      words: {
        姓名: holder.name,
        单位: holder.employer,
        查询日期: longDay(answer.on),
        说明: said.entitlements.statement[isTemplate ? 'template' : 'confirmed'],
      },
      lines: [...had].sort((a, b) => rankOf(a) - rankOf(b)).map((one, at) => statementLine(answer, one, at)),
    }
  },

  collection({ db }, id) {
    const card = printable(db, id)
    const { holderName, holderSex, employer, schemeZh, levelZh, number, issuedOn } = card
    return {
      words: {
        姓名: holderName,
        性别: holderSex && said.cards.sex[holderSex],
        单位: employer,
        卡种: schemeZh,
        类别: levelZh,
        卡号: number,
        发卡日期: longDay(issuedOn),
        有效期: termOf(card),
        [CODE_WORD]: number,
      },
      lines: null,
    }
  },

  'sign-off'({ db }, id) {
    const batch = db.get<{ name: string; scheme: string }>(
      'SELECT name, name_zh AS scheme FROM card_batch JOIN scheme ON scheme.id = scheme_id WHERE card_batch.id = ?',
      [id],
    )
    if (!batch) throw new Refusal('record/not-found', { table: 'card_batch', id })
    const cards = printableCards(db, id, 'sign-off')
    if (cards.length === 0) throw new Refusal('paper/nothing-to-say', { name: batch.name, kind: 'sign-off' })
    return {
      words: { 批次: batch.name, 卡种: batch.scheme, 人数: String(new Set(cards.map((one) => one.holderId)).size) },
      lines: cards.map(({ holderName, holderSex, employer, levelZh }, at) => ({
        序号: String(at + 1),
        姓名: holderName,
        性别: holderSex && said.cards.sex[holderSex],
        单位: employer,
        类别: levelZh,
      })),
    }
  },

  handover({ db }, id) {
    const [head] = readHandovers(db, id)
    if (!head) throw new Refusal('record/not-found', { table: 'handover', id })
    const lines = linesOf(db, rowsOf(db, id))
    const counts = HandoverKind.options.map((kind) => {
      const count = lines.filter((line) => line.kind === kind).length
      const { countOf, section } = said.staff.handover
      return count === 0 ? [] : `${sectionOf(section[kind])}${counted(countOf[`${kind}_other`], count)}`
    })
    return {
      words: {
        移交人: head.from,
        接收人: head.to,
        监交人: head.supervisor,
        移交日期: longDay(head.onDay),
        移交数量: counts.flat().join('，') || said.staff.handover.empty,
        纸质材料: head.papers?.split('\n').join('；') ?? null,
        备注: head.note,
      },
      lines: lines.map((line, at) => ({
        序号: String(at + 1),
        项目: sectionOf(said.staff.handover.section[line.kind]),
        对象: line.who,
        编号: line.number,
        内容: line.content,
        状态: stateOf(line),
        日期: line.onDay,
      })),
    }
  },
}

function statementLine(answer: EntitlementAnswer, one: EntitlementView, at: number): Words {
  const item = named(answer.items, one.itemId)
  const relative = named(answer.relatives, one.relativeId)
  const opens = one.opensOn === null ? '' : `，${longDay(one.opensOn)}起`
  const materials = (item?.materials ?? []).filter(
    ({ relation }) => relation === null || relation === relative?.relation,
  )
  return {
    序号: String(at + 1),
    服务类别: named(answer.categories, item?.categoryId ?? null)?.nameZh ?? null,
    服务事项: item?.nameZh ?? null,
    享受人: relative ? `${said.holders.relation[relative.relation]}${relative.name}` : said.exports.self,
    可享内容: `${leftOf(answer, one)}${opens}`,
    依据: named(answer.rules, one.winner)?.clause ?? null,
    所需材料: materials.map(({ nameZh }) => nameZh).join('、') || null,
    责任单位: named(answer.departments, one.departmentId)?.nameZh ?? null,
  }
}

function leftOf(answer: EntitlementAnswer, one: EntitlementView): string {
  const { word, ...told } = leftWord(one, named(answer.rules, one.winner))
  const [[name, value] = ['', '']] = Object.entries(told)
  return counted(said.entitlements.left[word], value, name)
}

/** `{{count}} 人` with what stands for its word, and no blanks round it, as official texts write figures. */
function counted(sentence: string, value: number | string, word = 'count'): string {
  return sentence.replaceAll(' ', '').replace(`{{${word}}}`, String(value))
}

function named<T extends { readonly id: number }>(rows: readonly T[], id: number | null): T | undefined {
  return rows.find((row) => row.id === id)
}

function holderById(db: Reader, id: number): { name: string; employer: string | null } {
  refuseUnknown(db, 'holder', id)
  const row = db.get<{ name: string; state: string; employer: string | null }>(
    `SELECT name, state, ${latestEmployerOf('holder.id')} AS employer FROM holder WHERE id = ?`,
    [id],
  )
  if (row?.state !== 'active') throw new Refusal('holder/not-active', { state: row?.state ?? '' })
  return row
}

function printable(db: Reader, id: number): CardRow {
  const card = cardById(db, id)
  if (isPrintable('receipt', card)) return card
  const { state } = card
  throw new Refusal('paper/card-not-in-this-state', { name: callOf(card), kind: 'collection', state })
}

function termOf({ validFromOn, validToOn }: CardRow): string | null {
  if (validToOn === null) return null
  return validFromOn === null ? `至${longDay(validToOn)}` : `${longDay(validFromOn)}至${longDay(validToOn)}`
}

/** Without its number: `一、联系的人才`. */
function sectionOf(title: string): string {
  return title.slice(title.indexOf('、') + 1)
}

function stateOf({ cardId, state }: HandoverLine): string | null {
  if (state === null) return null
  const words: { readonly [state: string]: string } = cardId === null ? said.requests.state : said.cards.state
  return words[state] ?? null
}
