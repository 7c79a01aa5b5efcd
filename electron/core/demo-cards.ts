import { demoCards, type DemoCard, type DemoCardKind } from '#seeds/demo/cards.ts'
import work from '#seeds/demo/work.json' with { type: 'json' }
import { cardMay, nextNumber, type CardAction } from '#shared/domain/cards.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import type { LevelView, SchemeView } from '#shared/contract/schemes.ts'
import { decideBy } from './approvals.ts'
import { beginCard, enterCard } from './cards/commands.ts'
import { handOver, makePiece, recordIssue } from './cards/pieces.ts'
import { cardById } from './cards/queries.ts'
import { beginStep } from './cards/steps.ts'
import type { WriteCall } from './ports.ts'
import { enrolHolder, recognise } from './recognitions/commands.ts'
import { setNextNumber } from './schemes/commands.ts'
import { readSchemes } from './schemes/queries.ts'

/** Numbers of the cards that the city issues are the city's: typed in. */
const CITY_PATTERN = 'CQ{level}-{YYYY}-{NNNN}'
const GROUNDS: { readonly [state: string]: string } = work.grounds

/** Enters the fictitious cards of holder number `at`, with the recognitions they prove; returns how many. */
export function enterDemoCards(call: WriteCall, at: number, seed: number, holderId: number): number {
  const cards = demoCards(at, seed, ownScheme(readSchemes(call.db)) !== undefined)
  let before: Entered | null = null
  for (const card of cards) before = enterDemoCard(call, card, holderId, before)
  return cards.length
}

interface Entered {
  readonly id: number
  readonly level: LevelView
  readonly recognitionId: number | null
}

function enterDemoCard(call: WriteCall, card: DemoCard, holderId: number, before: Entered | null): Entered {
  const { db, today } = call
  const level = levelFor(call, card.kind, card.levelAt)
  const follows = card.succession === null ? null : before
  const [first, ...later] = card.steps.map(({ action, ago }) => ({ action, on: daysLater(today, -ago) }))
  if (!first) throw new RangeError('A card has a first step')
  if (first.action === 'enter') {
    const number = numberFor(call, level, first.on)
    const dates = { issuedOn: first.on, validFromOn: null, validToOn: null }
    const id = enterCard(call, { holderId, levelId: level.id, number, ...dates, note: null })
    return { id, level, recognitionId: prove(call, holderId, level, first.on, follows) }
  }
  const succession = follows && card.succession !== null && { predecessorId: follows.id, succession: card.succession }
  const batchId = isUnderWay(card) ? openBatchOf(call, level) : null
  const begun = { holderId, levelId: level.id, on: first.on, action: first.action, batchId, ...succession }
  const id = beginCard(call, begun)
  let recognitionId: number | null = null
  for (const { action, on } of later) {
    takeStep(call, id, level, action, on)
    if (recognitionId === null && ISSUED.includes(action)) recognitionId = prove(call, holderId, level, on, follows)
    if (action === 'revoke' && recognitionId !== null) {
      db.update('recognition', recognitionId, 'current', { toOn: on, endGround: GROUNDS['revoked'] ?? null })
    }
  }
  return { id, level, recognitionId }
}

function isUnderWay({ steps }: DemoCard): boolean {
  return !steps.some(({ action }) => action === 'collect' || action === 'enter')
}

/** What the office makes itself and has not handed over yet is worked through in its open batch. */
function openBatchOf({ db }: WriteCall, { schemeId, issuer }: LevelView): number | null {
  if (issuer !== 'district') return null
  const sql = 'SELECT id FROM card_batch WHERE scheme_id = ? AND closed_on IS NULL ORDER BY id LIMIT 1'
  return db.get<{ id: number }>(sql, [schemeId])?.id ?? null
}

/** By these steps a card gets its number and dates. */
const ISSUED: readonly CardAction[] = ['record-issue', 'make']

function takeStep(call: WriteCall, id: number, level: LevelView, action: CardAction, on: Day): void {
  const { state, seq: seen } = cardById(call.db, id)
  const target = { id, seen, on }
  if (action === 'make') makePiece(call, target)
  else if (action === 'collect') handOver(call, { ...target, collectedBy: null })
  else if (action === 'record-issue') {
    recordIssue(call, { ...target, number: numberFor(call, level, on), issuedOn: on, validToOn: null })
  } else {
    const step = cardMay(state, action, call.operator.role, level.issuer)
    const ground = step?.needs.includes('ground') ? (GROUNDS[step.to ?? state] ?? null) : null
    const onPaper = { decidedBy: work.approver, document: null }
    const approval = step?.needs.includes('approval')
      ? { approvalId: decideBy(call, 'card', onPaper, 'approved', on) }
      : {}
    beginStep(call, target, action).commit({}, { ground, ...approval })
  }
}

/** What the card proves: of the same level it goes on, a higher one begins where the one before ends. */
function prove(call: WriteCall, holderId: number, level: LevelView, fromOn: Day, follows: Entered | null): number {
  const { db } = call
  if (follows && follows.recognitionId !== null) {
    if (follows.level.id === level.id) return follows.recognitionId
    db.update('recognition', follows.recognitionId, 'current', { toOn: daysLater(fromOn, -1) })
  }
  if (follows?.level.schemeId !== level.schemeId) enrolHolder(db, holderId, level.schemeId, { fromOn })
  return recognise(db, holderId, level.id, { fromOn })
}

/** The next number of the scheme; the city's by a pattern of its own. */
function numberFor({ db }: WriteCall, level: LevelView, on: Day): string {
  const scheme = db.get<{ numberPattern: string | null; nextNumber: number | null }>(
    'SELECT number_pattern, next_number FROM scheme WHERE id = ?',
    [level.schemeId],
  )
  const running = scheme?.nextNumber ?? 1
  const cityPattern = CITY_PATTERN.replace('{level}', level.code.slice(0, 1))
  setNextNumber(db, level.schemeId, running + 1)
  return nextNumber(level.issuer === 'district' ? (scheme?.numberPattern ?? cityPattern) : cityPattern, running, on)
}

/** A level of the kind. */
function levelFor({ db }: WriteCall, kind: DemoCardKind, levelAt: number): LevelView {
  const schemes = readSchemes(db)
  const code = { A: 'cq-yingcai', B: 'cq-yingcai', own: ownScheme(schemes)?.code, new: 'cq-new' }[kind]
  const levels = schemes.find((scheme) => scheme.code === code)?.levels ?? []
  const level = kind === 'B' ? levels.find((one) => one.code === 'B') : levels[levelAt % levels.length]
  if (!level) throw new RangeError(`No level of the scheme ${code}`)
  return level
}

function ownScheme(schemes: readonly SchemeView[]): SchemeView | undefined {
  return schemes.find(({ isOwn, isInUse }) => isOwn && isInUse)
}
