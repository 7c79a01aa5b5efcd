import { Input } from 'antd'
import { useState } from 'react'
import type { IdentityFields, Sex } from '#shared/domain/holder.ts'
import { checkIdentity, IdentityKind } from '#shared/domain/identity.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'

export interface FoundInNumber {
  readonly bornOn?: string
  readonly sex?: Sex
}

interface IdentityInputProps {
  readonly value: IdentityFields
  readonly error: string | undefined
  readonly onChange: (value: IdentityFields) => void
  readonly onFound?: (found: FoundInNumber) => void
}

/** Kind and number of one document; a number that can't be one of its kind is told on leaving the field. */
export function IdentityInput({ value, error, onChange, onFound }: IdentityInputProps) {
  const { t } = useWords()
  const [isLeft, setLeft] = useState(false)
  const check = checkIdentity(value.kind, value.number, today())
  const own =
    isLeft && value.number !== '' && !check.ok
      ? t('errors:identity/invalid', { kind: value.kind, reason: check.reason })
      : undefined

  const change = (changed: IdentityFields) => {
    onChange(changed)
    const found = checkIdentity(changed.kind, changed.number, today())
    if (found.ok && onFound) {
      onFound({ ...(found.bornOn && { bornOn: found.bornOn }), ...(found.sex && { sex: found.sex }) })
    }
  }

  return (
    <>
      <Field label={t('holders:identity.kind')}>
        {(control) => (
          <Choice
            {...control}
            value={value.kind}
            options={IdentityKind.options}
            labelOf={(kind) => t(`holders:identityKind.${kind}`)}
            onChange={(kind) => kind && change({ ...value, kind })}
          />
        )}
      </Field>
      <Field label={t('holders:identity.number')} error={error ?? own}>
        {(control) => (
          <Input
            {...control}
            className="mono"
            value={value.number}
            autoComplete="off"
            onChange={(event) => change({ ...value, number: event.target.value })}
            onFocus={() => setLeft(false)}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
    </>
  )
}
