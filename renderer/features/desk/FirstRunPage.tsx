import { useState } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { FoundingForm } from './FoundingForm.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'
import { StartFrame } from './StartFrame.tsx'

/**
 * First run: the office, its first operator and the passphrase; then the recovery code, shown this once; then on to what
 * the desk works with.
 */
export function FirstRunPage({ setFounding }: { setFounding: (isFounding: boolean) => void }) {
  const { t } = useWords()
  const navigate = useGo()
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null)
  const goOn = () => {
    void navigate('/setup')
    setFounding(false)
  }
  if (recoveryCode !== null) {
    return (
      <StartFrame title={t('desk:recoveryCode.title')} lead={t('desk:recoveryCode.lead')}>
        <RecoveryCode code={recoveryCode} onKept={goOn} />
      </StartFrame>
    )
  }
  return (
    <StartFrame title={t('desk:founding.title')} lead={t('desk:founding.lead')}>
      <FoundingForm
        onBegin={() => setFounding(true)}
        onRefused={() => setFounding(false)}
        onFounded={(code) => (code === null ? goOn() : setRecoveryCode(code))}
      />
    </StartFrame>
  )
}
