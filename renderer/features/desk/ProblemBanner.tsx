import { CheckOutlined } from '@ant-design/icons'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import styles from './ProblemBanner.module.css'
import { ProblemList } from './ProblemList.tsx'

const CONFIRM_CLOCK: ActionKind = { id: 'desk.confirmClock', label: 'desk:problem.confirmClock', icon: CheckOutlined }

/** Above every page while something is wrong with the folder or the clock. */
export function ProblemBanner({ status }: { status: DeskStatus }) {
  const confirm = useCommand('desk.confirmClock', call.desk.confirmClock)
  const isClockBehind = status.problems.some(({ code }) => code === 'clock/behind')
  const action = useAction(
    CONFIRM_CLOCK,
    () => void confirm.run({}),
    isClockBehind && status.operator?.role === 'administrator',
  )
  if (status.problems.length === 0) return null
  return (
    <div className={styles.banner} role="alert">
      <ProblemList problems={status.problems} />
      <ActionButton action={action} size="small" loading={confirm.isRunning} />
    </div>
  )
}
