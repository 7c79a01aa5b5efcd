import { plainWidth } from '#shared/domain/text.ts'
import { isChineseName } from '../sheet/content.ts'
import { EMPLOYER_ENDS } from './employers.ts'
import type { Pair } from './english.ts'

/** What a word without a label can only mean; empty where it may mean anything. `isNamed`: a name was said before. */
export function meaningOf(word: string, isNamed: boolean): readonly Pair[] {
  const plain = plainWidth(word).replace(/同志$|先生$|女士$/u, '')
  if (DOCUMENT.test(plain)) return []
  for (const read of isNamed ? OF_ANYBODY : [...OF_ANYBODY, ...OF_NAMES]) {
    const said = read(plain, isNamed)
    if (said) return said
  }
  return ofEmployer(plain) ?? titled(plain, true)
}

/** A word without the number behind it: 「林若衡13800001111」. */
export function withoutNumber(word: string): string {
  return word.replace(/[\s\d+-]{7,}[\dXx]$/u, '').trim()
}

/** A greeting begins with a surname, too: 「王主任好」. */
export function isName(word: string): boolean {
  if (OFFICE.test(word) || (word.length > 3 && (EMPLOYER.test(word) || titled(word, true).length > 0))) return false
  return isChineseName(word) || /^\p{Script=Han}+·[\p{Script=Han}·]+$/u.test(word)
}

/** 「秀山委〔2025〕12号」. */
const DOCUMENT = /[〔[(【]20\d\d[〕\])】]\s*第?\d+号/u

type Reading = (plain: string, isNamed: boolean) => readonly Pair[] | null

/** Numbers and traits, the name before a number among them. */
const OF_ANYBODY: readonly Reading[] = [
  (plain, isNamed) => {
    const number = /\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)/.exec(plain)?.[0]
    return number === undefined ? null : [...nameBefore(plain, isNamed), ['身份证号', number]]
  },
  (plain, isNamed) => {
    const phone = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/.exec(plain.replaceAll(/\s/g, ''))?.[0]
    return phone === undefined ? null : [...nameBefore(plain, isNamed), ['电话', phone]]
  },
  (plain) => found('电话', /\+(?!86)\d{1,3}[\s-]?\d[\d\s-]{5,14}\d$/.exec(plain)?.[0]),
  (plain) => {
    const [, document, number] = NAMED_DOCUMENT.exec(plain) ?? []
    return document === undefined ? null : [['证件类型', document], ...(found('证件号码', number) ?? [])]
  },
  (plain) => found('性别', /^(男|女)性?$/u.exec(plain)?.[0]),
  (plain) => found('民族', /^(?!民族$)\p{Script=Han}{1,5}族$/u.exec(plain)?.[0]),
  (plain) => (/生/u.test(plain) ? found('出生日期', BORN.exec(plain)?.[1]) : null),
  (plain) => found('政治面貌', PARTY.exec(plain)?.[0]),
  (plain) => {
    const [, education, degree] = EDUCATION.exec(plain) ?? []
    return education === undefined ? null : [['学历', education], ...(found('学位', degree) ?? [])]
  },
  (plain) => found('学位', /^(博士|硕士|学士)(?:学位)?$/u.exec(plain)?.[1]),
]

function found(heading: string, value: string | undefined): readonly Pair[] | null {
  return value === undefined ? null : [[heading, value]]
}

function nameBefore(plain: string, isNamed: boolean): readonly Pair[] {
  const bare = withoutNumber(plain)
  return !isNamed && bare !== plain && isName(bare) ? [['姓名', bare]] : []
}

/** 「护照E12345678」, 「回乡证H12345678」. */
const NAMED_DOCUMENT =
  /^(护照|回乡证|台胞证|(?:港澳居民)?来往内地通行证|(?:台湾居民)?来往大陆通行证)(?:号码?)?\s*([A-Za-z]{0,2}\d{7,10})$/u
/** 「1980年5月生」. */
const BORN = /^(?:出?生于)?(\d{4}[年.]\d{1,2}(?:[月.](?:\d{1,2}日?)?)?)(?:出?生)?$/u
const PARTY = /^(中共(预备)?党员|(预备)?党员|群众|共青团员|民[革盟建进].*|农工党.*|致公党.*|九三学社.*|无党派.*)$/u
const EDUCATION =
  /^(博士研究生|硕士研究生|研究生|大学本科|本科|大专|专科|中专|高中)(?:学历)?[、/]?(博士|硕士|学士)?(?:学位)?$/u

