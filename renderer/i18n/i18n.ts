import i18next, { type ParseKeys, type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import { DEFAULT_LANGUAGE, LANGUAGES, resources, type Language, type Sentences } from '#shared/locales/index.ts'
import { host } from '#renderer/host/host.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Sentences
    defaultNS: 'common'
  }
}

const NAMESPACES = [
  'attachments',
  'cards',
  'checkups',
  'common',
  'departments',
  'desk',
  'employers',
  'entitlements',
  'errors',
  'exports',
  'history',
  'holders',
  'imports',
  'papers',
  'practices',
  'problems',
  'recognitions',
  'reference',
  'requests',
  'rules',
  'settings',
  'specialLedgers',
  'staff',
  'subsidies',
  'summaries',
  'upperForms',
  'usages',
  'visits',
] as const

/** A key of any sentence the page may say, with its namespace: `holders:field.name`. */
export type Key = ParseKeys<typeof NAMESPACES>
export type Translate = TFunction<typeof NAMESPACES>

/** Loads both languages and begins with the one chosen last. */
export async function startLanguage(): Promise<void> {
  await i18next.init({
    lng: rememberedLanguage(),
    resources,
    ns: NAMESPACES,
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  followLanguage()
  i18next.on('languageChanged', followLanguage)
}

/** The words of the language at hand; a component that uses them is drawn again when it changes. */
export function useWords(): { t: Translate; language: Language; setLanguage: (language: Language) => void } {
  return WORDS[useSyncExternalStore(watchLanguage, languageAtHand)]
}

/** The words of one language, whichever is at hand: for paper that is handed to somebody. */
export function wordsIn(language: Language): Translate {
  // A page asks for hundreds of sentences that nothing is put into, and looking one up costs as much as drawing its line.
  const plain = new Map<string, string>()
  return new Proxy(i18next.getFixedT(language, NAMESPACES), {
    apply(translate, self, given) {
      const [key, values] = given as [key: string, values?: object]
      const known = values ? undefined : plain.get(key)
      if (known !== undefined) return known
      const words: string = Reflect.apply(translate, self, given)
      if (!values) plain.set(key, words)
      return words
    },
  })
}

const setLanguage = (next: Language) => void i18next.changeLanguage(next)
/** Made once, since every line of a table asks for them. */
const WORDS = {
  'zh-CN': { t: wordsIn('zh-CN'), language: 'zh-CN', setLanguage },
  en: { t: wordsIn('en'), language: 'en', setLanguage },
} as const

function watchLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

function languageAtHand(): Language {
  return asLanguage(i18next.language)
}

function followLanguage(): void {
  const language = asLanguage(i18next.language)
  document.documentElement.lang = language
  document.title = i18next.t('brand')
  document.getElementById('popups')?.setAttribute('aria-label', i18next.t('popups'))
  host.useLanguage(language)
  host.remember('language', language)
}

function rememberedLanguage(): Language {
  return asLanguage(host.recall('language') ?? DEFAULT_LANGUAGE)
}

function asLanguage(text: string): Language {
  return LANGUAGES.find((language) => language === text) ?? DEFAULT_LANGUAGE
}
