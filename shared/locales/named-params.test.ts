import { expect, it } from 'vitest'
import { paramsIn } from './named-params.ts'
import { refusalsIn } from './refusals.ts'

it('are in English where the sentence is, when something bears a name in both languages', () => {
  const params = { departments: '县科技局', departmentsEn: 'Science Bureau' }
  expect(paramsIn('zh-CN', params)).toEqual(params)
  expect(refusalsIn('en')('request/unanswered', params)).toContain('No answer yet from Science Bureau,')
  expect(refusalsIn('zh-CN')('request/unanswered', params)).toContain('县科技局尚未答复')
})
