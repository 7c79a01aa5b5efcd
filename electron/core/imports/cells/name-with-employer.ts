import type { ImportField } from '#shared/domain/import-fields.ts'
import { plainName, plainText, plainWidth } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'
import { isChineseName } from '../sheet/content.ts'
import { isOfNameWithEmployer } from '../sheet/headings.ts'
import { EMPLOYER_ENDS } from './employers.ts'
import { namedIn } from './names.ts'
import type { LookUp, Repair } from './remarks.ts'

/** What one cell says of a name and its employer. */
export interface PartedName {
  /** The cells that there would be if each had its own. */
  readonly cells: ReadonlyMap<ImportField, WorkbookCell>
  readonly repairs: readonly Repair[]
  /** An employer that a column of its own says otherwise. */
  readonly otherEmployer: string | null
  /** The heading speaks of both, and it is not plain which is which. */
  readonly isUnclear: boolean
}

const NOTHING: PartedName = { cells: new Map(), repairs: [], otherEmployer: null, isUnclear: false }

export function partedName({ byField }: LookUp, cells: readonly WorkbookCell[]): PartedName {
  const column = byField.get('name')
  const cell = column && cells[column.column - 1]
  if (column?.surnameIn !== undefined)
    return wholeName(column.heading, cellText(cell), cellText(cells[column.surnameIn - 1]))
  if (typeof cell !== 'string' || cell.length < 3) return NOTHING
  const isHeadedSo = isOfNameWithEmployer(column?.heading ?? '')
  if (!isHeadedSo && !/[\s()（）/]/u.test(cell)) return NOTHING
  const parted = nameWithEmployer(cell, isHeadedSo)
  if (parted === null) return isHeadedSo && !isNameAlone(cell) ? { ...NOTHING, isUnclear: true } : NOTHING
  const { name, employer } = parted
  const heading = column?.heading ?? null
  const there = plainText(cellText(cells[(byField.get('employer')?.column ?? 0) - 1]))
  const ofName: Repair = { field: 'name', heading, from: cell, to: name }
  if (there !== '')
    return {
      ...NOTHING,
      cells: new Map([['name', name]]),
      repairs: [ofName],
      otherEmployer: there === employer ? null : employer,
    }
  return {
    ...NOTHING,
    cells: new Map([
      ['name', name],
      ['employer', employer],
    ]),
    repairs: [ofName, { field: 'employer', heading, from: cell, to: employer }],
  }
}

/** A name whose surname stands in a column of its own. */
function wholeName(heading: string, given: string, surname: string): PartedName {
  const name = plainName(`${surname} ${given}`)
  if (surname.trim() === '' || given.trim() === '') return { ...NOTHING, cells: new Map([['name', null]]) }
  return { ...NOTHING, cells: new Map([['name', name]]), repairs: [{ field: 'name', heading, from: given, to: name }] }
}

interface NameWithEmployer {
  readonly name: string
  readonly employer: string
}

/**
 * 「林若衡（县医院）」, 「县医院 林若衡」. `isHeadedSo`: the heading speaks of both; without it only what can be nothing else is
 * parted. Null where it is not plain which is which.
 */
function nameWithEmployer(raw: string, isHeadedSo: boolean): NameWithEmployer | null {
  const text = plainWidth(plainText(raw))
  const [one, other, ...more] = partsOf(text, isHeadedSo)
  if (one === undefined || other === undefined || more.length > 0) return null
  const ways = [
    { name: one, employer: other },
    { name: other, employer: one },
  ]
  const plainly = ways.filter((way) => isName(way.name) && isOrganisation(way.employer) && !isOrganisation(way.name))
  const likely = isHeadedSo ? ways.filter((way) => isName(way.name) && MAY_EMPLOY.test(way.employer)) : []
  const headed = isHeadedSo ? ways.filter((way) => isRareName(way.name) && isOrganisation(way.employer)) : []
  const [way, ...others] = [plainly, likely, headed].find((found) => found.length > 0) ?? []
  return way && others.length === 0 ? { ...way, name: plainName(way.name) } : null
}

function partsOf(text: string, isHeadedSo: boolean): readonly string[] {
  const [, outside, inside] = /^([^()]+?)\s*\(([^()]+)\)$/u.exec(text) ?? []
  if (outside !== undefined && inside !== undefined) return [outside, inside]
  const parts = text
    .replaceAll(PADDED, '')
    .split(/\s*[/,，;；:：|—、-]+\s*|\s+/u)
    .filter((part) => part !== '')
  return parts.length === 1 && isHeadedSo ? (EMPLOYER_FIRST.exec(text)?.slice(1) ?? parts) : parts
}

function isNameAlone(cell: string): boolean {
  const name = plainName(namedIn(cell).name)
  return isName(name) || isRareName(name)
}

function isName(text: string): boolean {
  return (isChineseName(text) && !isOrganisation(text)) || FURTHER_NAME.test(plainName(text))
}

function isRareName(text: string): boolean {
  return /^\p{Script=Han}{2,3}$/u.test(text) && !isOrganisation(text)
}

/** Whether words end as names of employers do. */
export function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text) && !/\d{5}/.test(text)
}

/** Of two words or more, in letters or with middle dots. */
const FURTHER_NAME = /^\p{Script=Han}+(?:·\p{Script=Han}+)+$|^\p{Script=Latin}[\p{Script=Latin} .'-]+$/u

/** The blank within a name of two signs, first or last in its cell. */
const PADDED = /(?<=^\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))|(?<=\s\p{Script=Han})\s+(?=\p{Script=Han}$)/gu

const ENDS = `${EMPLOYER_ENDS}|企业|[一二三四五六七八九十]中|银行|教委|[局部厅委办]`
const ORGANISATION = new RegExp(`^.+(?:${ENDS})$`, 'u')
/** 「县医院林若衡」. */
const EMPLOYER_FIRST = new RegExp(`^(.+(?:${ENDS}))(\\p{Script=Han}{2,3})$`, 'u')
/** No title, no sex, and no more people. */
const MAY_EMPLOY =
  /^(?!.*(?:士|师|员|授|长|主任|书记|经理|董事|总监|主席|负责人|高工|[男女])$)(?!已)(?=.*\p{Script=Han}{2})(?!.*\d{5})[^、；;]+$/u
