import { useWords } from '#renderer/i18n/i18n.ts'
import { Button, type ButtonProps } from '../Button.tsx'
import { Keys } from '../Keys.tsx'
import type { Action } from './actions.ts'

type Look = Pick<ButtonProps, 'type' | 'size' | 'danger' | 'block' | 'loading'>

/** The button of an action, with its key on it; nothing while the action can't be done. */
export function ActionButton({ action, ...look }: Look & { action: Action }) {
  const { t } = useWords()
  if (!action.isAvailable) return null
  const chord = action.chords?.[0]
  const Icon = action.icon
  return (
    <Button
      {...look}
      icon={<Icon aria-hidden />}
      onClick={action.perform}
      aria-keyshortcuts={action.chords?.map(ariaChord).join(' ')}
    >
      {t(action.label)}
      {chord && <Keys chord={chord} />}
    </Button>
  )
}

function ariaChord(chord: string): string {
  return chord.replace('Ctrl', 'Control')
}
