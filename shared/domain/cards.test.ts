import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CARD_TRANSITIONS,
  CardAction,
  cardMay,
  CardState,
  cardValidity,
  firstState,
  isCardInForce,
  isCardUnderWay,
  lastValidDay,
  nextNumber,
} from './cards.ts'
import { ageOn, daysLater } from './days.ts'
import { Issuer } from './reference.ts'
import { Role } from './roles.ts'

/**
 * The life of a card written down a second time, state by state: `action>state:needs`, `=` where the state stays; `!` for
 * who may decide only.
 */
const LIFE: Record<'city' | 'district', Record<CardState, string>> = {
  city: {
    'to-report': 'report>reported void>void:ground',
    reported: 'record-issue>issued-by-city:number,dates record-return>returned:ground void>void:ground',
    'issued-by-city': 'arrive>arrived correct>=:ground void>void:ground',
    returned: 'resubmit>reported void>void:ground',
    arrived: 'collect>active correct>=:ground void>void:ground',
    applied: 'void>void:ground',
    'first-review': 'void>void:ground',
    approved: 'void>void:ground',
    declined: '',
    publicity: 'void>void:ground',
    made: 'correct>=:ground void>void:ground',
    'to-collect': 'correct>=:ground void>void:ground',
    active: held('report-lost>lost:ground renew>=:ground upgrade>=:ground !void>void:ground replace>=:ground'),
    'on-record': held('report-lost>lost:ground renew>=:ground upgrade>=:ground !void>void:ground replace>=:ground'),
    lost: held('find>active replace>=:ground'),
    suspended:
      'resume>active:ground,approval revoke>revoked:ground,approval surrender>surrendered:ground correct>=:ground succeed>replaced',
    replaced: '',
    revoked: '',
    surrendered: '',
    void: '',
  },
  district: {
    'to-report': 'void>void:ground',
    reported: 'void>void:ground',
    'issued-by-city': 'correct>=:ground void>void:ground',
    returned: 'void>void:ground',
    arrived: 'correct>=:ground void>void:ground',
    applied: 'review>first-review void>void:ground',
    'first-review': 'approve>approved:approval decline>declined:ground,approval void>void:ground',
    approved: 'publish>publicity make>made void>void:ground',
    declined: '',
    publicity: 'make>made decline>declined:ground,approval void>void:ground',
    made: 'make-ready>to-collect correct>=:ground void>void:ground',
    'to-collect': 'collect>active correct>=:ground void>void:ground',
    active: held('report-lost>lost:ground renew>=:ground upgrade>=:ground !void>void:ground replace>=:ground'),
    'on-record': held('report-lost>lost:ground renew>=:ground upgrade>=:ground !void>void:ground replace>=:ground'),
    lost: held('find>active replace>=:ground'),
    suspended:
      'resume>active:ground,approval revoke>revoked:ground,approval surrender>surrendered:ground correct>=:ground succeed>replaced',
    replaced: '',
    revoked: '',
    surrendered: '',
    void: '',
  },
}

function held(more: string): string {
  return `${more} suspend>suspended:ground,approval revoke>revoked:ground,approval surrender>surrendered:ground correct>=:ground succeed>replaced`
}

function expected(issuer: Issuer, state: CardState, action: CardAction, role: Role) {
  if (role === 'viewer' || role === 'auditor') return undefined
  for (const word of LIFE[issuer][state].split(' ')) {
    const [, sign, name, to, needs] = /^(!?)([a-z-]+)>([a-z-]+|=)(?::(.*))?$/.exec(word) ?? []
    if (name !== action || (sign === '!' && role === 'specialist')) continue
    return { to: to === '=' ? null : to, needs: needs === undefined ? [] : needs.split(',') }
  }
  return undefined
}

const STEPS = Issuer.options.flatMap((issuer) =>
  CardState.options.flatMap((state) =>
    CardAction.options.flatMap((action) => Role.options.map((role) => ({ issuer, state, action, role }))),
  ),
)

