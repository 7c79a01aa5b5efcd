import type { ImportField } from '#shared/domain/import-fields.ts'

/** Whether a heading, as its key, says that what stands below is a relative's, a helper's, an employer's, or no more so. */
export function isOfSomebodyElse(key: string): boolean {
  return SOMEBODY_ELSE.test(key) || HELPER.test(key)
}

const RELATIVES =
  '配偶|子女|孩子|小孩|儿子|女儿|家属|家庭成员|家人|家长|父亲|母亲|父母|爱人|丈夫|妻子|随迁|随行|(?:主要|直系|近|旁系)?亲属|监护人'
const PUPILS = '学生(?=姓名|身份|证件|性别|出生|电话)'
const OF_THE_EMPLOYER =
  '法人|法定代表|企业法人|企业负责人|单位负责人|单位联系人|(?:工作|所在|用人)?(?:单位|企业|公司)(?:办公|联系|固定)?(?:电话|座机|联系方式)'
const WHO_ACTS = '紧急|推荐人|介绍人|经办人|填报人|填表人'
/** 原籍 is where somebody is from. */
const BEFORE = '原(?!籍|因|始)|旧|曾|老(?=卡|证)|前(?=任|卡|证|单位)|(?:变更|调整|变动|更正|修改|调动)前'
const SOMEBODY_ELSE = new RegExp(`^(?:${[RELATIVES, PUPILS, OF_THE_EMPLOYER, WHO_ACTS, BEFORE].join('|')})`, 'u')

const LEADERS = '(?:联系|联系服务|挂联|挂钩|包联|结对|帮扶)[区县市]?级?领导'
const IN_THEIR_STEAD = '(?:代办|代理|代领|委托|受托|担保|对接)人'
/** Who helps or teaches the talent, and what of them a heading may be: 「联络员电话」, 「导师单位」. */
const HELPERS = `(?:联系人(?!才)|联络[人员]|专员|管家|${LEADERS}|${IN_THEIR_STEAD}|导师)`
const OF_HELPERS = '(?:姓名|名字|身份证|证件|电话|手机|座机|联系方式|职务|岗位|职称|单位|性别|出生)'
/** Who is only asked or called. */
const CALLED = '(?:秘书|助理|人事|HR|开户行|班主任|房东|医生|领[卡取]人|收件人)'
const HELPER = new RegExp(`^.{0,6}${HELPERS}.{0,4}${OF_HELPERS}|^.{0,6}${CALLED}.{0,4}(?:电话|手机|座机|联系方式)`, 'u')

/** Fields that tell of a service card. */
const OF_CARD: readonly ImportField[] = ['hasCard', 'cardLevel', 'cardNumber', 'issuedOn', 'validToOn', 'validity']

/** Whether a heading, as its key, would mean this of a service card, but names another card, certificate or contract. */
export function isOfAnotherCard(key: string, field: ImportField): boolean {
  return OF_CARD.includes(field) && ANOTHER_CARD.test(key)
}

const ANOTHER_CARD = new RegExp(
  [
    '银行|工资|储蓄|借记|社保|社会保[障险]|医保|医疗保险|就诊|诊疗|健康卡',
    '市民|一卡通|校园|公交|工会|会员|[饭餐]卡|门禁|借书|图书|读者|购物|加油|电话卡|手机卡|停车',
    '身份证|证件(?!编号)|居住证|居留|护照|签证|通行证|许可|结婚|独生|残疾|退[役伍]|军官|工作证|驾',
    '资格|执业|职称|教师证|医师证|毕业|学位|学历|荣誉|获奖|专利',
    '合同|协议|聘|房产|营业执照',
  ].join('|'),
  'u',
)

/** The card that a heading is about: 「A卡」 of 「A卡编号」; empty where it names none, as 「发卡日期」 does. */
export function cardNamedIn(heading: string): string {
  return /^(?![发领办制持换补]卡).*?卡/u.exec(heading)?.[0] ?? ''
}
