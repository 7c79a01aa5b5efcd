import { FormOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import type { MessageReading } from '#shared/contract/messages.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { formErrorOf } from '#renderer/api/field-errors.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import type { Opening } from '#renderer/ui/use-opening.ts'
import styles from './forms.module.css'

const FILL_IN: ActionKind = {
  id: 'holders.fillIn',
  label: 'holders:action.fillIn',
  icon: FormOutlined,
  chords: ['Ctrl+Enter'],
}

interface PasteDialogProps {
  readonly opening: Opening
  readonly onRead: (reading: MessageReading) => void
}

/** Takes a pasted message and fills the form with it; where something is doubtful it stays open and says what. */
export function PasteDialog({ opening, onRead }: PasteDialogProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [read, setRead] = useState<MessageReading | null>(null)
  const reading = useCommand('messages.read', call.messages.read)

  const close = () => {
    setText('')
    setRead(null)
    reading.reset()
    opening.close()
  }
  const fillIn = async () => {
    const made = await reading.run({ text })
    if (!made) return
    const isNamed = made.fields.name !== undefined
    if (isNamed) onRead(made)
    if (isNamed && made.issues.length === 0) close()
    else setRead(made)
  }

  return (
    <Dialog
      title={t('holders:paste.title')}
      isOpen={opening.isOpen}
      onClose={close}
      confirm={FILL_IN}
      onConfirm={() => void fillIn()}
      isBusy={reading.isRunning}
    >
      <div className={styles.form}>
        <p className="mute">{t('holders:paste.note')}</p>
        <Refused sentence={formErrorOf(t, reading.refusal, {})} />
        {read && (
          <div role="status">
            <p>{t(read.fields.name === undefined ? 'holders:paste.nothing' : 'holders:paste.check')}</p>
            <ul>
              {read.issues.map(({ field, code, params, value }) => (
                <li key={`${field} ${code}`}>
                  {t(`imports:field.${field}`)} {value}
                  {t('common:colon')}
                  {sentenceOf(t, { code, params })}
                </li>
              ))}
            </ul>
          </div>
        )}
        <FirstFocus>
          <Field label={t('holders:paste.text')}>
            {(control) => (
              <Input.TextArea
                {...control}
                value={text}
                maxLength={10_000}
                rows={8}
                placeholder={t('holders:paste.example')}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </FirstFocus>
      </div>
    </Dialog>
  )
}
