import type { VisitState } from '#shared/contract/visits.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag, type Tone } from '#renderer/ui/Tag.tsx'

export function VisitStateWord({ state }: { state: VisitState }) {
  const { t } = useWords()
  return <Tag tone={TONES[state]}>{t(`visits:state.${state}`)}</Tag>
}

const TONES: { readonly [S in VisitState]: Tone } = { planned: 'warn', made: 'done', cancelled: 'plain' }
