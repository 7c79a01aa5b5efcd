import { z } from 'zod'
import { Day } from './days.ts'

/** What an answer has to be: words, a whole number, a day (`YYYY-MM-DD`), `yes` or `no`, or one of the choices. */
export const QuestionKind = z.enum(['text', 'number', 'day', 'yes-no', 'choice'])
export type QuestionKind = z.infer<typeof QuestionKind>

export const YES_NO = ['yes', 'no'] as const

/** Whether a value answers a question. */
export function isAnswer(
  { kind, choices }: { readonly kind: QuestionKind; readonly choices: readonly string[] },
  value: string,
): boolean {
  switch (kind) {
    case 'text':
      return value !== ''
    case 'number':
      return /^\d{1,12}$/.test(value)
    case 'day':
      return Day.safeParse(value).success
    case 'yes-no':
      return YES_NO.some((one) => one === value)
    case 'choice':
      return choices.includes(value)
  }
}
