import { CheckCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { LookSwitches } from '#renderer/ui/LookSwitches.tsx'
import styles from './StartFrame.module.css'

interface StartFrameProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** The page before the desk is open: what this is on the left, what is asked on the right. */
export function StartFrame({ title, lead, children }: StartFrameProps) {
  const { t } = useWords()
  return (
    <div className={styles.frame}>
      <header className={styles.cover}>
        <div className={styles.brand}>
          <span className={styles.seal} lang="zh-CN" aria-hidden>
            {t('common:brandSeal')}
          </span>
          {t('common:brand')}
        </div>
        <p className={styles.what}>{t('desk:start.what')}</p>
        <ul className={styles.facts}>
          {([t('desk:start.offline'), t('desk:start.kept'), t('desk:start.undo')] as const).map((fact) => (
            <li key={fact}>
              <CheckCircleOutlined aria-hidden /> {fact}
            </li>
          ))}
        </ul>
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
        <div className={styles.foot}>
          <LookSwitches />
        </div>
      </main>
    </div>
  )
}