describe('steps of a card', () => {
  it('allows what its life cycle allows and nothing else when any role takes any step from any state', () => {
    for (const { issuer, state, action, role } of STEPS) {
      const step = cardMay(state, action, role, issuer)
      const taken = step && { to: step.to, needs: step.needs }
      expect({ issuer, state, action, role, taken }).toEqual({
        issuer,
        state,
        action,
        role,
        taken: expected(issuer, state, action, role),
      })
    }
    expect(STEPS.length).toBe(2 * 20 * 26 * 5)
  })

  it('says one thing only when two rows speak of one step', () => {
    for (const { issuer, state, action, role } of STEPS) {
      const rows = CARD_TRANSITIONS.filter(
        (one) =>
          one.action === action &&
          (one.issuer ?? issuer) === issuer &&
          one.from.includes(state) &&
          one.may.includes(role),
      )
      expect(rows.length, `${issuer} ${state} ${action} ${role}`).toBeLessThanOrEqual(1)
    }
  })

  it('reaches every state of its life when a card begins in any way', () => {
    const reach = (issuer: Issuer) => {
      const seen = new Set<CardState>(['on-record', firstState(issuer, null), firstState(issuer, 'replaced')])
      for (const state of seen) {
        for (const action of CardAction.options) {
          const to = cardMay(state, action, 'administrator', issuer)?.to
          if (to) seen.add(to)
        }
      }
      return seen
    }
    expect(new Set([...reach('city'), ...reach('district')])).toEqual(new Set(CardState.options))
    expect(reach('city').has('applied')).toBe(false)
    expect(reach('district').has('reported')).toBe(false)
  })

  it('is in force or under way and never both when it is in any state', () => {
    expect(CardState.options.filter(isCardInForce)).toEqual(['active', 'on-record'])
    expect(CardState.options.filter((state) => isCardInForce(state) && isCardUnderWay(state))).toEqual([])
  })
})

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('validity', () => {
  it.each([
    ['2026-01-31', 'not-yet-valid'],
    ['2026-02-01', 'valid'],
    ['2026-11-01', 'valid'],
    ['2026-11-02', 'due-soon'],
    ['2026-12-31', 'due-soon'],
    ['2027-01-01', 'expired'],
  ])('is told by the day when it is %s', (on, verdict) => {
    expect(cardValidity({ validFromOn: '2026-02-01', validToOn: '2026-12-31' }, on)).toBe(verdict)
  })

  it('sets no limit when a date is not known', () => {
    expect(cardValidity({ validFromOn: null, validToOn: null }, '2026-01-01')).toBe('no-dates')
    expect(cardValidity({ validFromOn: '2020-01-01', validToOn: null }, '2090-01-01')).toBe('valid')
    expect(cardValidity({ validFromOn: null, validToOn: '2090-01-01' }, '2000-01-01')).toBe('valid')
  })

  it('ends on the day before the anniversary when it runs for years', () => {
    expect(lastValidDay('2024-03-15', 3)).toBe('2027-03-14')
    expect(lastValidDay('2024-02-29', 3)).toBe('2027-02-28')
    expect(lastValidDay('2025-01-01', 1)).toBe('2025-12-31')
    expect(lastValidDay('0001-01-01', 3)).toBe('0003-12-31')
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 50 }), (from, years) => {
        const last = lastValidDay(from, years)
        expect([ageOn(from, last), ageOn(from, daysLater(last, 1))]).toEqual([years - 1, years])
      }),
    )
  })
})

describe('numbers', () => {
  it('follow the pattern when it has a year and a width', () => {
    expect(nextNumber('XS-{YYYY}-{NNNN}', 7, '2026-05-01')).toBe('XS-2026-0007')
    expect(nextNumber('秀{NNN}', 12, '2026-05-01')).toBe('秀012')
    expect(nextNumber('{NN}', 123, '2026-05-01')).toBe('123')
  })

  it('never repeat when the count runs on', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), fc.constantFrom('A-{NNN}', '{YYYY}{NNNNN}'), (a, b, pattern) => {
        fc.pre(a !== b)
        expect(nextNumber(pattern, a, '2026-01-01')).not.toBe(nextNumber(pattern, b, '2026-01-01'))
      }),
    )
  })
})
