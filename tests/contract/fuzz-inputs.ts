import fc from 'fast-check'
import { z } from 'zod'

/** Ids and numbers of rows that are really there, so that some inputs reach past the first check. */
export interface Known {
  readonly ids: readonly number[]
  readonly seqs: readonly number[]
}

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

/** Inputs of one procedure: half of them right by the schema, half with one place of them spoilt. */
export function inputsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const right = valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, known)
  return fc.oneof(right, spoilt(right), { arbitrary: anything, weight: 1 })
}

const NASTY = [
  '王丹霞',
  '覃',
  "O'Brien%_\\",
  "'; DROP TABLE holder; --",
  '" OR 1=1 * NEAR/2 (',
  '\u0000',
  '\ud83d',
  '👩‍🔬',
  'e\u0301',
  '\u202e\ufeff\u200b',
  'ＡＢＣ１２３',
  'x'.repeat(5000),
]
const NUMBERS = ['500999199001011234', '13800000000', '0', '-1', '1e400']
const DAYS = ['2024-02-29', '1900-01-01', '9999-12-31', '2026-02-30', '0000-00-00']

const anything = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' })

function valueOf(shape: Shape, known: Known): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const union = shape.anyOf ?? shape.oneOf
  if (union) return fc.oneof(...union.map((one) => valueOf(one, known)))
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
      return numberOf(shape, known)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anything
  }
}

function objectOf({ properties = {}, required = [] }: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, valueOf(shape, known)]))
  return fc.record(fields, { requiredKeys: [...required] })
}

function textOf({ minLength = 0, maxLength = 60, format }: Shape): fc.Arbitrary<string> {
  if (format === 'date') {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    return fc.oneof(
      day.map((at) => at.toISOString().slice(0, 10)),
      fc.constantFrom(...DAYS),
    )
  }
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'binary' }),
    fc.constantFrom(...NASTY, ...NUMBERS),
  )
}

function numberOf({ minimum, maximum }: Shape, { ids, seqs }: Known): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1_000_000, -1_000_000)
  const max = Math.max(min, Math.min(maximum ?? 1_000_000, 1_000_000))
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(1, ...ids), fc.constantFrom(1, ...seqs))
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
      if (how === 'drop') delete at[key]
      else at[how === 'add' ? (['constructor', 'toString', 'added'][place % 3] ?? 'added') : key] = other
      return copy
    })
}

function objectsIn(value: unknown): { [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as { [key: string]: unknown }, ...Object.values(value).flatMap(objectsIn)]
}
