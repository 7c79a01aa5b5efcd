import { CheckOutlined } from '@ant-design/icons'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '../actions/actions.ts'
import { Dialog } from '../Dialog.tsx'

const LEAVE: ActionKind = { id: 'form.leave', label: 'common:leave.confirm', icon: CheckOutlined }

interface LeaveQuestionProps {
  readonly isOpen: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Whether what was typed may be lost. */
export function LeaveQuestion({ isOpen, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useWords()
  return (
    <Dialog
      title={t('common:leave.title')}
      isOpen={isOpen}
      onClose={onStay}
      confirm={LEAVE}
      onConfirm={onLeave}
      isDangerous
    >
      <p>{t('common:leave.text')}</p>
    </Dialog>
  )
}
