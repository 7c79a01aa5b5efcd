import type { Sex, TalentTeam } from '#shared/domain/holder.ts'
import type { IdentityKind } from '#shared/domain/identity.ts'
import { Grade } from '#shared/domain/ratings.ts'
import type { Channel, RequestResult } from '#shared/domain/requests.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { RowReader } from './row-reader.ts'

/** A word as it is compared: plain width, no blanks, no brackets' content. */
export function wordKey(text: string): string {
  if (/^[\dA-Za-z\u4E00-\u9FFF]*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[。.，,；;、:：!！]+$/gu, '')
}

/** What a form offers where nothing was chosen or filled in: 「（请选择）」. */
export function isPrompt(text: string): boolean {
  return /^[（(【[]?请(下拉)?(选择|填写|输入)/u.test(text.trim())
}

/** 「合计」, 「共3人」, 「续上表」: what begins a row that is of nobody. */
export function isTotal(text: string): boolean {
  return TOTAL.test(text.replaceAll(/\s/g, ''))
}

const TOTAL =
  /^(合计|总计|小计|共计|累计|总数|总计数|平均值|本页小计|本页合计)([:：]?\d*.{0,6})$|^(共|总)计?\d+(人|件|张|条|户)|^[(（]?(续上?[表页]|[接承][上前][表页]|[转过][下次][表页]|以下空白)[)）]?$/u

export function sexOf(text: string): Sex | null {
  // A code may stand before the word: 「1-男」.
  const key = wordKey(text)
    .toUpperCase()
    .replace(/^[12][-.、](?=[男女])/u, '')
  if (['男', '男性', '先生', '♂', 'M', 'MALE', '1'].includes(key)) return 'male'
  return ['女', '女性', '女士', '♀', 'F', 'FEMALE', '2'].includes(key) ? 'female' : null
}

export function teamOf(text: string): TalentTeam | null {
  if (/[;；┋|、,，/+]/u.test(text)) return null
  const key = wordKey(text).replace(/(领导)?人才(队伍)?$|人员$/u, '')
  return TEAMS.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const TEAMS: readonly (readonly [RegExp, TalentTeam])[] = [
  [/^党政/u, 'party-government'],
  [/^(企业)?经营管理|^企业(经营)?管理/u, 'enterprise-management'],
  [/^专业技术|^专技/u, 'professional-technical'],
  [/^高技能|^技能/u, 'highly-skilled'],
  [/^农村实用|^农村/u, 'rural-practical'],
  [/^社会工作|^社工/u, 'social-work'],
  [/^其他$/u, 'other'],
]

export function yesOrNo(text: string): boolean | null {
  const key = wordKey(text).toUpperCase()
  if (/^(是|有|已办|已办理|已领取?|已发放?|已持卡|√|✓|✔|✅|☑|Y|YES|TRUE|1|√是|持卡)$/u.test(key)) return true
  return /^(否|无|没有|无卡|未持卡|未办卡|未办|未办理|未领|未发|×|✗|✘|✖|❌|X|N|NO|FALSE|0|不|\/|-|—+)$/u.test(key)
    ? false
    : null
}

/** The kind of document that a word names. */
export function identityKindOf(text: string): IdentityKind | null {
  const key = wordKey(text)
  // 「身份证/护照」 says neither.
  if (/护照/u.test(key) && /身份证/u.test(key)) return null
  return KINDS.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const KINDS: readonly (readonly [RegExp, IdentityKind])[] = [
  [/港澳台.*居住证|(港澳|台湾)居民居住证/u, 'hk-macao-taiwan-residence'],
  [/港澳.*通行证|回乡证/u, 'hk-macao-travel-permit'],
  [/台(湾|胞|居民).*(通行证|证)/u, 'taiwan-travel-permit'],
  [/永久居留/u, 'foreign-permanent-residence'],
  [/工作许可/u, 'foreigner-work-permit'],
  [/护照|^passport$/iu, 'passport'],
  [/身份证/u, 'resident-id'],
]

/** The kind of document that a number can only be; a resident's where it tells nothing. */
export function kindOfNumber(number: string, heading: string): IdentityKind {
  if (/^8[123]0000\d{11}[\dX]$/.test(number)) return 'hk-macao-taiwan-residence'
  if (/^9\d{16}[\dX]$/.test(number) || /^[A-Z]{3}\d{12}$/.test(number)) return 'foreign-permanent-residence'
  if (/^[HM]\d{8}(\d{2})?$/.test(number)) return 'hk-macao-travel-permit'
  if (/^\d{15}(\d{2}[\dX])?$/.test(number)) return 'resident-id'
  // Passports have many shapes, so a column of nothing else says what its numbers are.
  return /^[A-Z]{1,2}\d{6,9}$/.test(number) || /^\s*(护照|passport)/iu.test(heading) ? 'passport' : 'resident-id'
}

/** Channels by what lists call them; null for an unknown word. */
export function channelOf(text: string): Channel | null {
  const key = wordKey(text)
  return CHANNELS.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const CHANNELS: readonly (readonly [RegExp, Channel])[] = [
  [/直通车|直通/u, 'direct-line'],
  [/手机(提交|填写|端)|扫码|二维码|链接/u, 'online'],
  [/窗口|现场|大厅|来访|前台|上门申请|^(?:window|counter|walk-?in)$/iu, 'window'],
  [/走访|上门|座谈|调研|下访|慰问|^visit$/iu, 'visit'],
  [/单位|企业|代办|^employer$/iu, 'employer'],
  [/联络员|专员|联系领导|领导|管家/u, 'liaison'],
  [/电话|来电|热线|手机|12345|^(?:phone|telephone|call|hotline)$/iu, 'phone'],
  [/网|线上|微信|QQ|小程序|APP|^(?:online|e-?mail|wechat)$|渝快办|邮箱|邮件|信箱|平台|公众号/iu, 'online'],
  [/^其他$|其它|信函|来信/u, 'other'],
]

/**
 * What a ledger says about how a request ended: `open` while it has not, `unsolved` where it may be open or have ended in
 * nothing, null for words that say neither.
 */
export function outcomeOf(text: string): RequestResult | 'open' | 'unsolved' | null {
  const key = wordKey(text)
  return OUTCOMES.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const OUTCOMES: readonly (readonly [RegExp, RequestResult | 'open' | 'unsolved'])[] = [
  [
    /^(否|未|×)$|未办结|未完成|未销号|尚未|暂未|正在|办理中|处理中|推进|跟进|协调中|进行中|(?:解决|对接|落实|补正|研究|审核|审批|核实)中$|^(?:仍|还|至今)?(?:未|没有?)(?:予以?)?(?:答复|回复|反馈|办理|处理)$|^(?:false|no|n|open|pending|ongoing|inprogress|notyet.*|awaiting.*)$|(?<![接招优款])待(办|处理|落实|回复|协调|安排|解决|审批|审核|确认|核实|通知|分配|反馈|批复|政策|开学|入[学园住职]|上岗|发放|到位)|持续|在办|受理中|已(?:受理|转办|交办|登记)(?!.*[已并后]经?(?:解决|落实|办[结毕好妥]|完成|兑现|销号|入[学园住职]))|(?:完成|办理|进度)[^\d]{0,3}\d{1,2}(?:\.\d+)?%/iu,
    'open',
  ],
  [
    /^部分$|部分(?:已经?|得到)?(解决|落实|办结|完成)|基本(?:解决|落实|办结|完成)|阶段性|(?:解决|落实)[^\d]{0,3}\d{1,2}(?:\.\d+)?%|^part(?:ly|ially)(?:solved|resolved)?$/iu,
    'partly',
  ],
  [/撤(回|销)|放弃|取消|不再需要|无需(?:办理|解决)|本人放弃|^(?:withdrawn|givenup)$/iu, 'given-up'],
  [
    /无法|不予|不同意|驳回|不符合|无政策|没有政策|政策不|不具备|不能(办理|解决)|超出|^(?:nobasis|rejected)$/iu,
    'no-basis',
  ],
  [
    /(?:未|没有?)(?:能|得到)?(?:解决|落实)|(?:解决|落实)不了|未(?:果|能?(?:预约|申请|办理)?成功)$|失败$|^(?:unresolved|unsolved|not(?:re)?solved)$/iu,
    'unsolved',
  ],
  [
    /(已|协调|自行|全部|圆满|妥善|当[场日天])(经)?(解决|落实|办结|办理|完成|处理|办好|办妥|安排|兑现|销号|完结|了结|办毕|办讫|结案|办[卡证])|^已结$|(?<!未|未能|没|没有|不能)(?:预约|申请|办理)成功|^(解决|落实|办结|完成|办理完毕|是|√|办理完成|结案|已办|销号|办毕|完结|了结)$|办理完毕|已(?:(?!待|拟|将|未|暂|等|可|预计|计划|[明后]年|\d月).)*(入学|入园|入读|就读|录取|入职|上岗|入住|发放|到位|落户)|^(?:true|yes|y|solved|resolved|closed|completed|done|settled)$/iu,
    'solved',
  ],
  [/解释|答复|说明|告知|回复|咨询|宣[传讲]|沟通|^(?:explained|answered)$/iu, 'explained'],
]

/** What a column 是否满意 says. */
export function gradeOfAnswer(text: string): Grade | null {
  const answer = yesOrNo(text)
  return answer === null ? null : answer ? 4 : 2
}

/** The grade that a word or a number of points (5 the best) stands for. */
export function gradeOf(text: string): Grade | null {
  const key = wordKey(text).replace(/^[√✓✔☑](?=.)|(?<=.)[√✓✔☑]$|(?<=^[1-5])\.0$/gu, '')
  const stars = /^((?:★|⭐){1,5})☆*$/u.exec(key.replaceAll('\uFE0F', ''))
  if (stars && stars[0].length <= 5) return Grade.parse(stars[1]?.length)
  return GRADES.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const GRADES: readonly (readonly [RegExp, Grade])[] = [
  [/^(非常|很|十分|特别|极其)(满意|好)$|^(5|五)(分|星|颗星)?$|^优秀?$|^好评$|^verysatisfied$/iu, 5],
  [/^满意$|^(4|四)(分|星|颗星)?$|^[良好]$|^良好$|^👍+$|^点赞$|^satisfied$/iu, 4],
  [
    /^(基本|比较|较为?)满意$|^一般$|^(3|三)(分|星|颗星)?$|^中(等|评)?$|^合格$|^(?:basically|fairly|mostly)satisfied$/iu,
    3,
  ],
  [/^(比较|较)?不(太|大|够)?满意$|^较?差$|^(2|二)(分|星|颗星)?$|^差评$|^👎+$|^(?:dis|un|not)satisfied$/iu, 2],
  [/^(非常|很|十分|极其|极)不满意$|^很差$|^(1|一)(分|星|颗星)?$|^very(?:dis|un)satisfied$/iu, 1],
]

/** A category's code for words that lists use besides its name. */
export function categoryCodeOf(text: string): string | null {
  const key = wordKey(text)
  return CATEGORIES.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

const CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [/入学|入园|转学|就学|教育|子女.*(学|园)|上学|学位/u, 'schooling'],
  [/配偶|家属.*(就业|工作)|爱人.*工作|随迁.*就业/u, 'spouse'],
  [/医疗|就医|体检|保健|看病|门诊|住院|健康/u, 'medical'],
  [/住房|安居|公寓|租房|购房|住宿|人才房/u, 'housing'],
  [/户籍|落户|户口/u, 'household'],
  [/职称|评审|资格/u, 'title'],
  [/金融|贷款|融资|信贷|人才贷/u, 'finance'],
  [/创业|创新|孵化|企业注册|工商|知识产权|项目申报/u, 'business'],
  [/交通|旅游|出行|景区|机场|高铁|文旅/u, 'travel'],
  [/科技咨询|技术咨询|成果转化/u, 'science'],
  [/疗养|休假|研修|培训/u, 'rest'],
  [/出入境|签证|居留|护照/u, 'residence'],
  [/政策|补贴|资助|奖励|申报|待遇|津贴/u, 'policy'],
  [/生活|水电|停车/u, 'life'],
  [/^其他|^其它/u, 'other'],
]

/** What a word of a cell means; one that means nothing is warned of. */
export function worded<T>(reader: RowReader, field: ImportField, mean: (text: string) => T | null): T | null {
  const words = reader.words(field)
  const meant = mean(words)
  if (meant === null && words !== '') reader.warn(field, 'import/word-unknown', words.slice(0, 60))
  return meant
}
