import { Day } from '#shared/domain/days.ts'
import { SampleSize } from '#shared/domain/exports.ts'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#shared/locales/index.ts'
import { UsageError } from './failure.ts'
import type { Conditions } from './list-filter.ts'

/** What options and operands say, each in its type. Whatever can't be so throws `UsageError`. */

export function sampleOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const { data } = SampleSize.safeParse(/^\d+$/.test(text) ? Number(text) : null)
  if (data === undefined) throw new UsageError('usage/not-a-number', { operand: '--sample', text })
  return data
}

export function conditionOf(text: string): Conditions[number] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new UsageError('usage/not-a-condition', { text })
  return { name: text.slice(0, at), text: text.slice(at + 1) }
}

export function oneOf<T extends string>(words: readonly T[], text: string, refuse: (text: string) => UsageError): T {
  const word = words.find((one) => one === text)
  if (word === undefined) throw refuse(text)
  return word
}

export function dayOf(text: string): Day {
  const day = Day.safeParse(text)
  if (!day.success) throw new UsageError('usage/not-a-day', { text })
  return day.data
}

export function workbookOf(text: string): string {
  if (!/\.xlsx$/i.test(text)) throw new UsageError('usage/not-a-workbook', { text })
  return text
}

export function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError('usage/not-a-port', { text })
  return port
}

export function languageOf(text: string | undefined): Language {
  if (text === undefined) return languageOfEnvironment()
  const lang = LANGUAGES.find((language) => language === text)
  if (lang === undefined) throw new UsageError('usage/unknown-language', { text, languages: LANGUAGES.join(', ') })
  return lang
}

/** English where the terminal speaks it, Chinese everywhere else. */
export function languageOfEnvironment(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return /^en/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'en' : DEFAULT_LANGUAGE
}
