import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { BRING_IN_ROSTER, SET_UP_DONE, SET_UP_LATER } from './actions.ts'
import { DepartmentsPanel } from './DepartmentsPanel.tsx'
import { SchemesPanel } from './SchemesPanel.tsx'
import styles from './settings.module.css'
import { StaffPanel } from './StaffPanel.tsx'

const STEPS = [
  { name: 'schemes', Panel: SchemesPanel },
  { name: 'departments', Panel: DepartmentsPanel },
  { name: 'staff', Panel: StaffPanel },
] as const

/** After founding: what the desk needs to begin with. Everything here stands under the settings too. */
export function SetupPage() {
  const { t } = useWords()
  const navigate = useGo()
  const leave = () => void navigate('/')
  const done = useAction(SET_UP_DONE, leave)
  const later = useAction(SET_UP_LATER, leave)
  const bringIn = useAction(BRING_IN_ROSTER, () => void navigate('/import'))
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('settings:setup.title')}</h1>
        <span className="mute">{t('settings:setup.lead')}</span>
      </div>
      <div className={styles.steps}>
        {STEPS.map(({ name, Panel }, index) => (
          <section key={name} className={styles.step} aria-labelledby={`setup-${name}`}>
            <h2 id={`setup-${name}`}>
              <span className="mute">{t('settings:setup.step', { step: index + 1 })}</span> {t(`settings:tab.${name}`)}
            </h2>
            <Panel />
          </section>
        ))}
        <section className={styles.step} aria-labelledby="setup-roster">
          <h2 id="setup-roster">
            <span className="mute">{t('settings:setup.step', { step: STEPS.length + 1 })}</span>{' '}
            {t('settings:setup.bringIn')}
          </h2>
          <p className={styles.remark}>{t('settings:setup.bringInNote')}</p>
          <div>
            <ActionButton action={bringIn} />
          </div>
        </section>
      </div>
      <div className={styles.foot}>
        <ActionButton action={done} type="primary" />
        <ActionButton action={later} />
      </div>
    </div>
  )
}
