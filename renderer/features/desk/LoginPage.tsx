import { useState } from 'react'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { LoginForm } from './LoginForm.tsx'
import { RecoverForm } from './RecoverForm.tsx'
import { StartFrame } from './StartFrame.tsx'

/** Logging in is unlocking; who forgot the passphrase has the printed recovery code. */
export function LoginPage({ status }: { status: DeskStatus }) {
  const { t } = useWords()
  const [isRecovering, setRecovering] = useState(false)
  if (isRecovering) {
    return (
      <StartFrame title={t('desk:recover.title')} lead={t('desk:recover.lead')}>
        <RecoverForm logins={status.logins} onBack={() => setRecovering(false)} />
      </StartFrame>
    )
  }
  const lead = status.sealed === false ? t('desk:login.trialLead') : t('desk:login.lead')
  return (
    <StartFrame title={t('desk:login.title')} lead={lead}>
      <LoginForm logins={status.logins} isSealed={status.sealed !== false} onRecover={() => setRecovering(true)} />
    </StartFrame>
  )
}
