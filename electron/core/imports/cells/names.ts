import type { WorkbookCell } from '#shared/domain/workbook.ts'
import { plainName } from '#shared/domain/text.ts'
import { isChineseName, isSurnameAlone } from '../sheet/content.ts'
import { MEANT_EMPTY } from './texts.ts'

/** A name, and what stands beside it in its cell and is no part of it. */
export interface Named {
  readonly name: string
  readonly sex: string
  /** What became of the person: 「王芳（已调离）」. */
  readonly remark: string | null
  /** A title or a former name: 「林若衡博士」. */
  readonly title: string | null
}

export function namedIn(raw: string): Named {
  const whole = plainName(
    (phoneBehind(raw) === null ? raw : raw.replace(PHONE_BEHIND, '')).replace(NAME_QUOTED, '').replace(COUNTED, ''),
  )
  const none = { sex: '', remark: null, title: null }
  const polite = POLITE.exec(whole)?.[1] ?? ''
  if (isChineseName(polite) && !isSurnameAlone(polite)) return { ...none, name: polite }
  const [, name, said = ''] = BEHIND.exec(whole) ?? []
  if (name !== undefined) return /^[男女]$/u.test(said) ? { ...none, name, sex: said } : { ...none, name, remark: said }
  const [, called = '', sex = '', rest = ''] = WITH_SEX.exec(whole) ?? []
  if (called !== '') return { ...none, name: called, sex, title: rest }
  const [, bare = '', title = ''] = TITLED_IN_BRACKETS.exec(whole) ?? TITLED.exec(whole) ?? []
  return isChineseName(bare) && !isSurnameAlone(bare) ? { ...none, name: bare, title } : { ...none, name: whole }
}

/** Whether no name stands there, or that there is nobody: 「空缺」. */
export function isNobody(name: string): boolean {
  return name === '' || MEANT_EMPTY.test(name) || /^(?:空缺|暂缺|空岗|缺编|待引进|待招聘|待聘|保密)$/u.test(name)
}

/** Whether people's names stand there one behind the other: 「林若衡、冉光荣」. A blank in `raw` may only pad one: 「欧阳 娜娜」. */
export function areSeveral(name: string, raw: string): boolean {
  if (/^\p{Script=Han}*$/u.test(raw)) return false
  const [first = '', ...others] = raw.trim().split(/\s+/u)
  const areParted = others.length > 0 && !isSurnameAlone(first) && [first, ...others].every((one) => isChineseName(one))
  const names = name.split(/[/、;；,，]/u)
  return areParted || (names.length > 1 && names.every((one) => isChineseName(one)))
}

/** What keeps a program from reading a Chinese name as something else. */
const NAME_QUOTED = /^\s*['’‘"“”`]+(?=\p{Script=Han})|(?<=\p{Script=Han})['’‘"“”`]+\s*$/gu

/** A phone that stands behind a name in its cell. */
export function phoneBehind(raw: string): string | null {
  return raw.length > 12 ? (PHONE_BEHIND.exec(raw)?.[1] ?? null) : null
}

const PHONE_BEHIND = /(?<=\p{Script=Han}\s*)[\s(（:：,，、/]*(1[3-9]\d{9})\s*[)）]?\s*$/u
/** 「3.何清扬」, 「③何清扬」. */
const COUNTED = /^\s*(?:\d{1,4}\s*[.、．]|[①-⒛㈠-㈩])\s*(?=\p{Script=Han}{2})/u
const POLITE = /^(\p{Script=Han}{2,4}?)[(（]?(?:先生|女士|同志|老师)[)）]?$/u
const TITLED =
  /^(\p{Script=Han}{2,4}?)((?:博士后?|院士|博导|(?:特聘|讲座)?(?:副?教授|(?:副|助理)?研究员)|(?:主任|副主任|主治)医师|(?:教授级)?高级?工(?:程师)?)+)$/u
const TITLED_IN_BRACKETS =
  /^(\p{Script=Han}{2,4})\s*[(（]((?:曾用名|原名|又名).+|博士后?|硕士|院士|正高|副高|正高级|副高级|中级|.*(?:教授|研究员|医师|工程师|教师|长|主任|书记)|\p{Script=Han}{1,5}族|(?:中共)?(?:预备)?党员|群众|无党派(?:人士)?|党外)[)）]$/u
/** 「林若衡（女，土家族）」. */
const WITH_SEX = /^(\p{Script=Han}[\p{Script=Han}·]+)\s*[(（]([男女])[,，、;；\s]\s*([^()（）]+)[)）]$/u
const BEHIND =
  /^(.+?)\s*[(（]([男女]|已.*|.*(?:调离|调出|调走|离职|离岗|辞职|退休|退出|去世|病故|身故|注销|取消|停用|停止|借调|挂职|返聘).*)[)）]$/u

/** With an employer, a phone and a remark. */
export const LONGEST_NAME = 200

/** What is longer is no name, and to look for one in it takes seconds. */
export function withShortName(cells: readonly WorkbookCell[], column = 0): readonly WorkbookCell[] {
  const cell = cells[column - 1]
  return typeof cell === 'string' && cell.length > LONGEST_NAME
    ? cells.with(column - 1, cell.slice(0, LONGEST_NAME + 1))
    : cells
}
