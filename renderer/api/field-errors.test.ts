import { describe, expect, it } from 'vitest'
import { fieldErrorsOf } from './field-errors.ts'

describe('what is said at a field', () => {
  const said = (path: string, code: string, params: object) =>
    fieldErrorsOf(
      ((key: string, words?: object) => `${key.slice('common:issue.'.length)} ${JSON.stringify(words ?? {})}`) as never,
      { code: 'input/invalid', params: { issues: [{ path, code, params }] } } as never,
    )[path]

  it('asks for a choice, a text or a row when there is none', () => {
    expect(said('levelId', 'too_small', { origin: 'number', minimum: 0, inclusive: false })).toBe('required {}')
    expect(said('name', 'too_small', { origin: 'string', minimum: 1 })).toBe('required {}')
    expect(said('ids', 'too_small', { origin: 'array', minimum: 1 })).toBe('required {}')
  })

  it('says what a phone number is written with when it has letters', () => {
    expect(said('phone', 'invalid_format', { origin: 'string', format: 'phone' })).toBe('noPhone {}')
  })

  it('names the limit in its own unit when a number is out of range', () => {
    expect(said('people', 'too_small', { origin: 'number', minimum: 1, inclusive: true })).toBe(
      'tooSmall {"minimum":1}',
    )
    expect(said('days', 'too_small', { origin: 'int', minimum: 0, inclusive: false })).toBe('notAbove {"minimum":0}')
    expect(said('amountFen', 'too_small', { origin: 'number', minimum: 1 })).toBe('tooSmall {"minimum":0.01}')
    expect(said('ids', 'too_big', { origin: 'array', maximum: 50 })).toBe('tooMany {"maximum":50}')
    expect(said('name', 'too_big', { origin: 'string', maximum: 80 })).toBe('tooLong {"maximum":80}')
  })
})
