import type { Language } from '#shared/locales/index.ts'
import { useWords } from './i18n.ts'

/** A row of reference data: a name of its own in Chinese, and in English where there is one. */
export interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

export function nameIn(language: Language, { nameZh, nameEn }: Named): string {
  return language === 'en' ? (nameEn ?? nameZh) : nameZh
}

/** The name of a row in the language at hand. */
export function useNameOf(): (row: Named) => string {
  const { language } = useWords()
  return (row) => nameIn(language, row)
}
