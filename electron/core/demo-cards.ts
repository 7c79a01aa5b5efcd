import { demoCards, type DemoCard, type DemoCardKind } from '#seeds/demo/cards.ts'
import work from '#seeds/demo/work.json' with { type: 'json' }
import { cardMay, firstState, lastValidDay, nextNumber, type CardState, type CardStep } from '#shared/domain/cards.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import type { LevelView } from '#shared/contract/schemes.ts'
import type { Cells, WriteCall } from './ports.ts'
import { setNextNumber } from './schemes/commands.ts'
import { readSchemes } from './schemes/queries.ts'

/** Numbers of the cards that the city issues are the city's: typed in. */
const CITY_PATTERN = 'CQ{level}-{YYYY}-{NNNN}'
const GROUNDS: { readonly [state: string]: string } = work.grounds

/** Enters the fictitious cards of holder number `at`, with the recognitions they prove; returns how many. */
export function enterDemoCards(call: WriteCall, at: number, seed: number, holderId: number): number {
  const cards = demoCards(at, seed)
  let before: Entered | null = null
  for (const card of cards) before = enterCard(call, card, holderId, before)
  return cards.length
}

interface Entered {
  readonly id: number
  readonly state: CardState
  readonly level: LevelView
  readonly recognitionId: number | null
}

function enterCard(call: WriteCall, card: DemoCard, holderId: number, before: Entered | null): Entered {
  const { db, today, operator } = call
  const level = levelFor(call, card.kind, card.levelAt)
  const follows = card.succession === null ? null : before
  const id = db.insert('card', {
    holderId,
    levelId: level.id,
    state: firstState(level.issuer, card.succession),
    predecessorId: follows?.id ?? null,
    succession: follows ? card.succession : null,
  })
  let state: CardState | null = null
  let recognitionId: number | null = null
  for (const { action, ago } of card.steps) {
    const on = daysLater(today, -ago)
    const step: CardStep | undefined = state === null ? undefined : cardMay(state, action, operator.role, level.issuer)
    const to: CardState = step?.to ?? (action === 'enter' ? 'on-record' : firstState(level.issuer, card.succession))
    const ground = step?.needs.includes('ground') ? (GROUNDS[to] ?? null) : null
    const approvalId = step?.needs.includes('approval') ? approve(call, on) : null
    db.insert('card_event', { cardId: id, action, onDay: on, fromState: state, toState: to, ground, approvalId })
    if (recognitionId === null && ISSUED.includes(to)) {
      recognitionId = recognise(call, holderId, level, on)
      db.update('card', id, 'current', datesOf(call, level, on))
    }
    if (to === 'active' && action === 'collect' && follows) succeed(call, follows, on)
    if (to === 'revoked' && recognitionId !== null) {
      db.update('recognition', recognitionId, 'current', { toOn: on, endGround: ground })
    }
    db.update('card', id, 'current', { state: to, ground })
    state = to
  }
  return { id, state: state ?? 'applied', level, recognitionId }
}

/** From these states on a card has its number and dates. */
const ISSUED: readonly CardState[] = ['issued-by-city', 'made', 'on-record']

function succeed({ db }: WriteCall, { id, state, recognitionId, level }: Entered, on: Day): void {
  db.insert('card_event', { cardId: id, action: 'succeed', onDay: on, fromState: state, toState: 'replaced' })
  db.update('card', id, 'current', { state: 'replaced' })
  if (recognitionId !== null && level.issuer === 'district')
    db.update('recognition', recognitionId, 'current', { toOn: daysLater(on, -1) })
}

function approve({ db }: WriteCall, on: Day): number {
  const decided = { what: 'card', decidedOn: on, decision: 'approved', decidedBy: work.approver, isOffline: 1 }
  return db.insert('approval', decided)
}

function recognise({ db }: WriteCall, holderId: number, { id: levelId, schemeId }: LevelView, fromOn: Day): number {
  db.insert('enrolment', { holderId, schemeId, fromOn })
  return db.insert('recognition', { holderId, levelId, fromOn })
}

/** The next number of the scheme, and the dates of its level. */
function datesOf({ db }: WriteCall, level: LevelView, on: Day): Cells {
  const scheme = db.get<{ numberPattern: string | null; nextNumber: number | null }>(
    'SELECT number_pattern, next_number FROM scheme WHERE id = ?',
    [level.schemeId],
  )
  const running = scheme?.nextNumber ?? 1
  const cityPattern = CITY_PATTERN.replace('{level}', level.code.slice(0, 1))
  const pattern = level.issuer === 'district' ? (scheme?.numberPattern ?? cityPattern) : cityPattern
  setNextNumber(db, level.schemeId, running + 1)
  return {
    number: nextNumber(pattern, running, on),
    issuedOn: on,
    validFromOn: on,
    validToOn: level.validityYears === null ? null : lastValidDay(on, level.validityYears),
  }
}

/** A level of the kind; where the district has no card of its own, of 新重庆人才. */
function levelFor({ db }: WriteCall, kind: DemoCardKind, levelAt: number): LevelView {
  const schemes = readSchemes(db)
  const own = schemes.find(({ isOwn, isInUse }) => isOwn && isInUse)
  const code = { A: 'cq-yingcai', B: 'cq-yingcai', own: own?.code ?? 'cq-new', new: 'cq-new' }[kind]
  const levels = schemes.find((scheme) => scheme.code === code)?.levels ?? []
  const level = kind === 'B' ? levels.find((one) => one.code === 'B') : levels[levelAt % levels.length]
  if (!level) throw new RangeError(`No level of the scheme ${code}`)
  return level
}
