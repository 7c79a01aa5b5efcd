import { createInstance, type TOptions } from 'i18next'
import type { Refusal, RefusalParams } from '#shared/domain/refusal.ts'
import { resources, type Language } from '#shared/locales/index.ts'
import { paramsIn } from '#shared/locales/named-params.ts'

/** Sentences of one language. */
export interface Sentences {
  readonly lang: Language
  /** `key` as in `find.none`, in the file `cli.json`, or `namespace:key` for another. */
  say(key: string, params?: TOptions): string
  /** The one sentence for a refusal or problem; its code where the locales have none. */
  refusal(refusal: Pick<Refusal, 'code' | 'params'>): string
}

export function sentencesIn(lang: Language): Sentences {
  const i18n = createInstance({
    lng: lang,
    resources,
    defaultNS: 'cli',
    initAsync: false,
    // A terminal is no HTML.
    interpolation: { escapeValue: false },
  })
  void i18n.init()

  return {
    lang,
    say: (key, params) => i18n.t(key, params ?? {}),
    refusal({ code, params }) {
      const keys = [`refusals.${code}`, `errors:${code}`, `problems:${code}`]
      const key = keys.find((candidate) => i18n.exists(candidate))
      return key === undefined
        ? code
        : i18n.t(key, { ...paramsIn(lang, params), ...listsAsText(params), context: params['reason'] })
    },
  }
}

/** Parameters that are lists, as the sentences of this door name them. */
function listsAsText({ issues, blockers }: RefusalParams): TOptions {
  return {
    ...(Array.isArray(issues) && { fields: distinct(issues, 'path') }),
    ...(Array.isArray(blockers) && { by: distinct(blockers, 'bySeq') }),
  }
}

function distinct(rows: readonly Record<string, unknown>[], key: string): string {
  return [...new Set(rows.map((row) => row[key] ?? '?'))].join(', ')
}
