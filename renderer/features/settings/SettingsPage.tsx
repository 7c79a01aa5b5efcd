import { Tabs } from 'antd'
import type { ComponentType } from 'react'
import { useParams } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { CalendarPanel } from './CalendarPanel.tsx'
import { DepartmentsPanel } from './DepartmentsPanel.tsx'
import { ItemsPanel } from './ItemsPanel.tsx'
import { OwnFieldsPanel } from './OwnFieldsPanel.tsx'
import { SchemesPanel } from './SchemesPanel.tsx'
import styles from './settings.module.css'
import { StaffPanel } from './StaffPanel.tsx'
import { TextsPanel } from './TextsPanel.tsx'
import { useMayKeep } from './use-keeper.ts'

const PANELS = {
  schemes: SchemesPanel,
  departments: DepartmentsPanel,
  staff: StaffPanel,
  items: ItemsPanel,
  texts: TextsPanel,
  ownFields: OwnFieldsPanel,
  calendar: CalendarPanel,
}
type Panel = keyof typeof PANELS
const NAMES: readonly Panel[] = ['schemes', 'departments', 'staff', 'items', 'texts', 'ownFields', 'calendar']

/** What the desk works with, a tab a kind; the tab stands in the address. */
export function SettingsPage() {
  const { t } = useWords()
  const navigate = useGo()
  const asked = useParams()['panel']
  const active = NAMES.find((name) => name === asked) ?? 'schemes'
  const mayKeep = useMayKeep()
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('settings:title')}</h1>
        <span className="mute">{t('settings:note')}</span>
      </div>
      {!mayKeep && <p className={styles.remark}>{t('settings:readOnly')}</p>}
      <Tabs
        activeKey={active}
        destroyOnHidden
        animated={false}
        onChange={(name) => void navigate(`/settings/${name}`)}
        items={NAMES.map((name) => {
          const Panel = PANELS[name]
          return { key: name, label: t(`settings:tab.${name}`), children: <TabContent name={name} Panel={Panel} /> }
        })}
      />
    </div>
  )
}

/** The tab says what it is to the eye, a heading to whoever goes by headings. */
function TabContent({ name, Panel }: { name: Panel; Panel: ComponentType }) {
  const { t } = useWords()
  return (
    <>
      <h2 className="unseen">{t(`settings:tab.${name}`)}</h2>
      <Panel />
    </>
  )
}
