import { expect, test } from 'vitest'
import { alignedTable, columnsOf } from './table.ts'

test('counts two columns a Chinese sign when a text is mixed', () => {
  expect(columnsOf('王伟 Wang（A卡）')).toBe(4 + 1 + 4 + 2 + 1 + 2 + 2)
  expect(columnsOf('阿依古丽·买买提')).toBe(15)
  expect(columnsOf('e\u0301')).toBe(1)
  expect(columnsOf('\u{20000}')).toBe(2)
})

test('lets every column begin at one place when names differ in width', () => {
  const table = alignedTable(
    ['编号', '姓名', '单位'],
    [
      ['12', '王伟', '甲'],
      ['3', 'Ann', '乙'],
    ],
  )
  expect(table).toBe('编号  姓名  单位\n12    王伟  甲\n3     Ann   乙')
})

test('draws nothing else on the terminal when a record holds an escape sequence or a line break', () => {
  expect(alignedTable(['a'], [['x\u001b[2Jy\nz']])).toBe('a\nx [2Jy z')
})
