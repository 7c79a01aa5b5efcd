import { z } from 'zod'
import type { RequestState } from './requests.ts'
import { TEXT_WORDS } from './ready-texts.ts'

/** Papers of a request that go out: to the talent, and `reminder`, `coordination` and `dispatch` to a department. */
export const RequestPaperKind = z.enum([
  'receipt',
  'acceptance',
  'missing-material',
  'declined',
  'extension',
  'dispatch',
  'coordination',
  'reminder',
  'reply',
  'completion',
])
export type RequestPaperKind = z.infer<typeof RequestPaperKind>

/**
 * `statement`: what a person and the family may have; `collection`: what is signed for a card; `sign-off`: a batch on which
 * leaders decide; `handover`: what a colleague handed over.
 */
export const PaperKind = z.enum([...RequestPaperKind.options, 'statement', 'collection', 'sign-off', 'handover'])
export type PaperKind = z.infer<typeof PaperKind>

/** What a paper is written of, and kept with. */
export const PaperOwner = z.enum(['request', 'holder', 'card', 'batch', 'handover'])
export type PaperOwner = z.infer<typeof PaperOwner>

export function ownerOf(kind: PaperKind): PaperOwner {
  return isOfRequest(kind) ? 'request' : OTHERS[kind].owner
}

export function isOfRequest(kind: PaperKind): kind is RequestPaperKind {
  return (RequestPaperKind.options as readonly PaperKind[]).includes(kind)
}

const UNDER_WAY: readonly RequestState[] = ['accepted', 'on-hold']
const TAKEN_ON: readonly RequestState[] = [...UNDER_WAY, 'resolved', 'archived']

/** In which states of its request a paper can be true. */
const STATES_OF: { readonly [K in RequestPaperKind]: readonly RequestState[] | 'any' } = {
  receipt: 'any',
  acceptance: TAKEN_ON,
  'missing-material': ['needs-material'],
  declined: ['declined'],
  extension: UNDER_WAY,
  dispatch: UNDER_WAY,
  coordination: UNDER_WAY,
  reminder: UNDER_WAY,
  reply: TAKEN_ON,
  completion: ['resolved', 'archived'],
}

export function isPaperTrueIn(kind: RequestPaperKind, state: RequestState): boolean {
  const states = STATES_OF[kind]
  return states === 'any' ? state !== 'draft' : states.includes(state)
}

/** What has to be on record beside the state: an extension that was granted, a department, one that has not answered. */
export const PaperGround = z.enum(['extension', 'department', 'waiting'])
export type PaperGround = z.infer<typeof PaperGround>

/** Null: a paper of the kind needs none. */
export function groundOf(kind: RequestPaperKind): PaperGround | null {
  if (kind === 'dispatch' || kind === 'coordination') return 'department'
  if (kind === 'reminder') return 'waiting'
  return kind === 'extension' ? 'extension' : null
}

/** What the talent is handed: no step before it is undone. */
export function isForTalent(kind: RequestPaperKind): boolean {
  return kind !== 'dispatch' && kind !== 'coordination' && kind !== 'reminder'
}

interface Words {
  readonly owner: PaperOwner
  readonly words: readonly string[]
  /** Words of its list: a row of a table that has one of them is written once for each line. */
  readonly lines: readonly string[]
}

const OTHERS: { readonly [K in Exclude<PaperKind, RequestPaperKind>]: Words } = {
  statement: {
    owner: 'holder',
    words: ['姓名', '单位', '查询日期', '说明'],
    lines: ['序号', '服务类别', '服务事项', '享受人', '可享内容', '依据', '所需材料', '责任单位'],
  },
  collection: {
    owner: 'card',
    words: ['姓名', '性别', '单位', '卡种', '类别', '卡号', '发卡日期', '有效期'],
    lines: [],
  },
  'sign-off': { owner: 'batch', words: ['批次', '卡种', '人数'], lines: ['序号', '姓名', '性别', '单位', '类别'] },
  handover: {
    owner: 'handover',
    words: ['移交人', '接收人', '监交人', '移交日期', '移交数量', '纸质材料', '备注'],
    lines: ['序号', '项目', '对象', '编号', '内容', '状态', '日期'],
  },
}

/** Alone in its paragraph it is a code for a camera: the number of the request or of the card. */
export const CODE_WORD = '二维码'

/** Words in braces of a template: those of the case, of the office, and the number of the paper. */
export function wordsFor(kind: PaperKind): { readonly words: readonly string[]; readonly lines: readonly string[] } {
  if (isOfRequest(kind)) return { words: [...TEXT_WORDS, '文号', CODE_WORD], lines: [] }
  const { words, lines } = OTHERS[kind]
  const code = kind === 'collection' ? [CODE_WORD] : []
  return { words: [...words, '本单位', '办公时间', '今天', '文号', ...code], lines }
}

/** What the words stand for in one paper, or in one line of its list, as it was written. */
export type PaperWords = { readonly [word: string]: string }

/** Where a word has nothing to say; it is filled in by hand. */
export const PAPER_BLANK = '＿＿＿＿'