/** The name, alone or within what is said with it. */
const OF_NAMES: readonly Reading[] = [
  (plain) => {
    const [, of = '', self = ''] = MYSELF.exec(plain) ?? []
    return isName(self) ? [['姓名', self], ...meaningOf(of, true)] : null
  },
  (plain) => named(plain.replace(/^姓名\s*/u, '')),
  (plain) => {
    const [, whole = '', office = ''] = NAMED_WITHIN.exec(plain) ?? []
    return isName(whole) ? [['姓名', whole], ...meaningOf(office, true)] : null
  },
  (plain) => named(BEHIND_VERB.exec(plain)?.[1] ?? ''),
  (plain) => {
    const [, rank = '', name = ''] = BEHIND_RANK.exec(plain) ?? []
    return isName(name)
      ? [
          ['姓名', name],
          ['备注', rank],
        ]
      : null
  },
]

function named(word: string): readonly Pair[] | null {
  return isName(word) ? [['姓名', word]] : null
}

/** 「我是县医院的林若衡」. */
const MYSELF =
  /^(?:我(?:是|叫|为)|本人(?:是|叫|为|系)?)(?:(.{2,40})的)?(\p{Script=Han}{2,4}|\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u
/** 「何清扬同志任县医院副院长」. */
const NAMED_WITHIN = /^(\p{Script=Han}{2,4})(?:同志|先生|女士)((?:现?任|担任|为|系|在).+)$/u
/** 「同意引进林若衡」, 「附上新引进人才林若衡的信息」. */
const BEHIND_VERB =
  /^.*(?:引进|聘用|录用|调入|推荐)的?(?:人才|专家)?(\p{Script=Han}{2,3}?)(?:同志)?(?:的(?:信息|情况|资料|简历))?$/u
/** 「新引进博士林若衡」. */
const BEHIND_RANK = /^(.*(?:博士|硕士|教授|研究员|院士|医师|工程师))(\p{Script=Han}{2,3})$/u

/** 「县医院副院长」, 「重庆大学计算机专业毕业」, 「县医院人事科小李」. */
function ofEmployer(plain: string): readonly Pair[] | null {
  const [, employer = '', rest = ''] = EMPLOYER.exec(plain.replace(/^(?:我|本人|这里)(?:是|系)/u, '')) ?? []
  if (employer === '') return null
  const studied = STUDIED.exec(rest)
  const major = studied?.slice(1).find((said) => said !== undefined) ?? ''
  if (studied) return [['毕业院校', employer], ...(major === '' ? [] : [['专业', major] as const])]
  const isOfSender = SENDER.test(rest) || (OFFICE.test(rest) && isChineseName(rest.replace(/^的/u, '')))
  const said = isOfSender ? [['备注', rest] as const] : titled(rest.replace(/^的|(?:上班|工作)$/gu, ''))
  return [['工作单位', employer], ...said]
}

const EMPLOYER = new RegExp(
  `^(?:现?(?:任职?|就职|工作)于?|系|为|[现正]?在|拟[聘调任]用?[到至为]?)?((?:[县区市镇乡]|.{2,40}?)(?:${EMPLOYER_ENDS}|[局委厅厂馆]))(.*)$`,
  'u',
)
const STUDIED = /^(.*?)(?:专业)?毕业$|^读的?(.*)$|^(.+)专业$/u
/** Who writes for others: 「人事科小李」. */
const SENDER = /[小老]\p{Script=Han}$/u
const OFFICE =
  /(主任|老师|科长|处长|局长|部长|院长|校长|所长|书记|经理|教授|医生|领导|县长|区长|先生|女士)好?$|^.总好?$|([您你]|大家|[早晚]上|[上下]午)好$|^(谢谢|多谢|感谢|辛苦)[您你了]?$/u

function titled(word: string, mustBe = false): readonly Pair[] {
  const said = word.trim().replace(/^现?担?任(?=.)/u, '')
  if (said === '') return []
  if (/^(?!总)(?!.*老师$).*(师|员|教授|研究员|高工|正高|副高|技师)$/u.test(said)) return [['职称', said]]
  return mustBe && !/(^总.{0,3}师|总监|长|主任|书记|经理|董事|主席|院长|校长|所长|科长|负责人)$/u.test(said)
    ? []
    : [['职务', said]]
}
