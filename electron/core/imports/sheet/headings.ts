import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { plainText } from '#shared/domain/text.ts'
import { KNOWN_HEADINGS } from './known-headings.ts'
import { isOfAnotherCard, isOfSomebodyElse } from './whose.ts'

/** No heading says more: a text of thousands of signs may stand where headings are looked for. */
const LONGEST_HEADING = 500

/** A heading as it is compared: no blanks, width, brackets with what is in them, or punctuation. */
export function headingKey(heading: string): string {
  return plainText(heading.slice(0, LONGEST_HEADING))
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/gu, '')
    .replaceAll(/[\p{P}\p{S}]/gu, '')
    .toUpperCase()
}

/**
 * The field that a heading names in a list of this kind; null where it names none. Offices head their columns in many
 * ways, so whole headings are known first, then what is typical of one.
 */
export function fieldNamed(kind: ImportKind, heading: string): ImportField | null {
  if (kind !== 'rules' && isOfNameWithEmployer(heading)) return 'name'
  const key = wholeKey(heading)
  const named = fieldKnown(kind, key) ?? fieldTypical(kind, key)
  // What somebody asks to be is not what they are.
  if (named === 'recognition' && /自评|拟定|申报/u.test(heading)) return null
  if (named !== null) return named
  // A list of refused rows has the headings of two rows in one, the group first.
  const [, group, own] = /^(\S+)\s+(\S.*)$/su.exec(heading.trim()) ?? []
  if (group === undefined || own === undefined) return null
  // 「出生 日期」 is no day of whatever list it stands in.
  return fieldKnown('roster', key) ? null : fieldBelow(kind, group, own)
}

/** As `fieldNamed`, for a heading below the one of its group: 「服务卡」 over 「编号」. */
function fieldBelow(kind: ImportKind, group: string, heading: string): ImportField | null {
  if (kind !== 'rules' && isOfNameWithEmployer(heading)) return 'name'
  const both = wholeKey(group + heading)
  const own = wholeKey(heading)
  const whole = fieldKnown(kind, both)
  if (whole || isOfSomebodyElse(both)) return whole ?? fieldTypical(kind, both)
  const alone = SAYS_LITTLE.test(own) ? null : fieldKnown(kind, own)
  const field = alone ?? fieldTypical(kind, both) ?? fieldKnown(kind, own) ?? fieldTypical(kind, own)
  return field !== null && isOfAnotherCard(both, field) ? null : field
}

/** As `fieldBelow`, under several groups, the widest first: the nearest of them says most. */
export function fieldUnder(kind: ImportKind, groups: readonly string[], heading: string): ImportField | null {
  const all = groups.join('')
  const nearest = groups.at(-1) ?? ''
  if (all === nearest || isOfSomebodyElse(wholeKey(all + heading))) return fieldBelow(kind, all, heading)
  return fieldBelow(kind, nearest, heading) ?? fieldBelow(kind, all, heading)
}

function wholeKey(heading: string): string {
  const said = heading
    .slice(0, LONGEST_HEADING)
    .replace(IN_ENGLISH, '')
    .replace(WHICH_END, '$1')
    .replace(OF_WHOM_OR_WHEN, '$2$1')
  const asked = MAY_ASK.test(said) ? said.replace(NUMBERED, '').replace(ASKING, '') : said
  // Nothing but a bracket: 「（姓名）」.
  return headingKey(asked) || headingKey(asked.replaceAll(/[()（）]/g, ''))
}

