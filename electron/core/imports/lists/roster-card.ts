import { lastValidDay } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { normaliseNumber } from '#shared/domain/identity.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { dateOf, termOf } from '../cells/days.ts'
import type { SheetLayout } from '../sheet/layout.ts'
import { cardNamedIn } from '../sheet/whose.ts'
import type { Levels } from '../cells/levels.ts'
import type { RosterEntry } from './roster-entry.ts'
import { worded, yesOrNo } from '../cells/words.ts'

export interface RosterCard {
  readonly levelId: number
  /** Whether the row says it, or it is the one that a list means which says none. */
  readonly isLevelSaid: boolean
  readonly schemeId: number
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly validFromOn: Day | null
  readonly validToOn: Day | null
  /** Where the row says until when it is valid; null: reckoned by the scheme. */
  readonly termIn: 'validToOn' | 'validity' | null
}

/** The card of a row, and what of its cells none comes of. */
export function cardOf(
  reader: RowReader,
  { title, sheetName }: Pick<SheetLayout, 'title' | 'sheetName'>,
  { levels, today }: { readonly levels: Levels; readonly today: Day },
): { readonly card: RosterCard | null; readonly own: RosterEntry['own'] } {
  const { words, named } = classIn(reader, levels)
  const answer = words === '' ? null : yesOrNo(words)
  const has = named === null ? (worded(reader, 'hasCard', yesOrNo) ?? answer) : true
  const behind = reader.has('cardNumber') ? null : numberBehind(words, levels)
  const number = behind?.number ?? reader.cardNumber()
  const issuedOn = reader.day('issuedOn', 'first')
  const life = () => reader.under(['validToOn', 'validity'])
  if (has === false && number === null) return { card: null, own: [...reader.under(['issuedOn']), ...life()] }
  const speaksOfCard = (words !== '' && answer === null) || number !== null || issuedOn !== null || has === true
  if (!speaksOfCard) return { card: null, own: life() }
  const headed = reader.headingOf('cardNumber') ?? reader.headingOf('issuedOn') ?? ''
  const isWorded = words !== '' && answer === null
  // 「A卡编号」 says which card it is, too.
  const byHeading = isWorded ? null : cardNamedIn(headed)
  const own = levels.ofCard(byHeading ?? behind?.kind ?? words)
  const titled = own || isWorded ? [] : [reader.section(), title, sheetName]
  const [spoken, ...others] = titled.map((text) => levels.spokenOf(text)).find(({ length }) => length > 0) ?? []
  const said = own ?? (others.length > 0 ? null : (spoken ?? null))
  const level = said ?? (isWorded || spoken !== undefined ? null : levels.ofAnyCard())
  if (level && !said && has !== true && ![headed, ...titled].some((text) => /卡|服务证|card/iu.test(text)))
    reader.warn(number === null ? 'issuedOn' : 'cardNumber', 'import/card-assumed', number ?? issuedOn ?? '', {
      card: levels.schemeOf(level)?.nameZh ?? level.nameZh,
    })
  if (!level) {
    reader.warn('cardLevel', 'import/card-level-unknown', words || (number ?? issuedOn ?? ''))
    const unread = [words, number, issuedOn].filter((part) => part !== null && part !== '').join(' ')
    return { card: null, own: [...(unread === '' ? [] : [{ name: '服务卡（未识别）', value: unread }]), ...life()] }
  }
  if (issuedOn !== null && issuedOn > today)
    reader.refuse('issuedOn', 'card/day-in-future', issuedOn, { field: 'issuedOn', on: issuedOn, today })
  const { validFromOn, validToOn, termIn, isUncounted } = validityOf(reader, issuedOn, level.validityYears)
  if (validFromOn !== null && validToOn !== null && validToOn < validFromOn) {
    const field = reader.has('validToOn') ? 'validToOn' : 'validity'
    reader.refuse(field, 'card/ends-before-it-begins', validToOn, { fromOn: validFromOn, toOn: validToOn })
  }
  return {
    card: {
      levelId: level.id,
      isLevelSaid: said !== null,
      schemeId: level.schemeId,
      number,
      issuedOn,
      validFromOn,
      validToOn,
      termIn,
    },
    own: isUncounted ? life() : [],
  }
}

/** What a row says of which card it is; `named`: in answer to whether there is one. */
export function classIn(reader: RowReader, levels: Levels): { readonly words: string; readonly named: string | null } {
  const named = levelAnswered(reader.words('hasCard'), levels)
  return { words: reader.words('cardLevel') || (named ?? ''), named }
}

/** Whether there is a card may be answered with which: 「B卡」, 「是（B卡）」. */
function levelAnswered(words: string, levels: Levels): string | null {
  const said = words.replace(/^(?:是|有|已办理?)[\s,、:(]*/u, '').replace(/\)$/u, '')
  return levels.ofCard(said) ? said : null
}

/** The number that stands behind the kind of a card in its cell: 「A卡（CQ-001）」, 「B卡：CQ-002」. */
function numberBehind(words: string, levels: Levels): { readonly kind: string; readonly number: string } | null {
  const [, kind = '', number = ''] = KIND_AND_NUMBER.exec(words) ?? []
  return number === '' || /^(?:19|20)\d\d$/.test(number) || !levels.ofCard(kind)
    ? null
    : { kind, number: normaliseNumber(number) }
}

const KIND_AND_NUMBER = /^(.*[卡类级])[\s:(]+(?:编号|卡号|号码?|No\.?)?[:.]?\s*([A-Z]{0,8}-?\d[A-Z\d-]{2,})\)?$/iu

/** What the list says of the term, else the scheme's own from the day of issue. `isUncounted`: years from no day. */
function validityOf(
  reader: RowReader,
  issuedOn: Day | null,
  years: number | null,
): Pick<RosterCard, 'validFromOn' | 'validToOn' | 'termIn'> & { readonly isUncounted: boolean } {
  const end = reader.cell('validToOn')
  const isSpan = dateOf(end) === null && termOf(end) !== null
  const said = isSpan ? null : reader.day('validToOn', 'last')
  const cell = isSpan ? end : reader.cell('validity')
  const isSaid = cellText(cell).trim() !== ''
  const term = isSaid ? termOf(cell) : null
  if (isSaid && !term) reader.warn('validity', 'import/day-unclear', cellText(cell).slice(0, 60))
  const validFromOn = term?.from ?? issuedOn
  const span = term ? term.years : years
  const reckoned = validFromOn !== null && span !== null ? lastValidDay(validFromOn, span) : null
  const termIn = said !== null || isSpan ? 'validToOn' : term ? 'validity' : null
  const isUncounted = validFromOn === null && (term?.years ?? null) !== null
  return { validFromOn, validToOn: said ?? term?.to ?? reckoned, termIn, isUncounted }
}
