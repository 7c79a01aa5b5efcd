import { ExperimentOutlined, ImportOutlined } from '@ant-design/icons'
import type { HolderState } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { useDeskStatus, useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Empty, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './EmptyRoster.module.css'

const FILL_DEMO: ActionKind = { id: 'demo.fill', label: 'holders:roster.fillDemo', icon: ExperimentOutlined }
const BRING_IN: ActionKind = {
  id: 'holders.bringIn',
  label: 'holders:roster.bringIn',
  icon: ImportOutlined,
  chords: ['Ctrl+Enter'],
}
const DEMO_HOLDERS = 120

/** Nobody on the register yet. In a trial folder it can be filled with fictitious people. */
export function EmptyRoster({ state }: { state: HolderState }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const status = useDeskStatus()
  const fill = useJob((options) => call.demo.fill({ holders: DEMO_HOLDERS, withWork: true }, options), 'demo.fill')
  const isTrial = status?.sealed === false && status.operator?.role === 'administrator'
  const action = useAction(FILL_DEMO, () => void fill.run(), state === 'active' && isTrial && !fill.isRunning)
  const bringIn = useAction(
    BRING_IN,
    () => void navigate('/import'),
    state === 'active' && mayChange && !fill.isRunning,
  )
  return (
    <div className={styles.sheet}>
      <Empty title={t(`holders:roster.empty.${state}`)}>
        {state === 'active' && <p>{t('holders:roster.howToBegin')}</p>}
        <Refused sentence={fill.refusal ? sentenceOf(t, fill.refusal) : undefined} />
        {fill.progress ? (
          <JobProgress label={t('holders:roster.filling')} progress={fill.progress} onCancel={fill.cancel} />
        ) : (
          <div className={styles.tools}>
            <ActionButton action={bringIn} type="primary" />
            <ActionButton action={action} />
          </div>
        )}
      </Empty>
    </div>
  )
}