/** What a bracket says of a term's end is no remark: 「有效期（起）」. */
const WHICH_END = /[（(]\s*(起|止|自|至|开始|截止|结束)\s*[)）]/u
/** Nor is whose it is, or that it was so before or is to be: 「联系电话（配偶）」, 「卡号（旧）」, 「办结时间（计划）」. */
const OF_WHOM_OR_WHEN =
  /^\s*([^（(]*?)\s*[（(]\s*(配偶|爱人|子女|孩子|家属|父亲|母亲|父母|监护人|紧急(?:联系人)?|联络员|联系人|专员|经办人?|法人|推荐人|导师|原|旧|曾|计划|拟|应|预计|预期|要求|(?<=(?:电话|手机|座机|联系方式)\s*[（(]\s*)单位)\s*[)）]\s*$/u
/** The same said again: 「工作单位/Employer」, 「Name / 姓名」. */
const IN_ENGLISH =
  /\s*[/／|](?<=\p{Script=Han}.*)\s*[A-Za-z][A-Za-z .']{2,}$|^[A-Za-z][A-Za-z .']{2,}[/／|]\s*(?=\p{Script=Han})/u
/** Questions of a form: 「*3、请填写您的姓名：」. */
const MAY_ASK = /^[\s*＊Qq第\d请您你]/u
const NUMBERED = /^[\s*＊]*(?:Q?\d{1,2}\s*[.、．:：)）]|第\s?\d{1,2}题\s*[.、．:：]?|Q\d{1,2}\s)[\s*＊]*(?=[^\s\d])/iu
const ASKING = /^[\s*＊]*(?:请(?:您|你)?(?:输入|填写|选择|留下|描述|简述|说明)?)?(?:您|你)?的?(?=\p{Script=Han}{2})/u

/** Whether the heading as a whole is one of those that are known to mean a field, not only like them. */
export function isNamedWhole(kind: ImportKind, heading: string): boolean {
  return (kind !== 'rules' && isOfNameWithEmployer(heading)) || fieldKnown(kind, wholeKey(heading)) !== null
}

/** Whether a column holds people with their employers: 「诉求人及单位」, 「单位（姓名）」; not 「诉求人单位」. */
export function isOfNameWithEmployer(heading: string): boolean {
  return heading.length < 20 && NAME_WITH_EMPLOYER.test(heading.normalize('NFKC').replaceAll(/[\s*]/gu, ''))
}

const ASKING_PERSON = '(?:诉求|申请|反映|来访|来电|咨询|提出|持卡)人'
const NAMED = `(?:${ASKING_PERSON}|人才|专家|服务对象|本人|人员)?姓名|${ASKING_PERSON}|人才|专家|(?:服务|走访|慰问|联系)对象`
const EMPLOYING = '(?:工作|所在|用人|现工作|任职)?(?:单位|企业|公司)(?:名称|全称)?'
const AND = '[及和与、/,+&(-]'
const NAME_WITH_EMPLOYER = new RegExp(
  `^(?:(?:${NAMED})(?:${AND}|及其)(?:${EMPLOYING})\\)?|(?:${EMPLOYING})${AND}(?:${NAMED})\\)?|姓名单位|单位姓名)$`,
  'u',
)

function fieldKnown(kind: ImportKind, key: string): ImportField | null {
  return FIELDS[kind].get(key) ?? null
}

function fieldTypical(kind: ImportKind, key: string): ImportField | null {
  if (key === '') return null
  if (kind !== 'rules' && isOfSomebodyElse(key)) {
    if (kind === 'usages') return /^(家属|子女|孩子|配偶)(姓名)?$/u.test(key) ? 'relative' : null
    if (kind !== 'roster') return null
    return key.startsWith('家') ? 'family' : (HELPERS.find(([pattern]) => pattern.test(key))?.[1] ?? null)
  }
  const field =
    KNOWN_HEADINGS[kind].typical.find(([like, , unlike]) => like.test(key) && !unlike?.test(key))?.[1] ?? null
  if (kind === 'roster' && field !== 'name' && IS_TO_BE.test(key)) return null
  return field !== null && isOfAnotherCard(key, field) ? null : field
}

/** What somebody is to be, or wants to be. */
const IS_TO_BE = /^(?:拟|计划|预计|意向|期望|目标|应聘|招聘|竞聘)/u

const HELPERS: readonly (readonly [RegExp, ImportField])[] = [
  [/^(?:服务|人才)*(?:专员|管家)(?:姓名|名字)$/u, 'specialist'],
  [/^(?:服务|人才|单位)*联络[人员](?:姓名|名字)$/u, 'liaison'],
  [/^(?:联系|挂联|挂钩)(?:服务)?[区县]?领导(?:姓名|名字)$/u, 'leader'],
]

/**
 * Whether a column is about a relative, about somebody of the employer's, or about what was before: what it holds is not the
 * talent's own, or no more.
 */
export function isAboutSomebodyElse(heading: string): boolean {
  return isOfSomebodyElse(wholeKey(heading))
}

/** Headings that take their meaning from the group above them. */
const SAYS_LITTLE = /^(类别|类型|种类|编号|号码|等级|级别|层次|档次|日期|时间|年月|名称|状态|情况)$/u

/** The fields by the keys of the headings that are known whole. */
const FIELDS = {
  roster: fieldsByKey('roster'),
  requests: fieldsByKey('requests'),
  usages: fieldsByKey('usages'),
  rules: fieldsByKey('rules'),
} satisfies { readonly [K in ImportKind]: ReadonlyMap<string, ImportField> }

function fieldsByKey(kind: ImportKind): ReadonlyMap<string, ImportField> {
  return new Map(
    Object.entries(KNOWN_HEADINGS[kind].known).flatMap(([field, words]) =>
      words.split(' ').map((word) => [headingKey(word), field as ImportField] as const),
    ),
  )
}
