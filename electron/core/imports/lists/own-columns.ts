import { relationNamed } from '#shared/domain/holder.ts'
import { plainText } from '#shared/domain/text.ts'
import { cellText } from '#shared/domain/workbook.ts'
import { maskNumbers } from '../../protected.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { fieldNamed, headingKey } from '../sheet/headings.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import type { RosterEntry } from './roster-entry.ts'
import { wordKey, yesOrNo } from '../cells/words.ts'

/** What columns that are no field of a list of people say all the same. */
type Own = RosterEntry['own']

/** What they are, found once for all rows of a list: the names under which their values are kept. */
interface Telling {
  /** None where relatives stand beside their holder, with names of their own. */
  readonly relations: readonly string[]
  readonly furtherCards: readonly string[]
  /** Phones and numbers that may be somebody else's, under their headings, with that of whose. */
  readonly unclear: ReadonlyMap<string, string>
  readonly states: readonly string[]
  readonly ends: readonly string[]
  readonly uses: readonly string[]
  readonly whereabouts: readonly string[]
  readonly approvals: readonly string[]
}

const known = new WeakMap<SheetLayout['columns'], Telling>()

function tellingIn({ columns, chosen }: SheetLayout): Telling {
  const there = known.get(columns)
  if (there) return there
  const own = columns.filter(({ field }) => field === 'own')
  const like = (is: (key: string) => boolean) =>
    own.flatMap(({ heading }) =>
      [heading, heading.replace(OF_CARDS, '')].some((one) => is(headingKey(one)))
        ? [plainText(heading).slice(0, 40)]
        : [],
    )
  const isOfFamily = ({ field, heading }: SheetLayout['columns'][number]) =>
    field === 'family' || (field === 'own' && RELATIVE.test(heading))
  const placeOf = (field: string) => columns.find((one) => one.field === field)?.column ?? 0
  // A number behind the relative's name is the relative's.
  const isBehind = ({ column }: SheetLayout['columns'][number]) =>
    placeOf('name') < column && column < placeOf('identity')
  const areBeside = columns.some(isOfFamily) && !columns.some((one) => isOfFamily(one) && isBehind(one))
  const made = {
    relations: areBeside
      ? []
      : columns.flatMap(({ field, heading }) =>
          ['own', 'team'].includes(field ?? '') && RELATION.test(headingKey(heading))
            ? [plainText(heading).slice(0, 40)]
            : [],
        ),
    furtherCards: columns.some(({ field }) => field === 'cardNumber')
      ? like((key) => fieldNamed('roster', key) === 'cardNumber')
      : [],
    unclear: new Map(
      own.flatMap(({ heading, mayBeOf }) =>
        mayBeOf === undefined || chosen.has(headingKey(heading)) ? [] : [[plainText(heading).slice(0, 40), mayBeOf]],
      ),
    ),
    states: like((key) => STATE.test(key)),
    ends: like((key) => ENDED.test(key)),
    uses: like((key) => IN_USE.test(key)),
    whereabouts: like((key) => WHEREABOUTS.test(key)),
    approvals: like((key) => APPROVAL.test(key)),
  }
  known.set(columns, made)
  return made
}

/** A list may have the family below each talent: those are no talents. */
export function refuseRelative(reader: RowReader, layout: SheetLayout, own: Own): void {
  const { relations } = tellingIn(layout)
  const said = own.find(({ name, value }) => relations.includes(name) && isKin(wordKey(value)))
  if (!said) return
  const { name: heading, value } = said
  reader.refused.push({
    field: 'own',
    heading,
    code: 'import/is-relative',
    value: value.slice(0, 60),
    params: {},
  })
}

function isKin(words: string): boolean {
  const word = (words.split(/[；;]/u)[0] ?? '').replace(/^(?:随[迁行]|人才|专家)(?=..)/u, '')
  return relationNamed(word) !== null || KIN.test(word)
}

const KIN =
  /^(长|次|三|小|独生|养|继)[子女]$|^(岳父|岳母|公公|婆婆|祖父|祖母|外祖父|外祖母|爷爷|奶奶|外公|外婆|[兄弟姐妹]{1,2}|哥哥|孙子|孙女|家属|亲属)$/u

/** A phone behind somebody else's name is whose the clerk says. */
export function warnOfUnclear(reader: RowReader, layout: SheetLayout, own: Own): void {
  for (const [heading, of] of tellingIn(layout).unclear) {
    const value = own.find(({ name }) => name === heading)?.value
    if (value === undefined) continue
    reader.warnings.push({
      field: 'own',
      heading,
      code: 'import/whose-unclear',
      value: maskNumbers(value),
      params: { of },
    })
  }
}

/** A row brings in one card of a scheme. */
export function warnOfFurtherCards(reader: RowReader, layout: SheetLayout, own: Own): void {
  for (const heading of tellingIn(layout).furtherCards) {
    const value = own.find(({ name }) => name === heading)?.value
    if (value === undefined) continue
    reader.warnings.push({ field: 'own', heading, code: 'import/further-card', value: value.slice(0, 60), params: {} })
  }
}

