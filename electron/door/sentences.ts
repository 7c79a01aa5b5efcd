import { createInstance } from 'i18next'
import { DEFAULT_LANGUAGE, resources, type Language, type Sentences } from '#shared/locales/index.ts'

/** A sentence for the terminal, in the language of the system where it is one of ours. */
export function sentence(
  namespace: keyof Sentences,
  key: string,
  params: { readonly [name: string]: unknown } = {},
  language: Language = systemLanguage(),
): string {
  const texts = createInstance()
  void texts.init({
    resources,
    lng: language,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
  })
  return texts.t(key, { ns: namespace, ...params })
}

function systemLanguage(): Language {
  const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? ''
  return locale.startsWith('en') ? 'en' : DEFAULT_LANGUAGE
}
