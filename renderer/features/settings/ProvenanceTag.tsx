import type { Provenance } from '#shared/domain/reference.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag, type Tone } from '#renderer/ui/Tag.tsx'

const TONES: { readonly [P in Provenance]: Tone } = { source: 'teal', template: 'warn', office: 'done' }

/** Where a row of reference data comes from, in a word. */
export function ProvenanceTag({ provenance }: { provenance: Provenance }) {
  const { t } = useWords()
  return <Tag tone={TONES[provenance]}>{t(`settings:provenance.${provenance}`)}</Tag>
}
