import { describe, expect, it } from 'vitest'
import { columnWidths } from './column-widths.ts'

const column = (share: number, least = 0) => ({ share, least })

describe('columns of a table on paper', () => {
  it('share the width when every word has room', () => {
    expect(columnWidths(100, [column(1, 20), column(3, 70)])).toEqual([25, 75])
  })

  it('are as wide as their longest word when the others can give', () => {
    expect(columnWidths(100, [column(4), column(1, 30), column(1, 30)])).toEqual([40, 30, 30])
    // What the first takes leaves too little for the second by its share.
    expect(columnWidths(100, [column(1, 40), column(2, 38), column(3)])).toEqual([40, 38, 22])
  })

  it('are as wide as is wished when all can be', () => {
    const wishing = (wished: number) => [{ ...column(1), wished }, column(9, 60)]
    expect(columnWidths(100, wishing(30))).toEqual([30, 70])
    expect(columnWidths(100, wishing(50))).toEqual([10, 90])
  })

  it('share the width by their longest words when these have no room at all', () => {
    expect(columnWidths(100, [column(1, 90), column(1, 30)])).toEqual([75, 25])
    // A figure is kept whole all the same.
    expect(columnWidths(100, [column(1, 90), { ...column(1, 30), figure: 30 }])).toEqual([70, 30])
  })
})
