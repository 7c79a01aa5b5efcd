import { daysLater, type Day } from '#shared/domain/days.ts'
import {
  LiaisonLevel,
  TalentTeam,
  type EmploymentFields,
  type HolderFields,
  type IdentityFields,
  type RelativeFields,
} from '#shared/domain/holder.ts'
import { checkSignOf } from '#shared/domain/identity.ts'
import { Chance } from './chance.ts'
import words from './words.json' with { type: 'json' }

/** A fictitious holder as `holders.register` takes it. */
export interface DemoHolder {
  readonly fields: HolderFields
  readonly identities: IdentityFields[]
  readonly employments: EmploymentFields[]
  readonly relatives: RelativeFields[]
}

/** Which register is wanted: the same answers give the same people. Dates hang on `today`. */
export interface DemoRegister {
  readonly seed: number
  /** How many holders there will be: employers grow with them. */
  readonly holders: number
  readonly today: Day
}

/**
 * Holder number `at` (from 0) of a fictitious register. Identity numbers use the area 500999, which does not exist, and
 * phone numbers begin with 127, where no subscriber's number begins; no two holders share a number.
 */
export function demoHolder(at: number, register: DemoRegister): DemoHolder {
  const chance = new Chance(register.seed, at)
  const { today } = register
  const foreigner = at % 40 === 17 ? chance.one(words.foreign) : undefined
  const isMale = chance.is(0.55)
  const bornOn = daysLater(today, -24 * 365 - birthPlace(at, register.seed))
  const recruitedOn = daysLater(today, -chance.below(4000) - 20)
  const [educationLevel = null, degree = null] = chance.one(words.educations)
  const isInProgramme = chance.is(0.3)
  return {
    fields: {
      name: foreigner?.[0] ?? nameOf(at, chance),
      namePrinted: null,
      sex: isMale ? 'male' : 'female',
      bornOn,
      ethnicity: foreigner ? null : chance.one(words.ethnicities),
      nationality: foreigner?.[1] ?? '中国',
      politicalStatus: foreigner ? null : chance.one(words.politicalStatuses),
      phone: phoneOf(at, register.seed),
      team: chance.one(TalentTeam.options),
      programme: isInProgramme ? chance.one(words.programmes) : null,
      track: isInProgramme ? chance.one(words.tracks) : null,
      field: chance.one(words.fields),
      educationLevel,
      degree,
      school: chance.one(words.schools),
      major: chance.one(words.majors),
      title: chance.is(0.8) ? chance.one(words.titles) : null,
      recruitedHow: chance.one(words.recruitedHow),
      recruitedOn,
      contractToOn: chance.is(0.6) ? daysLater(today, chance.below(1500) - 60) : null,
      liaisonLevel: chance.is(0.5) ? chance.one(LiaisonLevel.options) : null,
      legalBasis: null,
      note: null,
    },
    identities: [
      foreigner
        ? { kind: 'passport', number: `ZZ${String(at).padStart(7, '0')}` }
        : { kind: 'resident-id', number: residentNumber(bornOn, orderOf(at, register.seed, isMale)) },
    ],
    employments: employmentsOf(chance, register, recruitedOn),
    relatives: relativesOf(chance, bornOn, isMale, today),
  }
}

/** Employer number `at` (from 0); 12,000 of them have names of their own. */
export function demoEmployer(at: number): string {
  const { regions, marks, trades } = words
  const region = regions[at % regions.length] ?? ''
  const trade = trades[Math.floor(at / regions.length) % trades.length] ?? ''
  const mark = marks[(at + 3 * Math.floor(at / (regions.length * trades.length))) % marks.length] ?? ''
  return region + mark + trade
}

/** Birth days of holders are spread over so many days; of those born on one day each has another order number. */
const BIRTH_DAYS = 13_500
const HOLDERS_PER_EMPLOYER = 12

/** Days by which the birth lies before the youngest allowed. The step shares no factor with the days, so all come in turn. */
function birthPlace(at: number, seed: number): number {
  return (at * 7919 + Math.abs(seed % BIRTH_DAYS)) % BIRTH_DAYS
}

/** Places 15 to 17, odd for a man. */
function orderOf(at: number, seed: number, isMale: boolean): number {
  const place = (birthPlace(at, seed) * 131 + Math.floor(at / BIRTH_DAYS)) % 500
  return 2 * place + (isMale ? 1 : 0)
}

function residentNumber(bornOn: Day, order: number): string {
  const first17 = `500999${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + checkSignOf(first17)
}

function phoneOf(at: number, seed: number): string {
  return `127${String((at * 15_485_863 + Math.abs(seed % 100_000_000)) % 100_000_000).padStart(8, '0')}`
}

/** Among the first, each seventh name tries what a register has to bear: polyphones, rare signs, long names. */
function nameOf(at: number, chance: Chance): string {
  const special = at % 7 === 3 ? words.special[Math.floor(at / 7)] : undefined
  return special ?? chance.one(chance.is(0.06) ? words.rareSurnames : words.surnames) + givenName(chance)
}

function givenName(chance: Chance): string {
  return chance.one(words.given) + (chance.is(0.75) ? chance.one(words.given) : '')
}

function employmentsOf(chance: Chance, register: DemoRegister, recruitedOn: Day): EmploymentFields[] {
  const employers = Math.max(8, Math.ceil(register.holders / HOLDERS_PER_EMPLOYER))
  const employment = (fromOn: Day, toOn: Day | null): EmploymentFields => ({
    employer: demoEmployer(chance.below(employers)),
    department: chance.one(words.departments),
    post: chance.one(words.posts),
    fromOn,
    toOn,
  })
  const all = [employment(recruitedOn, null)]
  if (chance.is(0.3)) all.push(employment(daysLater(recruitedOn, -1500), daysLater(recruitedOn, -1)))
  if (chance.is(0.08)) all.push(employment(daysLater(recruitedOn, 10), null))
  return all
}

function relativesOf(chance: Chance, bornOn: Day, isMale: boolean, today: Day): RelativeFields[] {
  const relatives: RelativeFields[] = []
  const add = (relation: RelativeFields['relation'], isMan: boolean, born: Day) => {
    const name = chance.one(words.surnames) + givenName(chance)
    const number = residentNumber(born, 2 * chance.below(500) + (isMan ? 1 : 0))
    const identity = chance.is(0.8) ? ({ kind: 'resident-id', number } as const) : null
    relatives.push({ relation, name, sex: isMan ? 'male' : 'female', bornOn: born, identity, note: null })
  }
  if (chance.is(0.55)) add('spouse', !isMale, daysLater(bornOn, chance.below(2000) - 1000))
  for (let child = 0; child < 2 && chance.is(0.4); child += 1) {
    const born = daysLater(bornOn, 9000 + chance.below(3500))
    if (born < today) add('child', chance.is(0.5), born)
  }
  if (chance.is(0.1)) add('parent', chance.is(0.5), daysLater(bornOn, -9000 - chance.below(3000)))
  return relatives
}
