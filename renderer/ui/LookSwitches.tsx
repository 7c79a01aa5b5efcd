import { FontSizeOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useWords } from '#renderer/i18n/i18n.ts'
import { setDark, setLarge, useLook } from './look.ts'
import styles from './LookSwitches.module.css'

/** Language, light or dark, large type: at hand on every page, before login too. */
export function LookSwitches() {
  const { t, language, setLanguage } = useWords()
  const { isDark, isLarge } = useLook()
  return (
    <div className={styles.switches} role="group" aria-label={t('common:look.group')}>
      <button type="button" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
        <GlobalOutlined aria-hidden />
        <span lang={language === 'en' ? 'zh-CN' : 'en'}>{t('common:look.otherLanguage')}</span>
      </button>
      <button type="button" onClick={() => setDark(!isDark)}>
        {isDark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
        {isDark ? t('common:look.light') : t('common:look.dark')}
      </button>
      <button type="button" onClick={() => setLarge(!isLarge)} aria-pressed={isLarge}>
        <FontSizeOutlined aria-hidden />
        {t('common:look.large')}
      </button>
    </div>
  )
}
