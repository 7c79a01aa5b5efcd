import type { ImportField } from '#shared/domain/import-fields.ts'
import { checkSignOf, normaliseNumber } from '#shared/domain/identity.ts'
import { plainName, plainPhone } from '#shared/domain/text.ts'
import { isAboutSomebodyElse } from './headings.ts'

/** Of the values of a column so many speak for what it holds, in hundredths; the rest may be mistyped. */
const MOST = 70
const FEWEST_VALUES = 2

/**
 * What a column holds under a heading that says nothing, by its values: numbers of residents, mobile phones, and, where one
 * of these stands beside it, names of people. Null where it can't be told, or where a column of `taken` holds it already.
 */
export function fieldByContent(
  heading: string,
  values: readonly string[],
  taken: ReadonlySet<ImportField | null>,
): ImportField | null {
  if (isAboutSomebodyElse(heading)) return null
  const said = values.map((value) => value.trim()).filter((value) => value !== '')
  const mostAre = (is: (value: string) => boolean) => said.filter(is).length * 100 >= said.length * MOST
  // Its check sign tells a number even where it stands alone.
  if (said.length > 0 && !taken.has('identity') && mostAre(isResidentNumber)) return 'identity'
  if (said.length < FEWEST_VALUES) return null
  if (!taken.has('phone') && mostAre(isMobile)) return 'phone'
  const besides = taken.has('identity') || taken.has('phone')
  if (
    !besides ||
    taken.has('name') ||
    /联系|经办|负责|领导|责任|专员|管家|走访|接待|受理|办理|处理|承办|登记|填|审/u.test(heading)
  )
    return null
  return mostAre((value) => isChineseName(value, heading.includes('名'))) ? 'name' : null
}

/** Looked at for every row of which headings are sought; most words are too short to be a number. */
function isMobile(value: string): boolean {
  return value.length >= 11 && /^1[3-9]\d{9}$/.test(plainPhone(value))
}

function isResidentNumber(value: string): boolean {
  if (value.length < 18) return false
  const number = normaliseNumber(value)
  return /^\d{17}[\dX]$/.test(number) && checkSignOf(number) === number.charAt(17)
}

/** Two to four Chinese signs of which the first is a surname; `isHeadedSo`: a heading says that it is a name. */
export function isChineseName(value: string, isHeadedSo = false): boolean {
  const name = plainName(value)
  return /^\p{Script=Han}{2,4}$/u.test(name) && (isHeadedSo || SURNAMES.includes(name.charAt(0)) || DOUBLE.test(name))
}

/** 「欧阳」, which a title may follow: 「欧阳教授」. */
export function isSurnameAlone(name: string): boolean {
  return name.length === 2 && DOUBLE.test(name)
}

/** The surnames of nine in ten people. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲冉翁蓝路游辛靳管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚岑党宫景卜费冷卫柏米席'
const DOUBLE = /^(欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木)/u
