import type { Translate } from '#renderer/i18n/i18n.ts'
import { sentenceOf, type PageRefusal } from './refusals.ts'

/** Path of a field (`identities.0.number`) to what is wrong with it. */
export type FieldErrors = { readonly [path: string]: string }

interface Issue {
  readonly path: string
  readonly code: string
  readonly params: { readonly [name: string]: unknown }
}

/**
 * What a refusal says about single fields. `fields` gives the path for codes that concern one field; an
 * `input/invalid` names its own, of which `prefix` (`fields.`, `changes.`) is left out.
 */
export function fieldErrorsOf(
  t: Translate,
  refusal: PageRefusal | null,
  fields: { readonly [code: string]: string | undefined } = {},
  prefix = '',
): FieldErrors {
  if (!refusal) return {}
  if (refusal.code === 'input/invalid') {
    const issues = issuesOf(refusal)
    return Object.fromEntries(issues.map((issue) => [without(prefix, issue.path), issueSentenceOf(t, issue)]))
  }
  const named = refusal.params['field']
  const path = typeof named === 'string' ? named : fields[refusal.code]
  return path === undefined ? {} : { [without(prefix, path)]: sentenceOf(t, refusal) }
}

/** In one sentence what the form as a whole is told: nothing where the fields say it all. */
export function formErrorOf(t: Translate, refusal: PageRefusal | null, errors: FieldErrors): string | undefined {
  if (!refusal) return undefined
  const isAtFields = Object.keys(errors).length > 0
  return isAtFields && refusal.code !== 'input/invalid' ? undefined : sentenceOf(t, refusal)
}

function issueSentenceOf(t: Translate, { path, code, params }: Issue): string {
  const { origin, inclusive, format } = params
  const isNumber = origin === 'number' || origin === 'int'
  // Money is typed in yuan and refused in fen.
  const [minimum, maximum] = [params['minimum'], params['maximum']].map((limit) =>
    path.endsWith('Fen') ? Number(limit) / 100 : limit,
  )
  if (code === 'invalid_type' || (code === 'too_small' && isMissing(path, isNumber, minimum)))
    return t('common:issue.required')
  if (code === 'too_small') {
    if (isNumber) return t(inclusive === false ? 'common:issue.notAbove' : 'common:issue.tooSmall', { minimum })
    return t(origin === 'array' ? 'common:issue.tooFew' : 'common:issue.tooShort', { minimum })
  }
  if (code === 'too_big') {
    if (isNumber) return t('common:issue.tooBig', { maximum })
    return t(origin === 'array' ? 'common:issue.tooMany' : 'common:issue.tooLong', { maximum })
  }
  if (format === 'phone') return t('common:issue.noPhone')
  return format === 'date' ? t('common:issue.noDay') : t('common:issue.invalid')
}

/** No text, no row of a list, or no choice among the rows of a register, whose ids begin above 0. */
function isMissing(path: string, isNumber: boolean, minimum: unknown): boolean {
  return isNumber ? path.endsWith('Id') : minimum === 1
}

function issuesOf(refusal: PageRefusal): readonly Issue[] {
  const { issues } = refusal.params
  return Array.isArray(issues) ? issues : []
}

function without(prefix: string, path: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path
}
