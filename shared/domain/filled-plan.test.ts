import { expect, test } from 'vitest'
import { filledBlocks } from './filled-plan.ts'

const table = (rows: string[][]) => ({
  kind: 'table' as const,
  table: { caption: '', columns: [{ title: '序号', share: 1, isNumber: false }], rows },
})

test('says what the words stand for, a paragraph a line and a row a line of the list, when a template is filled', () => {
  const plan = {
    title: '回执',
    blocks: [
      { kind: 'text', text: '{ 诉求人 }，缺：{需补正材料}。{无此词}' },
      table([['{序号}', '{姓名}{文号}']]),
      { kind: 'centred', text: '{二维码}' },
      { kind: 'signed', office: '{本单位}', on: '{今天}' },
    ],
  } as const
  const words = {
    诉求人: '林若衡',
    需补正材料: '户口簿\n{文号}',
    文号: '1号',
    二维码: 'A1',
    本单位: '人才办',
    今天: '今',
  }
  const lines = [
    { 序号: '1', 姓名: '甲' },
    { 序号: '2', 姓名: '乙' },
  ]
  expect(filledBlocks(plan, words, lines)).toEqual([
    { kind: 'text', text: '林若衡，缺：户口簿' },
    { kind: 'text', text: '{文号}。{无此词}' },
    table([
      ['1', '甲1号'],
      ['2', '乙1号'],
    ]),
    { kind: 'code', code: 'A1', lines: [] },
    { kind: 'signed', office: '人才办', on: '今' },
  ])
})
