import { plainName } from '#shared/domain/text.ts'

/** A name without what stands in brackets behind it and is no part of it: 「王芳（女）」. */
export function namedIn(raw: string): { readonly name: string; readonly sex: string; readonly remark: string | null } {
  const whole = plainName((phoneBehind(raw) === null ? raw : raw.replace(PHONE_BEHIND, '')).replace(NAME_QUOTED, ''))
  const [, name, said = ''] = BEHIND.exec(whole) ?? []
  if (name === undefined) return { name: whole, sex: '', remark: null }
  return /^[男女]$/u.test(said) ? { name, sex: said, remark: null } : { name, sex: '', remark: said }
}

/** What keeps a program from reading a Chinese name as something else. */
const NAME_QUOTED = /^\s*['’‘"“”`]+(?=\p{Script=Han})|(?<=\p{Script=Han})['’‘"“”`]+\s*$/gu

/** A phone that stands behind a name in its cell. */
export function phoneBehind(raw: string): string | null {
  return raw.length > 12 ? (PHONE_BEHIND.exec(raw)?.[1] ?? null) : null
}

const PHONE_BEHIND = /(?<=\p{Script=Han}\s*)[\s(（:：,，、/]*(1[3-9]\d{9})\s*[)）]?\s*$/u
const BEHIND =
  /^(.+?)\s*[(（]([男女]|已.*|.*(?:调离|调出|调走|离职|离岗|辞职|退休|退出|去世|病故|身故|注销|取消|停用|停止|借调|挂职|返聘).*)[)）]$/u
