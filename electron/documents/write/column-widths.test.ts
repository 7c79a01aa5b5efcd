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

  it('share the width when the words have no room at all', () => {
    expect(columnWidths(100, [column(1, 90), column(1, 30)])).toEqual([50, 50])
  })
})
