import { BLANK_MESSAGE, type MessageReading } from '#shared/contract/messages.ts'
import type { Day } from '#shared/domain/days.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { plainText } from '#shared/domain/text.ts'
import { cellText, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { RowReader } from './cells/row-reader.ts'
import { dataRows } from './sheet/data-rows.ts'
import { saidInEnglish, type Pair } from './cells/english.ts'
import { isName, meaningOf, withoutNumber } from './cells/meanings.ts'
import { addressed, labelsOfForm, withMiddleDots } from './cells/pasted.ts'
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
  const plain = withMiddleDots(plainText(text))
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
    text
      .replaceAll(LISTED, '\n')
      .replaceAll(BRACKETED, (all, label: string) => (isNamedWhole('roster', label) ? `\n${label}：` : all)),
  )
  const heads = [...(text.match(SENT) ?? []), ...addressed(text)]
  const bare = heads.reduce((rest, head) => rest.replace(head, ''), english.rest)
  const { labelled, others } = labelledIn(bare)
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
  for (const head of heads) add('备注', head)
  if (!has('姓名')) return null
  for (const line of below.split(/[\n，,]+/u)) if (line.trim() !== '') add('备注', line.trim())
  const further = words
    .map(withoutNumber)
    .filter((word) => isName(word) && !pairs.some(([heading, value]) => heading === '姓名' && value.includes(word)))
  const names = labelled.flatMap(([heading, value]) => (fieldNamed('roster', heading) === 'name' ? [value] : []))
  const again = names.slice(1).filter((name) => name !== names[0])
  const whole = ungrouped(text)
  const areNumbered = new Set(whole.match(MOBILE)).size > 1 || new Set(whole.match(RESIDENT)).size > 1
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

/** 「2. 」 before a line's first word, and the colon of the line above that leads to the list. */
const LISTED = /(?:[:：]?[^\S\n]*\n|^)\s*\d{1,2}[.．、]\s*(?=\p{Script=Han})/gu

/** 「【姓名】林若衡」. */
const BRACKETED = /【([^【】]{2,8})】/gu

function plainWord(word: string): string {
  return plainText(word.replaceAll(/\p{Extended_Pictographic}|\uFE0F/gu, '').replace(ORDER, ''))
}

/** 「2.」 before a line's first word. */
const ORDER = /^\s*\d{1,2}[.．]\s*(?=\p{Script=Han})/u
/** 「三位同志」. */
const SEVERAL = /(?:[两二三四五六七八九十]|[2-9]|\d\d)\s*[位名个]\s*(?:同志|老师|专家|人才|教授|医生|博士)/u
/** A slash before two digits is one of a day. */
const PARTED = /(?:[，,；;。：:、（）()【】！!？?\n\t|]|\/(?!\d{1,2}(?!\d)))+/u
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const RESIDENT = /(?<!\d)\d{17}[\dXx]/g

/** Words with nothing but blanks between them, where one of them says what it is; a number may have blanks within. */
function partsOf(word: string): readonly string[] {
  const parts = ungrouped(word.trim())
    .replace(/^(\p{Script=Han})\s+(?=\p{Script=Han}{1,2}$)/u, '$1')
    .split(/\s+/u)
  if (parts.every((part) => meaningOf(part, false).length === 0)) return [word]
  // 「电话」 before its number says nothing more.
  return parts.filter((part) => /\d/.test(part) || !isNamedWhole('roster', part))
}

function ungrouped(text: string): string {
  return text.replaceAll(GROUPED, (number) => number.replaceAll(/\s/gu, ''))
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
