import { Input, Select } from 'antd'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Field } from '#renderer/ui/form/Field.tsx'

interface LoginNameProps {
  readonly logins: readonly string[]
  readonly value: string
  readonly onChange: (login: string) => void
}

/** The login names the folder knows, or a blank where it doesn't say. */
export function LoginName({ logins, value, onChange }: LoginNameProps) {
  const { t } = useWords()
  return (
    <Field label={t('desk:login.name')} isRequired>
      {(control) =>
        logins.length === 0 ? (
          <Input
            {...control}
            value={value}
            autoComplete="username"
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Select
            {...control}
            value={value || null}
            options={logins.map((login) => ({ value: login, label: login }))}
            onChange={onChange}
          />
        )
      }
    </Field>
  )
}