/** A remark or a column of its own may say that somebody is no longer there. */
export function warnOfLeaving(reader: RowReader, layout: SheetLayout, own: Own): void {
  const note = cellText(reader.cell('note'))
  if (hasLeft(note)) reader.warn('note', 'import/may-have-left', note.slice(0, 60))
  const { whereabouts } = tellingIn(layout)
  const said = own.find(({ name, value }) => whereabouts.includes(name) && hasLeft(value))
  if (!said) return
  const { name: heading, value } = said
  reader.warnings.push({ field: 'own', heading, code: 'import/may-have-left', value: value.slice(0, 60), params: {} })
}

function hasLeft(words: string): boolean {
  return LEFT.test(words) && !OF_KIN.test(words)
}

/** A list of those who applied may hold those who were turned down. */
export function warnOfRefusal(reader: RowReader, layout: SheetLayout, own: Own): void {
  const { approvals } = tellingIn(layout)
  if (approvals.length === 0) return
  const said = own.find(({ name, value }) => approvals.includes(name) && NOT_APPROVED.test(value))
  if (!said) return
  const { name: heading, value } = said
  reader.warnings.push({
    field: 'own',
    heading,
    code: 'import/may-not-be-approved',
    value: value.slice(0, 60),
    params: {},
  })
}

const APPROVAL = /(?:审[核批定查议]|评[审定]|认定|[初复会终]审|推荐|考察|审批|办理|流程)(?:意见|结果|结论|情况|状态)$/u
const NOT_APPROVED =
  /^(?:否|×)$|不(?:予|同意|通过|符合|合格|推荐|宜)|未(?:通过|获|入选)|否决|驳回|淘汰|落选|撤[销回]|退回/u

/** A list of cards may hold lost and revoked ones, which no list can report: that has a day and a ground. */
export function warnOfState(reader: RowReader, layout: SheetLayout, own: Own): void {
  const { states, ends, uses } = tellingIn(layout)
  const said = own.find(
    ({ name, value }) =>
      ([...states, ...uses].includes(name) && NOT_IN_FORCE.test(value)) ||
      (ends.includes(name) && yesOrNo(value) !== false) ||
      (uses.includes(name) && yesOrNo(value) === false),
  )
  const level = reader.words('cardLevel')
  if (OVER.test(level)) reader.warn('cardLevel', 'import/card-not-in-force', level.slice(0, 60))
  const note = cellText(reader.cell('note'))
  if (!said && ENDED_IN_WORDS.test(note) && !RENEWED.test(note))
    reader.warn('note', 'import/card-not-in-force', note.slice(0, 60))
  if (!said) return
  const { name: heading, value } = said
  reader.warnings.push({ field: 'own', heading, code: 'import/card-not-in-force', value, params: {} })
}

const RELATION =
  /^(与?(人才|本人|户主|持卡人|申请人|专家)(的)?|家庭|亲属|成员)?(关系|称谓)$|^(?:人员|对象)?(?:身份|类别|类型|性质)$/u
/** The group over a heading: 「服务卡信息 状态」. */
const OF_CARDS = /^\S*(?:卡|服务证)\S*\s+(?=\S)/u
const RELATIVE = /姓名|名字|随迁|成员|^(?:配偶|子女|孩子|家属)/u
const STATE =
  /^(服务|英才|人才|持)*(卡片?|证件?)?状态$|^(服务|英才|人才)*[卡证]?(领取|领卡|发放)(情况|状态)$|^(年审|审核|核查|处理)(意见|结果|结论|情况)$/u
const ENDED = /^(服务|英才|人才)*[卡证]?(注销|作废|收回|退回|交回|吊销|撤销|停用|挂失|遗失|退出)(日期|时间|原因|情况)$/u
const IN_USE = /^(服务|英才|人才)*卡?是否(仍?在用|有效|仍有效|正常|在有效期内)$/u
const NOT_IN_FORCE =
  /(?<![未无没])(注销|作废|废弃|无效|禁用|锁定|[停退销]卡|未激活|挂失|遗失|丢失|停用|暂停|吊销|收回|撤销|失效|过期|退出|取消|交回|冻结|(?:未|尚未)(?:领取?|发放?)$|待制|待领|待发|待补|制卡中|补办中|申请中|审核中)/u
/** 「B卡（已换A卡）」. */
const OVER = /[(（].*(?:已[换升到过]|注销|作废|挂失|遗失|停用|收回|撤销|失效|过期).*[)）]/u
/** The same in a remark: 「卡已注销」, 「已挂失」. */
const ENDED_IN_WORDS = new RegExp(`(?:^|[卡证，,。；;\\d年月日])已?(?:${NOT_IN_FORCE.source})`, 'u')
const RENEWED = /[补换重][办发领]/u
const WHEREABOUTS = /^(?:人员|在职|在岗|人才|工作)状态$|^在[职岗]情况$/u
const LEFT =
  /(?<![未无没不])(?<!(?:拟|将|计划|预计|原单位).{0,8})(?:调离|调出|调走|调[往至任市省]|离职|辞职|去世|病故|身故|已故|退休(?!.*返聘)|不在本?[区县市]|取消(?:人才)?资格)/u
const OF_KIN = /(?:配偶|爱人|丈夫|妻子|[父母子女]亲?).{0,6}(?:调离|调出|离职|辞职|去世|病故|身故|退休)/u
