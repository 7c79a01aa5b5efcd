import { useWords } from './i18n.ts'
import { nameIn, type Named } from './names.ts'

/** The name of a row in the language at hand. */
export function useNameOf(): (row: Named) => string {
  const { language } = useWords()
  return (row) => nameIn(language, row)
}
