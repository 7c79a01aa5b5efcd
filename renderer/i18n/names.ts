import type { Language } from '#shared/locales/index.ts'

/** A row of reference data: a name of its own in Chinese, and in English where there is one. */
export interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

export function nameIn(language: Language, { nameZh, nameEn }: Named): string {
  return language === 'en' ? (nameEn ?? nameZh) : nameZh
}
