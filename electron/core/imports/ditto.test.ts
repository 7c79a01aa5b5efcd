import { expect, it } from 'vitest'
import { bookOf, runList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister } from '../../../tests/fixtures/register-desk.ts'

it('reads 同上 as what stands above, tells it as a repair, and takes nobody’s own number for another’s', () => {
  const desk = openRegister('2026-03-02T01:00:00.000Z')
  const rows = [
    ['姓名', '工作单位', '联系电话', '身份证号码', '住址'],
    ['林若衡', '县医院', '023-66660021', '', '滨江路 1 号'],
    ['王芳', '同上', ' 〃 ', '', '同上'],
    ['周五', '同上', '', '同上', ''],
    ['合计', '3人'],
  ]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.repaired.filter(({ row }) => row === 3).map(({ field, from, to }) => [field, from, to])).toEqual([
    ['employer', '同上', '县医院'],
    ['phone', '同上', '023*****0021'],
    ['own', '同上', '滨江路 1 号'],
  ])
  expect(report.refused).toMatchObject([{ row: 4, field: 'identity' }])
  expect(desk.store.reader.all('SELECT name FROM employer')).toEqual([{ name: '县医院' }])
  expect(runList(desk, bookOf({ rows }), { kind: 'roster' }).counts).toMatchObject({ holders: 0, changed: 0, same: 2 })
  desk.close()
})
