import { Input } from 'antd'
import { useState } from 'react'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Tick } from '#renderer/ui/form/fields.tsx'
import layout from '#renderer/ui/form/layout.module.css'

export interface TypedPassphrase {
  readonly passphrase: string
  readonly again: string
}

interface NewPassphraseProps {
  readonly typed: TypedPassphrase
  readonly onChange: (typed: TypedPassphrase) => void
  readonly errors: FieldErrors
}

/** A new passphrase, typed twice; one box shows both, so that Tab goes from the one to the other. */
export function NewPassphrase({ typed, onChange, errors }: NewPassphraseProps) {
  const { t } = useWords()
  const [isShown, setShown] = useState(false)
  return (
    <div className={layout.pair}>
      <Field label={t('desk:passphrase.new')} error={errors['passphrase']} hint={t('desk:passphrase.hint')} isRequired>
        {(control) => (
          <Input
            {...control}
            type={isShown ? 'text' : 'password'}
            value={typed.passphrase}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...typed, passphrase: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('desk:passphrase.again')} error={errors['again']} isRequired>
        {(control) => (
          <Input
            {...control}
            type={isShown ? 'text' : 'password'}
            value={typed.again}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...typed, again: event.target.value })}
          />
        )}
      </Field>
      <Tick label={t('desk:passphrase.show')} error={undefined} value={isShown} onChange={setShown} />
    </div>
  )
}
