import { ORPCError } from '@orpc/client'
import i18next from 'i18next'
import type { Translate } from '#renderer/i18n/i18n.ts'
import { minuteOf } from '#renderer/i18n/formats.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { resources } from '#shared/locales/index.ts'
import { paramsIn } from '#shared/locales/named-params.ts'

/** Why a call was refused, as it crossed: a code and its parameters. */
export interface PageRefusal {
  readonly code: string
  readonly params: { readonly [name: string]: unknown }
}

const SENTENCES = resources['zh-CN']
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What is thrown by a call or by the door; what is no refusal of the desk (a fault in the page) counts as `internal`. */
export function refusalOf(error: unknown): PageRefusal {
  if (error instanceof ORPCError && isErrorCode(error.code)) return { code: error.code, params: recordOf(error.data) }
  if (error instanceof Refusal && isErrorCode(error.code)) return { code: error.code, params: error.params }
  const reference = error instanceof Error ? error.name : 'page'
  return { code: 'internal', params: { reference } }
}

/** The sentence for a refusal, with its cure; some have one of their own for a reason. */
export function sentenceOf(t: Translate, { code, params }: PageRefusal): string {
  if (!isErrorCode(code)) return t('errors:internal', { reference: code })
  return t(`errors:${code}`, { ...presentable(params), context: params['reason'] })
}

/** The sentence for something the owner of the data must be told; `desk.status` lists them. */
export function problemSentenceOf(t: Translate, { code, params }: PageRefusal): string {
  return isProblemCode(code) ? t(`problems:${code}`, presentable(params)) : t('desk:problem.other', { code })
}

function isErrorCode(code: string): code is keyof typeof SENTENCES.errors {
  return Object.hasOwn(SENTENCES.errors, code)
}

function isProblemCode(code: string): code is keyof typeof SENTENCES.problems {
  return Object.hasOwn(SENTENCES.problems, code)
}

/** Instants as the clock on the wall shows them, names in the language at hand. */
function presentable(params: PageRefusal['params']): Record<string, unknown> {
  const entries = Object.entries(paramsIn(i18next.language === 'en' ? 'en' : 'zh-CN', params))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' && INSTANT.test(value) ? minuteOf(value) : value]),
  )
}

function recordOf(data: unknown): PageRefusal['params'] {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
