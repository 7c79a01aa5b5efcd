import { normaliseNumber } from '#shared/domain/identity.ts'

/** What a cell says of the number of a card. */
export interface CardNumber {
  /** Null where it says none, or several. */
  readonly number: string | null
  /** What stands in brackets behind it. */
  readonly remark: string | null
  readonly areSeveral: boolean
}

export function cardNumberIn(raw: string): CardNumber {
  if (/^[A-Z][\dA-Z-]*$/.test(raw)) return { number: raw, remark: null, areSeveral: false }
  if (areSeveral(raw)) return { number: null, remark: null, areSeveral: true }
  if (NO_CARD_NUMBER.test(raw)) return { number: null, remark: null, areSeveral: false }
  const [, bare = raw, remark = null] = NOTED_NUMBER.exec(raw) ?? []
  return { number: normaliseNumber(bare.replace(BEFORE_NUMBER, '')), remark, areSeveral: false }
}

/** Whether a cell holds two numbers of cards, of one shape: 「B0002/B0003」. */
function areSeveral(raw: string): boolean {
  const parts = raw.trim().split(/\s*[/、,，;；→\n]\s*/u)
  const shapes = new Set(parts.map((part) => part.toUpperCase().replaceAll(/\d/g, '0')))
  return (
    parts.length > 1 &&
    shapes.size === 1 &&
    /^(?=.*0{3})(?:[A-Z]+[-\dA-Z]*|0{5,}|\p{Script=Han}+[-\dA-Z]*)$/u.test([...shapes][0] ?? '')
  )
}

/** 「№ CQ-1」, 「编号：CQ-1」. */
const BEFORE_NUMBER = /^\s*(?:№\s*|No[.．:：]\s*|\p{Script=Han}{0,3}号码?\s*[:：]\s*)(?=\S)/iu
/** 「待制」. */
const NO_CARD_NUMBER = /^(?=.*\p{Script=Han})\D*$|^0+$/u
/** 「B0001（已补办）」. */
const NOTED_NUMBER = /^([^()（）]*\d[^()（）]*?)\s*[(（]([^()（）\d]*\p{Script=Han}[^()（）]*)[)）]$/u
