import { describe, expect, it } from 'vitest'
import { MOST_PAPERS } from '#shared/contract/papers.ts'
import { fitOf, goOn, type WrittenPapers } from './written.ts'

const owners = Array.from({ length: MOST_PAPERS * 2 + 1 }, (_, at) => at + 1)

describe('papers written in parts', () => {
  it('are all kept, and go on where they stood, when a part is refused and another kind comes between', async () => {
    const written: WrittenPapers[] = []
    let refusedFrom = MOST_PAPERS + 1
    const asked: string[] = []
    const issue = async ({ kind, ownerIds }: { kind: string; ownerIds: number[] }) => {
      asked.push(`${kind} ${ownerIds.length}`)
      if ((ownerIds[0] ?? 0) >= refusedFrom) throw new Error('refused')
      return { ids: ownerIds.map((id) => (kind === 'receipt' ? id : -id)) }
    }
    await expect(goOn(written, { kind: 'receipt', owners }, issue)).rejects.toThrow('refused')
    refusedFrom = Infinity
    expect(await goOn(written, { kind: 'missing-material', owners: [1, 2] }, issue)).toEqual([-1, -2])
    expect(written.flatMap(({ ids }) => ids)).toEqual([...owners.slice(0, MOST_PAPERS), -1, -2])
    expect(await goOn(written, { kind: 'receipt', owners: [9] }, issue)).toEqual(owners)
    expect(asked).toEqual([
      `receipt ${MOST_PAPERS}`,
      `receipt ${MOST_PAPERS}`,
      'missing-material 2',
      `receipt ${MOST_PAPERS}`,
      'receipt 1',
    ])
  })

  it('are written of those alone whom they fit, however many are asked about', async () => {
    const preview = async ({ ownerIds }: { ownerIds: number[] }) => ({
      rows: ownerIds.map((id) => ({
        id,
        refusal: id % 200 === 0 ? { code: 'paper/ground-missing', params: { id } } : null,
      })),
    })
    const { owners: fit, unfit } = await fitOf({ kind: 'dispatch', owners }, preview)
    expect(fit).toEqual(owners.filter((id) => id % 200 !== 0))
    expect(unfit.map(({ params }) => params['id'])).toEqual([200, 400])
  })
})
