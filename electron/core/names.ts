import type { Language } from '#shared/locales/index.ts'

/** A name by the language of what is written; where there is none in English, the Chinese one. */
export function nameIn(
  { language }: { readonly language: Language },
  { nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string | null },
): string {
  return language === 'en' ? (nameEn ?? nameZh) : nameZh
}
