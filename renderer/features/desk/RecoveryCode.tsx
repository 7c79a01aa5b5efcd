import { ArrowRightOutlined, CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { host } from '#renderer/host/host.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import styles from './RecoveryCode.module.css'

const PRINT: ActionKind = {
  id: 'desk.printRecoveryCode',
  label: 'desk:recoveryCode.print',
  icon: PrinterOutlined,
  chords: ['F9'],
}
const COPY: ActionKind = { id: 'desk.copyRecoveryCode', label: 'desk:recoveryCode.copy', icon: CopyOutlined }
const GO_ON: ActionKind = {
  id: 'desk.recoveryCodeKept',
  label: 'desk:recoveryCode.goOn',
  icon: ArrowRightOutlined,
  chords: ['Ctrl+Enter'],
}

/** The recovery code to print or copy by hand; the way on opens when the operator says it is kept. */
export function RecoveryCode({ code, onKept }: { code: string; onKept: () => void }) {
  const { t } = useWords()
  const [isKept, setKept] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const print = useAction(PRINT, () => host.print(t('desk:recoveryCode.title')))
  const copy = useAction(COPY, () => void navigator.clipboard.writeText(code).then(() => setCopied(true)))
  const goOn = useAction(GO_ON, onKept, isKept)
  return (
    <div className={styles.page}>
      <div className={styles.paper}>
        <h2 className={styles.paperTitle}>{t('desk:recoveryCode.paperTitle')}</h2>
        <p className={styles.code} aria-label={t('desk:recoveryCode.title')}>
          {linesOf(code).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <p className={styles.paperNote}>{t('desk:recoveryCode.paperNote', { day: today() })}</p>
      </div>
      <div className={styles.tools}>
        <ActionButton action={print} />
        <ActionButton action={copy} />
        <span role="status" className="mute">
          {isCopied && t('desk:recoveryCode.copied')}
        </span>
      </div>
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        {t('desk:recoveryCode.kept')}
      </Checkbox>
      <div>
        <ActionButton action={goOn} type="primary" />
      </div>
    </div>
  )
}

/** Three groups a line, so that the eye keeps its place while it is copied; the text is the code itself. */
function linesOf(code: string): string[] {
  return code.match(/(?:[^-]+-?){1,3}/g) ?? [code]
}
