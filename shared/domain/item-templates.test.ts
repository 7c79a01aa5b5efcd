import { expect, it } from 'vitest'
import { isAnswer, type QuestionKind } from './item-templates.ts'

const takes = (kind: QuestionKind, ...values: readonly string[]) =>
  values.filter((value) => isAnswer({ kind, choices: ['小学', '初中'] }, value))

it('is an answer when it is of the kind that was asked for', () => {
  expect(takes('text', '', '一年级')).toEqual(['一年级'])
  expect(takes('number', '3', '三', '-1', '1.5', '')).toEqual(['3'])
  expect(takes('day', '2026-02-30', '2026-02-28', '二月')).toEqual(['2026-02-28'])
  expect(takes('yes-no', 'yes', 'no', '是')).toEqual(['yes', 'no'])
  expect(takes('choice', '小学', '高中')).toEqual(['小学'])
})
