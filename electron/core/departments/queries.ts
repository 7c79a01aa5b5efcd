import type { DepartmentView } from '#shared/contract/departments.ts'
import { districts } from '#seeds/reference/districts.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Reader } from '../ports.ts'
import { phoneFor } from '../reference-rows.ts'

export { weekSheet } from './week.ts'

/** All departments with their windows, in the order of their ids. */
export function readDepartments(db: Reader, role: Role): DepartmentView[] {
  const windows = db.all<DepartmentView['windows'][number] & { departmentId: number }>(
    'SELECT id, department_id, number, place, note FROM counter ORDER BY number, id',
  )
  return db
    .all<Omit<DepartmentView, 'isActive' | 'windows'> & { isActive: number }>(
      `SELECT id, _seq, name_zh, name_en, liaison_name, liaison_phone, is_active, provenance, source
       FROM department ORDER BY id`,
    )
    .map((row) => ({
      ...row,
      liaisonPhone: phoneFor(role, row.liaisonPhone),
      isActive: row.isActive === 1,
      windows: windows
        .filter(({ departmentId }) => departmentId === row.id)
        .map(({ departmentId: _its, ...window }) => window),
    }))
}

/** A department by any of the names that lists use for it: 区卫健委 finds 县卫生健康委, but never the city's. */
export function departmentByName(db: Reader, name: string): number | undefined {
  const key = departmentKey(name)
  return db
    .all<{ id: number; nameZh: string }>('SELECT id, name_zh FROM department ORDER BY is_active DESC, id')
    .find(({ nameZh }) => departmentKey(nameZh) === key)?.id
}

/** What a department's name is compared by: without its district, its title shortened one way. The city's stay apart. */
export function departmentKey(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/\s/gu, '')
  const inCity = plain.replace(/^(重庆市|重庆|市)/u, '')
  const region = REGIONS.find((one) => inCity.startsWith(one)) ?? ''
  const title = SHORT_FORMS.reduce((text, [long, brief]) => text.replace(long, brief), inCity.slice(region.length))
  const isCity = region === '' && plain.slice(0, plain.length - inCity.length).endsWith('市')
  return isCity ? `市${title}` : title
}

/** How lists name a district, the autonomous counties in short too; the longer before the shorter. */
const REGIONS = districts
  .filter(({ kind }) => kind !== 'development-zone')
  .flatMap(({ nameZh }) => [nameZh, nameZh.replace(/^(..).+自治县$/u, '$1县')])
  .concat('区', '县')
  .sort((one, other) => other.length - one.length)

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/^人力资源(和|与)?社会保障(局)?|^人力社保(局)?|^人社(局)?/u, '人社局'],
  [/^卫生(和)?健康(委员会|委)?|^卫健(委)?|^卫计委/u, '卫健委'],
  [/^教育(委员会|委|局)|^教委/u, '教委'],
  [/^住房(和)?城乡建(设)?(委员会|委)?|^住建(委|局)?/u, '住建委'],
  [/^文化(和)?旅游(发展)?(委员会|委)|^文旅(委|局)/u, '文旅委'],
  [/^市场监督管理局|^市场监管局/u, '市监局'],
  [/^科学技术局|^科技局/u, '科技局'],
  [/^金融(工作)?(办公室|办|服务中心|发展事务中心|局)/u, '金融办'],
  [/^(委)?人才(工作)?(领导小组)?(办公室|办)|^(委)?人才工作服务中心/u, '人才办'],
  [/^委?组织部/u, '组织部'],
]
