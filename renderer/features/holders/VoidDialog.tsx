import type { HolderDetail } from '#shared/contract/holders.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { LinesField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { VOID } from './actions.ts'

const CONFIRM: ActionKind = { ...VOID, id: 'holders.confirmVoid', chords: ['Ctrl+Enter'] }

/** Takes a registration made by mistake off the register, with the reason; it stays readable. */
export function VoidDialog({ holder, onClose }: { holder: HolderDetail; onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog
      title={t('holders:void.title', { name: holder.name })}
      initial={{ reason: '' }}
      command="holders.void"
      save={({ reason }) => call.holders.void({ id: holder.id, seen: holder.seq, reason })}
      onClose={onClose}
      confirm={CONFIRM}
      isDangerous
    >
      {(form) => (
        <>
          <p className="mute">{t('holders:void.note')}</p>
          <LinesField {...form.bind('reason')} label={t('holders:void.reason')} isRequired />
        </>
      )}
    </FormDialog>
  )
}
