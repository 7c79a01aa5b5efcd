import fc from 'fast-check'
import { z } from 'zod'

/** Numbers that are really there by the name of the field that takes them, so that inputs reach past the first check. */
export type Known = ReadonlyMap<string, readonly number[]>

/** The parts of JSON Schema that our contract uses. */
interface Shape {
  readonly type?: string
  readonly properties?: { readonly [name: string]: Shape }
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly maxItems?: number
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly enum?: readonly (string | number | null)[]
  readonly const?: string | number | boolean | null
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

/** Inputs of one procedure: half of them right by the schema, the others with one place spoilt, or anything. */
export function inputsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const right = valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, known)
  return fc.oneof(
    { weight: 4, arbitrary: right },
    { weight: 3, arbitrary: spoilt(right) },
    { weight: 1, arbitrary: anything },
  )
}

const NAMES = [
  '王丹霞',
  '覃',
  'Anna Müller',
  '秀山县人民医院',
  '13800000000',
  '500999199001010017',
  'E12345678',
  'holder',
]
const NASTY = [
  "O'Brien%_\\",
  "'; DROP TABLE holder; --",
  '" OR 1=1 * NEAR/2 (',
  '\u0000',
  '\ud83d',
  '👩‍🔬',
  'e\u0301',
  '\u202e\ufeff\u200b',
  'ＡＢＣ１２３',
  '1e400',
  'x'.repeat(5000),
]
const DAYS = ['2024-02-29', '1900-01-01', '9999-12-31', '2026-02-30', '0000-00-00']

const anything = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' })

function valueOf(shape: Shape, known: Known, field = ''): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const union = shape.anyOf ?? shape.oneOf
  if (union) return fc.oneof(...union.map((one) => valueOf(one, known, field)))
  if (shape.allOf)
    return fc.tuple(...shape.allOf.map((one) => valueOf(one, known))).map((all) => Object.assign({}, ...all))
  switch (shape.type) {
    case 'object':
      return objectOf(shape, known)
    case 'array':
      return fc.array(valueOf(shape.items ?? {}, known), { maxLength: Math.min(shape.maxItems ?? 4, 4) })
    case 'string':
      return textOf(shape)
    case 'integer':
    case 'number':
      return numberOf(shape, known.get(field) ?? [])
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anything
  }
}

function objectOf({ properties = {}, required = [] }: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => [name, valueOf(shape, known, name)]),
  )
  return fc.record(fields, { requiredKeys: [...required] })
}

function textOf({ minLength = 0, maxLength = 60, format }: Shape): fc.Arbitrary<string> {
  if (format === 'date') {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    const right = day.map((at) => at.toISOString().slice(0, 10))
    return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...DAYS) })
  }
  return fc.oneof(
    { weight: 2, arbitrary: fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20), unit: 'binary' }) },
    { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
  )
}

function numberOf({ minimum, maximum }: Shape, known: readonly number[]): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1_000_000, -1_000_000)
  const max = Math.max(min, Math.min(maximum ?? 1_000_000, 1_000_000))
  const any = fc.integer({ min, max })
  return known.length === 0
    ? any
    : fc.oneof({ weight: 1, arbitrary: any }, { weight: 6, arbitrary: fc.constantFrom(...known) })
}

/** The same value with one place changed: another type, a key too many, one missing. */
function spoilt(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(right, fc.nat(), anything, fc.constantFrom('replace', 'add', 'drop'))
    .map(([value, place, other, how]) => {
      const copy: unknown = structuredClone(value)
      const places = objectsIn(copy)
      const at = places[place % Math.max(places.length, 1)]
      if (!at) return other
      const keys = Object.keys(at)
      const key = keys[place % Math.max(keys.length, 1)] ?? 'added'
      if (Array.isArray(at)) at.push(other)
      else if (how === 'drop') delete at[key]
      else at[how === 'add' ? (['constructor', 'toString', 'added'][place % 3] ?? 'added') : key] = other
      return copy
    })
}

function objectsIn(value: unknown): { [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as { [key: string]: unknown }, ...Object.values(value).flatMap(objectsIn)]
}
