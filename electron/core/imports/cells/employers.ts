/** How names of employers end, as parts of an expression; 「企业」 may begin a post, too: 「企业科科长」. */
export const EMPLOYER_ENDS =
  '公司|集团|工厂|医院|卫生院|学校|中学|小学|幼儿园|学院|大学|中心|研究院|研究所|合作社|事务所|委员会|管委会|办公室|人民政府|支行|分行'

const POSTS = '长|主任|书记|经理|教授|研究员|师|教师|医生|总监|董事|总裁|主席|主管|负责人|科员|干部|律师|馆员|院士|官'
/** 「局长」 and 「部员」 are posts, no ends of names. */
const NAME_AND_POST = new RegExp(
  `^(.*\\p{Script=Han}.*(?:${EMPLOYER_ENDS}|中心校|银行|政府|局|部|厂|站|所|院|校))(?![长员医])([^()（）]{0,8}(?:${POSTS}))$`,
  'u',
)

/** `县人民医院副院长`: the employer's name ends where one ends and a post follows; null where it is not so. */
export function employerAndPost(joined: string): readonly [employer: string, post: string] | null {
  const [, employer, post] = NAME_AND_POST.exec(joined) ?? []
  return employer === undefined || post === undefined ? null : [employer, post]
}

/** Whether lines or signs part whole names of employers: which is which, and since when, is the clerk's to say. */
export function areTwoEmployers(cell: string): boolean {
  const lines = cell.split('\n').map((line) => line.trim())
  const university = lines.findIndex((line) => line.endsWith('大学'))
  const isFaculty = (name: string, line: number) => university >= 0 && line > university && FACULTY.test(name)
  const names = lines.flatMap((line, at) =>
    line.split(/[、；;，,/]+/u).filter((part) => WHOLE_NAME.test(part.trim()) && !isFaculty(part.trim(), at)),
  )
  return names.length > 1
}

const PROVINCES =
  '北京|上海|天津|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|河北|河南|山西|山东|湖北|湖南|江苏|江西|浙江|安徽|福建|广东|广西|海南|辽宁|吉林|黑龙江|内蒙古'
/** What stands below its university, such as 「经济管理学院」: no college named after a province or a trade. */
const FACULTY = new RegExp(`^(?!${PROVINCES})(?!.*(?:职业|师范)).*学院$`, 'u')

/** What can only belong to the name before it: 「附属肿瘤医院」, 「有限公司」, 「第一医院」, 「药学院」. */
const PART_OF_A_NAME = '附属|有限|股份|分公司|第[一二三四五六七八九十]|\\p{Script=Han}{1,3}(?:学院|系)$'
/** Narrower than the ends above: a word that also ends a post or a street is none. */
const WHOLE_NAME = new RegExp(
  `^(?:\\d[.．)）]?)?(?!${PART_OF_A_NAME})\\p{Script=Han}.*(?:大学|学院|学校|中学|小学|医院|研究院|研究所|公司|集团|中心|银行|局|委|站|厂)$`,
  'u',
)
