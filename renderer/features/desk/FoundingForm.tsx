import { ArrowRightOutlined } from '@ant-design/icons'
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf, type FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { DistrictPicker } from './DistrictPicker.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import styles from './forms.module.css'
import { NewPassphrase, type TypedPassphrase } from './NewPassphrase.tsx'

const FOUND: ActionKind = {
  id: 'desk.found',
  label: 'desk:founding.begin',
  icon: ArrowRightOutlined,
  chords: ['Ctrl+Enter'],
}

interface FoundingFormProps {
  readonly onBegin: () => void
  readonly onRefused: () => void
  /** With the recovery code; null for a trial folder. */
  readonly onFounded: (recoveryCode: string | null) => void
}

const EMPTY = { districtCode: '', officeName: '', officeShortName: '', operatorName: '', login: '' }

export function FoundingForm({ onBegin, onRefused, onFounded }: FoundingFormProps) {
  const { t } = useWords()
  const draft = useDraft(EMPTY)
  const [isTrial, setTrial] = useState(false)
  const [typed, setTyped] = useState<TypedPassphrase>({ passphrase: '', again: '' })
  const [missing, setMissing] = useState<FieldErrors>({})
  const found = useCommand('desk.found', call.desk.found)
  const errors = { ...fieldErrorsOf(t, found.refusal, { 'district/unknown': 'districtCode' }), ...missing }

  const begin = async () => {
    const open: FieldErrors = {
      ...(draft.values.districtCode === '' && { districtCode: t('desk:founding.districtMissing') }),
      ...(!isTrial && typed.passphrase !== typed.again && { again: t('desk:passphrase.differs') }),
    }
    setMissing(open)
    if (Object.keys(open).length > 0) return
    onBegin()
    const founded = await found.run({ ...draft.values, passphrase: isTrial ? null : typed.passphrase })
    if (founded) onFounded(founded.recoveryCode)
    else onRefused()
  }
  const action = useAction(FOUND, () => void begin(), !found.isRunning)

  const text = (field: 'officeName' | 'officeShortName' | 'operatorName' | 'login', placeholder: string) => (
    <Field label={t(`desk:founding.${field}`)} error={errors[field]} hint={t(`desk:founding.${field}Hint`)} isRequired>
      {(control) => (
        <Input
          {...control}
          value={draft.values[field]}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => draft.set(field, event.target.value)}
        />
      )}
    </Field>
  )

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <FirstFocus refusal={Object.keys(missing).length > 0 ? missing : found.refusal}>
        <Refused sentence={formErrorOf(t, found.refusal, errors)} />
        <div className={layout.pair}>
          <DistrictPicker
            value={draft.values.districtCode}
            error={errors['districtCode']}
            onChange={(code) => draft.set('districtCode', code)}
          />
          {text('officeName', t('desk:founding.officeNameExample'))}
          {text('officeShortName', t('desk:founding.officeShortNameExample'))}
          {text('operatorName', '')}
          {text('login', 'chen')}
        </div>
        <Radio.Group
          className={styles.radios ?? ''}
          value={isTrial}
          onChange={(event) => setTrial(event.target.value === true)}
          aria-label={t('desk:founding.protection')}
        >
          <Radio value={false}>{t('desk:founding.sealed')}</Radio>
          <Radio value={true}>{t('desk:founding.trial')}</Radio>
        </Radio.Group>
        {isTrial ? (
          <p className={styles.warning}>{t('desk:founding.trialWarning')}</p>
        ) : (
          <NewPassphrase typed={typed} onChange={setTyped} errors={errors} />
        )}
      </FirstFocus>
      <div>
        <ActionButton action={action} type="primary" loading={found.isRunning} />
      </div>
    </form>
  )
}
