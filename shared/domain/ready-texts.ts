import { z } from 'zod'
import type { RequestState } from './requests.ts'

/** What a ready text is for. `reminder` goes to a department and `digest` to a leader, the others to the talent. */
export const TextPurpose = z.enum([
  'receipt',
  'acceptance',
  'missing-material',
  'declined',
  'extension',
  'reminder',
  'reply',
  'digest',
])
export type TextPurpose = z.infer<typeof TextPurpose>

/** Words of the case that stand in a ready text in braces. They are Chinese like the text, whatever the window speaks. */
export const TEXT_WORDS = [
  '编号',
  '诉求人',
  '事项',
  '诉求内容',
  '事项答复',
  '收件日期',
  '受理日期',
  '应办结日',
  '承诺工作日',
  '需补正材料',
  '补正期限',
  '不予受理原因',
  '延期工作日',
  '延期原因',
  '主办单位',
  '未答复单位',
  '办理环节',
  '办理节点',
  '超期节点',
  '时限情况',
  '办理结果',
  '办理情况',
  '反馈内容',
  '服务专员',
  '本单位',
  '办公时间',
  '今天',
] as const
export type TextWord = (typeof TEXT_WORDS)[number]

/** What a word stands for in one case; null: it has none there. */
export type WordsOfCase = { readonly [W in TextWord]: string | null }

const WORD = /\{([^{}\n]{1,20})\}/gu
/** Where a word has nothing to say yet; it is filled in by hand. */
const BLANK = '＿＿＿＿'

/** The text with the case's words filled in; `blanks` names those that the case has not. */
export function fillText(body: string, words: WordsOfCase): { readonly text: string; readonly blanks: TextWord[] } {
  const blanks = new Set<TextWord>()
  const text = body.replaceAll(WORD, (all, name: string) => {
    if (!isTextWord(name)) return all
    const value = words[name]
    if (value !== null && value.trim() !== '') return value
    blanks.add(name)
    return BLANK
  })
  return { text, blanks: [...blanks] }
}

/** Braces around what is no word: a slip of whoever wrote the text. */
export function unknownWords(body: string): string[] {
  return [...body.matchAll(WORD)].map((match) => match[1] ?? '').filter((name) => !isTextWord(name))
}

/** What a clerk most likely wants to write at this point of a request. */
export function purposeAt(state: RequestState, isOverdue: boolean): TextPurpose {
  switch (state) {
    case 'draft':
    case 'received':
    case 'withdrawn':
      return 'receipt'
    case 'needs-material':
      return 'missing-material'
    case 'declined':
      return 'declined'
    case 'accepted':
    case 'on-hold':
      return isOverdue ? 'reminder' : 'acceptance'
    case 'resolved':
    case 'archived':
      return 'reply'
  }
}

function isTextWord(name: string): name is TextWord {
  return (TEXT_WORDS as readonly string[]).includes(name)
}
