import { CheckOutlined } from '@ant-design/icons'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '../actions/actions.ts'
import { Dialog } from '../Dialog.tsx'

const LEAVE: ActionKind = { id: 'form.leave', label: 'common:leave.confirm', icon: CheckOutlined }
const LEAVE_JOB: ActionKind = { id: 'job.leave', label: 'common:leaveJob.confirm', icon: CheckOutlined }

interface LeaveQuestionProps {
  readonly what?: 'form' | 'job'
  readonly isOpen: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Whether what was typed may be lost, or long work be stopped. */
export function LeaveQuestion({ what = 'form', isOpen, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useWords()
  const words = what === 'job' ? 'leaveJob' : 'leave'
  return (
    <Dialog
      title={t(`common:${words}.title`)}
      isOpen={isOpen}
      onClose={onStay}
      confirm={what === 'job' ? LEAVE_JOB : LEAVE}
      onConfirm={onLeave}
      isDangerous
    >
      <p>{t(`common:${words}.text`)}</p>
    </Dialog>
  )
}
