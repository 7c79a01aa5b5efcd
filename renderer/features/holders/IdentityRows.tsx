import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useId } from 'react'
import type { IdentityFields } from '#shared/domain/holder.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './forms.module.css'
import { IdentityInput, type FoundInNumber } from './IdentityInput.tsx'

interface IdentityRowsProps {
  readonly rows: readonly IdentityFields[]
  readonly onChange: (rows: readonly IdentityFields[]) => void
  /** By the place among the rows that are not blank: only those are sent. */
  readonly errors: FieldErrors
  /** What a number says about the person. */
  readonly onFound: (found: FoundInNumber) => void
}

/** The identity documents of somebody who is being registered. */
export function IdentityRows({ rows, onChange, errors, onFound }: IdentityRowsProps) {
  const { t } = useWords()
  const id = useId()
  const replace = (at: number, row: IdentityFields) => onChange(rows.map((old, place) => (place === at ? row : old)))
  return (
    <fieldset className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{t('holders:section.identities')}</h2>
      {rows.map((row, at) => (
        <div key={at} className={styles.identityRow}>
          <IdentityInput
            value={row}
            error={errors[`identities.${filledBefore(rows, at)}.number`]}
            onChange={(changed) => replace(at, changed)}
            onFound={onFound}
          />
          <div className={styles.rowTool}>
            {rows.length > 1 && (
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('holders:identity.removeRow', { number: at + 1 })}
                onClick={() => onChange(rows.filter((_, place) => place !== at))}
              />
            )}
          </div>
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange([...rows, { kind: 'passport', number: '' }])}
      >
        {t('holders:identity.addRow')}
      </Button>
    </fieldset>
  )
}

function filledBefore(rows: readonly IdentityFields[], at: number): number {
  return rows.slice(0, at).filter(({ number }) => number.trim() !== '').length
}
