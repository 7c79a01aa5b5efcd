import { UnlockOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf, type FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './forms.module.css'
import { LoginName } from './LoginName.tsx'
import { NewPassphrase, type TypedPassphrase } from './NewPassphrase.tsx'
import { useWait } from './use-wait.ts'

/** Opens the folder with the printed code and gives one login a new passphrase. */
export function RecoverForm({ logins, onBack }: { logins: readonly string[]; onBack: () => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [login, setLogin] = useState(logins[0] ?? '')
  const [typed, setTyped] = useState<TypedPassphrase>({ passphrase: '', again: '' })
  const [differs, setDiffers] = useState(false)
  const recover = useCommand('desk.recover', call.desk.recover)
  const wait = useWait(recover.refusal)
  const errors: FieldErrors = {
    ...fieldErrorsOf(t, recover.refusal, RECOVERY_FIELDS),
    ...(differs && { again: t('desk:passphrase.differs') }),
  }
  const formError = recover.refusal?.code === 'session/wait' ? undefined : formErrorOf(t, recover.refusal, errors)

  const submit = async () => {
    if (recover.isRunning || wait > 0) return
    setDiffers(typed.passphrase !== typed.again)
    if (typed.passphrase === typed.again) await recover.run({ code, login, passphrase: typed.passphrase })
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Refused sentence={wait > 0 ? t('errors:session/wait', { seconds: wait }) : formError} />
      <FirstFocus>
        <Field label={t('desk:recover.code')} error={errors['code']} hint={t('desk:recover.codeHint')} isRequired>
          {(control) => (
            <Input
              {...control}
              className="mono"
              value={code}
              autoComplete="off"
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </FirstFocus>
      <LoginName logins={logins} value={login} onChange={setLogin} />
      <NewPassphrase typed={typed} onChange={setTyped} errors={errors} />
      <div className={styles.row}>
        <Button
          type="primary"
          htmlType="submit"
          icon={<UnlockOutlined aria-hidden />}
          loading={recover.isRunning}
          disabled={wait > 0}
        >
          {t('desk:recover.enter')}
        </Button>
        <Button type="link" onClick={onBack}>
          {t('desk:recover.back')}
        </Button>
      </div>
    </form>
  )
}

const RECOVERY_FIELDS = { 'session/wrong-recovery-code': 'code', 'session/recovery-code-mistyped': 'code' }
