import { Input } from 'antd'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import styles from './forms.module.css'

interface LoginNameProps {
  readonly logins: readonly string[]
  readonly value: string
  readonly onChange: (login: string) => void
}

/** The login names the folder knows, in a plain list that is there at once, or a blank where the folder doesn't say. */
export function LoginName({ logins, value, onChange }: LoginNameProps) {
  const { t } = useWords()
  return (
    <Field label={t('desk:login.name')} isRequired>
      {({ status, ...control }) =>
        logins.length === 0 ? (
          <Input
            {...control}
            status={status}
            value={value}
            autoComplete="username"
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <select
            {...control}
            className={styles.login}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {logins.map((login) => (
              <option key={login}>{login}</option>
            ))}
          </select>
        )
      }
    </Field>
  )
}
