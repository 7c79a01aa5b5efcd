import { BLANK_MESSAGE, type MessageReading } from '#shared/contract/messages.ts'
import type { Day } from '#shared/domain/days.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { plainText, plainWidth } from '#shared/domain/text.ts'
import { cellText, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { RowReader } from './cells/row-reader.ts'
import { isChineseName } from './sheet/content.ts'
import { dataRows } from './sheet/data-rows.ts'
import { saidInEnglish, type Pair } from './cells/english.ts'
import { fieldNamed, isAboutSomebodyElse, isNamedWhole } from './sheet/headings.ts'
import { layoutOf, layoutUnder, type SheetLayout } from './sheet/layout.ts'
import { Levels } from './cells/levels.ts'
import { rosterEntry } from './lists/roster-entry.ts'

export const messages: HandlersOf<'messages'> = {
  read: ({ db, today }, { text }) => readMessage(db, today, text),
}

/**
 * What a pasted message, notice or row of a table says about one person, cleaned as a row of a list is. A number that
 * can't be right comes as it was written, with the issue: the form shows it and its reason. What matches no field goes
 * into the note, so that nothing of the message is lost.
 */
function readMessage(db: Reader, today: Day, text: string): MessageReading {
  const plain = plainText(text)
  const found = rowOfTable(plain) ?? rowOfLetter(labelsOfForm(plain))
  if (!found) return BLANK_MESSAGE
  const { row, layout, others } = found
  const reader = new RowReader(layout, row)
  if (others.length > 0) reader.warn('name', 'import/more-people', others.join('、').slice(0, 60))
  const entry = rosterEntry(reader, layout, { levels: new Levels(db), today })
  const refusedNumber = reader.refused.some(({ field }) => field === 'identity')
  const issues = [...reader.refused.filter(({ field }) => field !== 'name'), ...reader.warnings]
  if (!entry?.name) return { ...BLANK_MESSAGE, fields: { note: plain.slice(0, 2000) }, issues }
  const { name, fields, identity, employer, own } = entry
  const written = cellText(reader.cell('identity')).trim().slice(0, 40)
  const rest = [...reader.under(BESIDES), ...own].map(({ name: heading, value }) =>
    heading === '' ? value : `${heading}：${value}`,
  )
  const said = [fields.note, ...rest].filter((part) => part !== null && part !== undefined)
  const note = [...new Set(said)].join('；')
  return {
    fields: { ...fields, name, ...(note !== '' && { note: note.slice(0, 2000) }) },
    identity: identity ?? (refusedNumber && written !== '' ? { kind: 'resident-id', number: written } : null),
    employment: employer && { employer: employer.name, department: employer.department, post: employer.post },
    issues,
  }
}

/** What a list would bring in and the form has no place for. */
const BESIDES: readonly ImportField[] = [
  'cardLevel',
  'cardNumber',
  'hasCard',
  'issuedOn',
  'validToOn',
  'validity',
  'recognition',
  'recognisedOn',
  'creditCode',
  'specialist',
  'liaison',
  'leader',
]

interface Found {
  readonly row: WorkbookRow
  readonly layout: SheetLayout
  /** Names of further people, who are not read. */
  readonly others: readonly string[]
}

/** Cells copied from a table with their headings; the first row of data counts. */
function rowOfTable(text: string): Found | null {
  const lines = text.split('\n').map((line) => line.split('\t'))
  if (lines.every((cells) => cells.length < 2)) return null
  const rows = lines.map((cells, at): WorkbookRow => ({ row: at + 1, cells: cells.map((cell) => cell.trim() || null) }))
  const sheet: WorkbookSheet = {
    name: '',
    isHidden: false,
    filledRows: rows.length,
    merged: [],
    struck: [],
    comments: [],
    rows: () => rows,
  }
  const layout = layoutOf(sheet, 'roster')
  if (!layout) return null
  const [row, ...more] = dataRows(sheet, layout)
  if (!row) return null
  const others = more.map((one) => cellText(new RowReader(one.layout, one).cell('name')).trim())
  return { row, layout: row.layout, others: others.filter((name) => name !== '') }
}

/** The cells of a form, each label with what stands behind it: 「姓名」「林若衡」「性别」「女」. */
function labelsOfForm(text: string): string {
  const isLabel = (cell: string) => isNamedWhole('roster', cell)
  const lines = text.split('\n').map((line) => {
    const cells = line.split('\t').filter((cell) => cell.trim() !== '')
    if (cells.length < 2) return line
    return cells
      .flatMap((cell, at) => {
        const before = cells[at - 1]
        const isValue = before !== undefined && isLabel(before) && !isLabel(cell)
        if (isValue) return []
        const next = cells[at + 1]
        return isLabel(cell) && next !== undefined && !isLabel(next) ? `${cell}：${next}` : isLabel(cell) ? [] : cell
      })
      .join('\n')
  })
  return lines.join('\n')
}

/** A letter: what stands below its greeting is its writer's, unless that is who it is about. */
function rowOfLetter(text: string): Found | null {
  const at = GREETING.exec(text)?.index ?? text.length
  const below = text.slice(at)
  const found = below === '' ? null : rowOfWords(text.slice(0, at), below)
  const name = found && cellText(new RowReader(found.layout, found.row).cell('name'))
  return name === null || below.includes(name) ? rowOfWords(text) : found
}

const GREETING =
  /^\s*(?:此\s*致|敬\s*礼|顺[祝颂].{1,8}|(?:best |kind |warm )?regards|(?:yours )?(?:sincerely|faithfully))\s*[!！,，。.]?\s*$/imu

/** Words with labels (「姓名：」), and between them those that say by themselves what they are. */
function rowOfWords(text: string, below = ''): Found | null {
  const english = saidInEnglish(
    text.replaceAll(BRACKETED, (all, label: string) => (isNamedWhole('roster', label) ? `\n${label}：` : all)),
  )
  const { labelled, others } = labelledIn(english.rest.replaceAll(SENT, ''))
  const pairs = [...english.pairs, ...labelled]
  const named = new Set(pairs.map(([heading]) => fieldNamed('roster', heading)))
  const has = (heading: string) => named.has(fieldNamed('roster', heading))
  const add = (heading: string, value: string) => {
    pairs.push([heading, value])
    named.add(fieldNamed('roster', heading))
  }
  const words = others.flatMap((part) => part.split(PARTED).flatMap(partsOf)).map(plainWord)
  for (const said of words) {
    const meant = meaningOf(said, has('姓名'))
    const employer = meant.find(([heading]) => heading === '工作单位')?.[1]
    const isOfAnother = employer !== undefined && has('工作单位') && !pairs.some(([, value]) => value === employer)
    const isMore = isOfAnother || meant.every(([heading]) => has(heading))
    if (isMore && said !== '') add('备注', said)
    else for (const [heading, value] of meant) add(has(heading) ? '备注' : heading, value)
  }
  for (const head of text.match(SENT) ?? []) add('备注', head)
  if (!has('姓名')) return null
  for (const line of below.split(/[\n，,]+/u)) if (line.trim() !== '') add('备注', line.trim())
  const further = words
    .map((word) => word.replace(NUMBER, '').trim())
    .filter((word) => isName(word) && !pairs.some(([heading, value]) => heading === '姓名' && value.includes(word)))
  const names = labelled.flatMap(([heading, value]) => (fieldNamed('roster', heading) === 'name' ? [value] : []))
  const again = names.slice(1).filter((name) => name !== names[0])
  const areNumbered = new Set(text.match(MOBILE)).size > 1 || new Set(text.match(RESIDENT)).size > 1
  const isOfSeveral = areNumbered || further.length > 1 || SEVERAL.test(text)
  const notes = pairs.filter(([heading]) => heading === '备注').map(([, value]) => value)
  const rest = pairs.filter(([heading]) => heading !== '备注')
  const all = notes.length === 0 ? rest : [...rest, ['备注', notes.join('；')] as const]
  return {
    row: { row: 1, cells: all.map(([, value]) => value) },
    layout: layoutUnder(
      all.map(([heading]) => heading),
      'roster',
    ),
    others: [...again, ...(isOfSeveral ? further : [])],
  }
}

/** Who sent a message and when, as a chat puts it above what is copied from it. */
const SENT =
  /^[^\n]{1,30}?[^\S\n]+(?:(?:\d{4}[/-])?\d{1,2}[/-]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)\s+(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?$/gmu

/** 「【姓名】林若衡」. */
const BRACKETED = /【([^【】]{2,8})】/gu

function plainWord(word: string): string {
  return plainText(word.replaceAll(/\p{Extended_Pictographic}|\uFE0F/gu, '').replace(ORDER, ''))
}

/** 「2.」 before a line's first word. */
const ORDER = /^\s*\d{1,2}[.．]\s*(?=\p{Script=Han})/u
/** A number that stands behind a name. */
const NUMBER = /[\s\d+-]{7,}[\dXx]$/u
/** 「三位同志」. */
const SEVERAL = /(?:[两二三四五六七八九十]|[2-9]|\d\d)\s*[位名个]\s*(?:同志|老师|专家|人才|教授|医生|博士)/u
/** A slash before two digits is one of a day. */
const PARTED = /(?:[，,；;。：:、（）()【】！!？?\n\t|]|\/(?!\d{1,2}(?!\d)))+/u
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const RESIDENT = /(?<!\d)\d{17}[\dXx]/g

/** Words with nothing but blanks between them, where one of them says what it is; a number may have blanks within. */
function partsOf(word: string): readonly string[] {
  const parts = word
    .trim()
    .replaceAll(GROUPED, (number) => number.replaceAll(/\s/gu, ''))
    .replace(/^(\p{Script=Han})\s+(?=\p{Script=Han}{1,2}$)/u, '$1')
    .split(/\s+/u)
  if (parts.every((part) => meaningOf(part, false).length === 0)) return [word]
  // 「电话」 before its number says nothing more.
  return parts.filter((part) => /\d/.test(part) || !isNamedWhole('roster', part))
}

/** The digits of one telephone or identity number as people write them in groups. */
const GROUPED = /(?<!\d)(1\d{2}\s+\d{4}\s+\d{4}|\d{6}\s+(\d{8}|\d{4}\s+\d{4})\s+\d{3}[\dXx])(?!\d)/gu

const LABEL =
  /(?:^|(?<=[\s，,；;。、】()（）]))(?:\d+[.、])?((?:[\p{Script=Han}A-Za-z/]|[（(][^()（）]{0,10}[)）]){2,14}?|(?<![^\n])[A-Za-z][A-Za-z .]{1,24}?)\s*[：:]\s*/gu

/** The text cut at its labels. */
function labelledIn(text: string): { readonly labelled: readonly Pair[]; readonly others: readonly string[] } {
  const all = [...text.matchAll(LABEL)]
  // What stands before a colon and names no field is a label where little follows, and the beginning of a text else.
  const labels = all.filter((label, at) => {
    const value = text.slice(label.index + label[0].length, all[at + 1]?.index ?? text.length)
    if (isAboutSomebodyElse(label[1] ?? '')) return true
    if (isName(label[1] ?? '') && /^[\d+]/.test(value)) return false
    return fieldNamed('roster', label[1] ?? '') !== null || !/^[^。\n]*[，,；;]./u.test(value.trim())
  })
  const others = [text.slice(0, labels[0]?.index ?? text.length)]
  const labelled = labels.flatMap((label, at): Pair[] => {
    const from = label.index + label[0].length
    // What follows a full stop or a line's end is said of nothing in particular.
    const [value = '', ...more] = text.slice(from, labels[at + 1]?.index ?? text.length).split(/[。\n]+/u)
    others.push(...more)
    const isOfAnother = isAboutSomebodyElse(label[1] ?? '')
    const [, number = value, behind = ''] = (isOfAnother ? null : BEHIND_NUMBER.exec(value)) ?? []
    if (behind !== '') others.push(behind)
    const bare = number.replace(/[\s，,；;、]+$/u, '')
    return bare === '' ? [] : [[label[1] ?? '', bare]]
  })
  return { labelled, others }
}

/** A number ends where words without any follow. */
const BEHIND_NUMBER = /^([\d\s+XxＸ-]{7,})[，,；;)）](\D+)$/u

/** What a word without a label can only mean; empty where it may mean anything. */
function meaningOf(word: string, isNamed: boolean): readonly Pair[] {
  const plain = plainWidth(word).replace(/同志$|先生$|女士$/u, '')
  if (DOCUMENT.test(plain)) return []
  const bare = plain.replace(NUMBER, '').trim()
  const behind: readonly Pair[] = !isNamed && bare !== plain && isName(bare) ? [['姓名', bare]] : []
  const number = /\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)/.exec(plain)?.[0]
  if (number !== undefined) return [...behind, ['身份证号', number]]
  const phone = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/.exec(plain.replaceAll(/\s/g, ''))?.[0]
  if (phone !== undefined) return [...behind, ['电话', phone]]
  const abroad = /\+(?!86)\d{1,3}[\s-]?\d[\d\s-]{5,14}\d$/.exec(plain)?.[0]
  if (abroad !== undefined) return [['电话', abroad]]
  const [, document = '', ofDocument = ''] = NAMED_DOCUMENT.exec(plain) ?? []
  if (document !== '')
    return [
      ['证件类型', document],
      ['证件号码', ofDocument],
    ]
  if (/^(男|女)性?$/u.test(plain)) return [['性别', plain]]
  if (/^(?!民族$)\p{Script=Han}{1,5}族$/u.test(plain)) return [['民族', plain]]
  const born = /^(?:出?生于)?(\d{4}[年.]\d{1,2}(?:[月.](?:\d{1,2}日?)?)?)(?:出?生)?$/u.exec(plain)?.[1]
  if (born !== undefined && /生/u.test(plain)) return [['出生日期', born]]
  if (/^(中共(预备)?党员|(预备)?党员|群众|共青团员|民[革盟建进].*|农工党.*|致公党.*|九三学社.*|无党派.*)$/u.test(plain))
    return [['政治面貌', plain]]
  const level =
    /^(博士研究生|硕士研究生|研究生|大学本科|本科|大专|专科|中专|高中)(?:学历)?[、/]?(博士|硕士|学士)?(?:学位)?$/u.exec(
      plain,
    )
  if (level) return [['学历', level[1] ?? ''], ...(level[2] === undefined ? [] : [['学位', level[2]] as const])]
  if (/^(博士|硕士|学士)(学位)?$/u.test(plain)) return [['学位', plain.replace('学位', '')]]
  const [, of = '', self = ''] =
    /^(?:我(?:是|叫|为)|本人(?:是|叫|为|系)?)(?:(.{2,40})的)?(\p{Script=Han}{2,4}|\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u.exec(
      plain,
    ) ?? []
  if (!isNamed && isName(self)) return [['姓名', self], ...meaningOf(of, true)]
  const name = plain.replace(/^姓名\s*/u, '')
  if (!isNamed && isName(name)) return [['姓名', name]]
  const [, whole = '', office = ''] = NAMED_WITHIN.exec(plain) ?? []
  if (!isNamed && isName(whole)) return [['姓名', whole], ...meaningOf(office, true)]
  const recruited = BEHIND_VERB.exec(plain)?.[1] ?? ''
  if (!isNamed && isName(recruited)) return [['姓名', recruited]]
  const [, rank = '', ranked = ''] = BEHIND_RANK.exec(plain) ?? []
  if (!isNamed && isName(ranked))
    return [
      ['姓名', ranked],
      ['备注', rank],
    ]
  const [, employer = '', rest = ''] = EMPLOYER.exec(plain.replace(/^(?:我|本人|这里)(?:是|系)/u, '')) ?? []
  const major = /^(.*?)(?:专业)?毕业$|^读的?(.*)$/u
    .exec(rest)
    ?.slice(1)
    .find((one) => one !== undefined)
  if (employer !== '' && major !== undefined)
    return [['毕业院校', employer], ...(major === '' ? [] : [['专业', major] as const])]
  const isOfSender = SENDER.test(rest) || (OFFICE.test(rest) && isChineseName(rest.replace(/^的/u, '')))
  if (employer !== '' && isOfSender)
    return [
      ['工作单位', employer],
      ['备注', rest],
    ]
  if (employer !== '') return [['工作单位', employer], ...titled(rest.replace(/^的|(?:上班|工作)$/gu, ''))]
  return titled(plain, true)
}

/** 「秀山委〔2025〕12号」. */
const DOCUMENT = /[〔[(【]20\d\d[〕\])】]\s*第?\d+号/u
/** 「护照E12345678」, 「回乡证H12345678」. */
const NAMED_DOCUMENT =
  /^(护照|回乡证|台胞证|(?:港澳居民)?来往内地通行证|(?:台湾居民)?来往大陆通行证)(?:号码?)?\s*([A-Za-z]{0,2}\d{7,10})$/u
/** Who writes for others: 「人事科小李」. */
const SENDER = /[小老]\p{Script=Han}$/u
/** 「何清扬同志任县医院副院长」. */
const NAMED_WITHIN = /^(\p{Script=Han}{2,4})(?:同志|先生|女士)((?:现?任|担任|为|系|在).+)$/u
/** 「同意引进林若衡」, 「附上新引进人才林若衡的信息」. */
const BEHIND_VERB =
  /^.*(?:引进|聘用|录用|调入|推荐)的?(?:人才|专家)?(\p{Script=Han}{2,3}?)(?:同志)?(?:的(?:信息|情况|资料|简历))?$/u
/** 「新引进博士林若衡」. */
const BEHIND_RANK = /^(.*(?:博士|硕士|教授|研究员|院士|医师|工程师))(\p{Script=Han}{2,3})$/u

/** A greeting begins with a surname, too: 「王主任好」. */
function isName(word: string): boolean {
  if (OFFICE.test(word) || (word.length > 3 && (EMPLOYER.test(word) || titled(word, true).length > 0))) return false
  return isChineseName(word) || /^\p{Script=Han}+·[\p{Script=Han}·]+$/u.test(word)
}

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

const EMPLOYER =
  /^(?:现?(?:任职?|就职|工作)于?|系|为|[现正]?在|拟[聘调任]用?[到至为]?)?((?:[县区市镇乡]|.{2,40}?)(?:有限(?:责任)?公司|公司|集团|医院|卫生院|学校|中学|小学|幼儿园|学院|大学|研究院|研究所|中心|合作社|事务所|委员会|管委会|办公室|人民政府|[局委厅厂馆]))(.*)$/u
