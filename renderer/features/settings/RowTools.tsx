import { CheckOutlined, EditOutlined } from '@ant-design/icons'
import type { Provenance } from '#shared/domain/reference.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'

interface RowToolsProps {
  readonly name: string
  /** Without one there is nothing to confirm. */
  readonly provenance?: Provenance
  readonly onCorrect: () => void
  readonly onConfirm?: () => void
}

/** Confirm and correct, as they stand at every row of reference data. */
export function RowTools({ name, provenance, onCorrect, onConfirm }: RowToolsProps) {
  const { t } = useWords()
  const label = (action: string) => t('settings:of', { action, name })
  return (
    <>
      {onConfirm && provenance !== 'office' && (
        <Button
          size="small"
          type="text"
          icon={<CheckOutlined />}
          aria-label={label(t('settings:action.confirm'))}
          onClick={onConfirm}
        >
          {t('settings:action.confirm')}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<EditOutlined />}
        aria-label={label(t('settings:action.correct'))}
        onClick={onCorrect}
      >
        {t('settings:action.correct')}
      </Button>
    </>
  )
}
