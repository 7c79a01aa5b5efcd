import type { ExportOrder } from '#shared/contract/exports.ts'
import { resources, type Sentences } from '#shared/locales/index.ts'
import { readOffice } from '../offices.ts'
import type { Reader } from '../ports.ts'

/** Words of the language that a file is written in. */
export function wordsOf({ language }: Pick<ExportOrder, 'language'>): Sentences {
  return resources[language]
}

/** A name by the language of the file; where there is none in English, the Chinese one. */
export function nameIn(
  { language }: Pick<ExportOrder, 'language'>,
  named: { readonly nameZh: string; readonly nameEn: string | null },
): string {
  return language === 'en' ? (named.nameEn ?? named.nameZh) : named.nameZh
}

/** Whose and of which days it is. */
export function subtitleOf(db: Reader, { from, to, ...order }: ExportOrder): string {
  const office = readOffice(db)?.name ?? ''
  return `${office}　${wordsOf(order).exports.period.replace('{{from}}', from).replace('{{to}}', to)}`
}
