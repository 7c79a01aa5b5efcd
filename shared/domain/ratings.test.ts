import { describe, expect, it } from 'vitest'
import { isBad, mayRecordRating, RatingMeans } from './ratings.ts'
import { RequestState } from './requests.ts'

const FACTS = { state: 'resolved', means: 'call-back', isHandler: false, isAlone: false, grades: [] } as const

describe('recording a rating', () => {
  it.each(RequestState.options)('waits for the resolution when the state is %s', (state) => {
    const may = mayRecordRating({ ...FACTS, state })
    if (state === 'resolved' || state === 'archived') expect(may).toEqual({ round: 1, isByHandler: false })
    else expect(may).toEqual({ refusal: 'not-resolved' })
  })

  it.each(
    RatingMeans.options.flatMap((means) =>
      [true, false].flatMap((isHandler) => [true, false].map((isAlone) => [means, isHandler, isAlone] as const)),
    ),
  )('keeps to who may when means are %s, handler %s, alone %s', (means, isHandler, isAlone) => {
    const may = mayRecordRating({ ...FACTS, means, isHandler, isAlone })
    const isRefused = isHandler && (means === 'paper' || (means === 'call-back' && !isAlone))
    if (isRefused) expect(may).toEqual({ refusal: 'by-handler' })
    else expect(may).toEqual({ round: 1, isByHandler: isHandler && means === 'call-back' })
  })

  it('is had once, and once more after a bad one, when ratings stand already', () => {
    for (const grade of [5, 4, 3])
      expect(mayRecordRating({ ...FACTS, grades: [grade] })).toEqual({ refusal: 'rated-already' })
    for (const grade of [2, 1]) expect(mayRecordRating({ ...FACTS, grades: [grade] })).toMatchObject({ round: 2 })
    expect(mayRecordRating({ ...FACTS, grades: [1, 1] })).toEqual({ refusal: 'rated-already' })
  })

  it('counts the last two grades as bad when they are asked', () => {
    expect([1, 2, 3, 4, 5].map(isBad)).toEqual([true, true, false, false, false])
  })
})
