import { createInstance } from 'i18next'
import { resources, type Language } from './index.ts'
import { paramsIn } from './named-params.ts'

/** The one sentence for a refusal's code in a language; the code itself where there is none. */
export function refusalsIn(language: Language): (code: string, params: { readonly [name: string]: unknown }) => string {
  const texts = createInstance()
  void texts.init({
    resources,
    lng: language,
    defaultNS: 'errors',
    initAsync: false,
    // What is written goes onto paper or into a workbook, never into a page.
    interpolation: { escapeValue: false },
  })
  return (code, params) => (texts.exists(code) ? texts.t(code, paramsIn(language, params)) : code)
}
