import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { RevealDialog } from './RevealDialog.tsx'

export type RevealWhat = Parameters<typeof call.holders.reveal>[0]['what']

interface RevealableProps {
  readonly holderId: number
  readonly what: RevealWhat
  readonly masked: string
}

/** A number nobody needs on the screen stays there no longer than this. */
const SHOWN_MS = 60_000

/** A masked value; shown in full for a minute after a reason was given, which stands in the log. */
export function Revealable({ holderId, what, masked }: RevealableProps) {
  const { t } = useWords()
  const asking = useOpening()
  const mayReveal = useMayChange()
  const [shown, setShown] = useState<string | null>(null)
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => setShown(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <>
      <span className="mono">{shown ?? masked}</span>
      {mayReveal && (
        <Button
          size="small"
          type="text"
          icon={shown === null ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
          aria-label={shown === null ? t('holders:reveal.show', { masked }) : t('holders:reveal.hide')}
          onClick={() => (shown === null ? asking.open() : setShown(null))}
        />
      )}
      {asking.isOpen && (
        <RevealDialog holderId={holderId} what={what} masked={masked} onClose={asking.close} onShown={setShown} />
      )}
    </>
  )
}
