import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { UsageDefaults } from '#shared/contract/imports.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { ListedChoice } from '#renderer/ui/form/ListedChoice.tsx'
import styles from './imports.module.css'

interface UsageChoicesProps {
  readonly value: UsageDefaults
  readonly onChange: (value: UsageDefaults) => void
}

/** What a sign-in list leaves to be said: of what, at which occasion, on which day. */
export function UsageChoices({ value, onChange }: UsageChoicesProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const items = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data?.items ?? []
  const { itemId, occasion, onDay } = value
  return (
    <div className={styles.usages}>
      <Field label={t('imports:match.item')}>
        {(control) => (
          <ListedChoice
            control={control}
            value={itemId}
            options={items.map((item) => ({ value: item.id, label: nameOf(item) }))}
            onChange={(id) => onChange({ ...value, itemId: id })}
            canBeEmpty
          />
        )}
      </Field>
      <Field label={t('imports:match.occasion')}>
        {(control) => (
          <Input
            {...control}
            value={occasion ?? ''}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }) => onChange({ ...value, occasion: target.value === '' ? null : target.value })}
          />
        )}
      </Field>
      <Field label={t('imports:match.onDay')}>
        {(control) => (
          <DayInput {...control} value={onDay ?? ''} onChange={(day) => onChange({ ...value, onDay: day })} />
        )}
      </Field>
      <p className={styles.note}>{t('imports:match.usagesNote')}</p>
    </div>
  )
}
