import type { HolderDetail } from '#shared/contract/holders.ts'
import type { IdentityFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { IdentityInput } from './IdentityInput.tsx'

const BLANK: IdentityFields = { kind: 'resident-id', number: '' }

/** Adds an identity document. */
export function IdentityDialog({ holder, onClose }: { holder: HolderDetail; onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog
      title={t('holders:action.addIdentity')}
      initial={BLANK}
      command="holders.addIdentity"
      save={(identity) => call.holders.addIdentity({ id: holder.id, seen: holder.seq, identity })}
      onClose={onClose}
      fields={{ 'holder/identity-taken': 'number' }}
      prefix="identity."
    >
      {({ values, errors, change }) => (
        <IdentityInput value={values} error={errors['number']} onChange={(identity) => change(() => identity)} />
      )}
    </FormDialog>
  )
}
