import { expect, it } from 'vitest'
import { bookOf, tryList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister } from '../../../tests/fixtures/register-desk.ts'

it.each([
  ['甲大学\n乙研究院', true],
  ['1.甲大学；2.乙研究院', true],
  ['县中医院、县第二中学', true],
  ['某某科技\n有限公司', false],
  ['某某集团\n有限责任公司', false],
  ['重庆某大学\n附属肿瘤医院', false],
  ['某大学\n药学院', false],
  ['某大学\n经济管理学院', false],
  ['某大学\n计算机与信息科学学院、软件学院', false],
  ['甲大学\n重庆乙丙学院', true],
  ['甲大学\n乙丙职业技术学院', true],
  ['甲大学、乙丙文理学院', true],
  ['某某（重庆）有限公司', false],
])('a cell of employers is told to hold two when it does: %s', (cell, isTwo) => {
  const desk = openRegister()
  const rows = [
    ['姓名', '单位'],
    ['林若衡', cell],
  ]
  const { report } = tryList(desk, bookOf({ rows }), { kind: 'roster' })
  const codes = report.warnings.map(({ row, field, code }) => [row, field, code])
  expect(codes).toEqual(isTwo ? [[2, 'employer', 'import/employers-in-one']] : [])
  desk.close()
})
