import { describe, expect, test } from 'vitest'
import { createScanReader, type Stroke } from './scan.ts'

describe('createScanReader', () => {
  test('gives the text when signs and Enter come at the pace of a scanner', () => {
    expect(typed(plain('CQA-2024-0017'), 8)).toBe('CQA-2024-0017')
  })

  test('gives nothing when a hand types the same', () => {
    expect(typed(plain('CQA-2024-0017'), 90)).toBeNull()
  })

  test('gives nothing when the burst is shorter than a number', () => {
    expect(typed(plain('12345'), 8)).toBeNull()
  })

  test('reads the places of the keys when an input method has taken them over', () => {
    const strokes = ['KeyX', 'KeyS', 'Minus', 'Digit2', 'Digit0', 'Digit2', 'Digit3'].map((code, at) => {
      return { key: 'Process', code, isShifted: at < 2 }
    })
    expect(typed(strokes, 8)).toBe('XS-2023')
  })

  test('leaves out what was typed by hand when a scan follows', () => {
    const reader = createScanReader()
    let at = feed(reader, plain('lin'), 120, 0).at
    at += 400
    expect(feed(reader, [...plain('50099919'), ENTER], 5, at).scanned).toBe('50099919')
  })

  test('keeps shifted signs when Shift goes down between them', () => {
    const strokes = [...plain('abcdef'), { key: 'Shift', code: 'ShiftLeft', isShifted: true }, ...plain(':G')]
    expect(typed(strokes, 8)).toBe('abcdef:G')
  })

  test('begins anew when a key without a sign comes between', () => {
    const strokes = [...plain('123456'), { key: 'ArrowLeft', code: 'ArrowLeft', isShifted: false }, ...plain('789')]
    expect(typed(strokes, 8)).toBeNull()
  })
})

const ENTER = { key: 'Enter', code: 'Enter', isShifted: false }

function plain(text: string): Omit<Stroke, 'at'>[] {
  return [...text].map((key) => ({ key, code: '', isShifted: false }))
}

function typed(strokes: Omit<Stroke, 'at'>[], gap: number): string | null {
  return feed(createScanReader(), [...strokes, ENTER], gap, 0).scanned
}

function feed(reader: ReturnType<typeof createScanReader>, strokes: Omit<Stroke, 'at'>[], gap: number, from: number) {
  let at = from
  let scanned: string | null = null
  for (const stroke of strokes) {
    at += gap
    scanned = reader.read({ ...stroke, at }) ?? scanned
  }
  return { at, scanned }
}
