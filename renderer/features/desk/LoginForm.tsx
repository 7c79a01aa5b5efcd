import { ArrowRightOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './forms.module.css'
import { LoginName } from './LoginName.tsx'
import { useWait } from './use-wait.ts'

interface LoginFormProps {
  readonly logins: readonly string[]
  readonly isSealed: boolean
  readonly onRecover: () => void
}

export function LoginForm({ logins, isSealed, onRecover }: LoginFormProps) {
  const { t } = useWords()
  const [login, setLogin] = useState(logins[0] ?? '')
  const [passphrase, setPassphrase] = useState('')
  const enter = useCommand('desk.login', call.desk.login)
  const wait = useWait(enter.refusal)
  const isWaiting = enter.refusal?.code === 'session/wait'

  const submit = async () => {
    if (enter.isRunning || wait > 0) return
    await enter.run({ login, passphrase: isSealed ? passphrase : null })
    setPassphrase('')
  }

  return (
    <form
      className={`${styles.form} ${styles.narrow}`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {enter.refusal && !isWaiting && <Refused sentence={sentenceOf(t, enter.refusal)} />}
      {wait > 0 && <Refused sentence={t('errors:session/wait', { seconds: wait })} />}
      <LoginName logins={logins} value={login} onChange={setLogin} />
      {isSealed && (
        <FirstFocus>
          <Field label={t('desk:login.passphrase')} isRequired>
            {(control) => (
              <Input.Password
                {...control}
                value={passphrase}
                autoComplete="current-password"
                onChange={(event) => setPassphrase(event.target.value)}
              />
            )}
          </Field>
        </FirstFocus>
      )}
      <div className={styles.row}>
        <Button
          type="primary"
          htmlType="submit"
          icon={<ArrowRightOutlined aria-hidden />}
          loading={enter.isRunning}
          disabled={wait > 0}
        >
          {t('desk:login.enter')}
        </Button>
        {isSealed && (
          <Button type="link" onClick={onRecover}>
            {t('desk:login.forgotten')}
          </Button>
        )}
      </div>
    </form>
  )
}
