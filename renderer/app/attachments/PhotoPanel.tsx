import { DeleteOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { CHOOSE_PHOTO } from './actions.ts'
import { HolderPhoto, usePhoto } from './HolderPhoto.tsx'
import { PhotoDialog } from './PhotoDialog.tsx'
import styles from './photo.module.css'

interface PhotoPanelProps {
  readonly holder: { readonly id: number; readonly name: string }
  readonly canChange: boolean
}

/** The holder's photo on the holder page, chosen and cropped there. */
export function PhotoPanel({ holder, canChange }: PhotoPanelProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File | null>(null)
  const { photo, error } = usePhoto(holder.id)
  const choose = useAction(CHOOSE_PHOTO, () => input.current?.click(), canChange)
  const removal = useCommand('attachments.remove', call.attachments.remove)
  if (!photo && !canChange && !error) return null
  return (
    <section className={styles.panel} aria-label={t('attachments:photo.alt', { name: holder.name })}>
      {photo ? (
        <HolderPhoto holder={holder} className={styles.photo} />
      ) : (
        <span className={styles.none}>{t('attachments:photo.none')}</span>
      )}
      <Refused sentence={error ? sentenceOf(t, refusalOf(error)) : undefined} />
      <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
      {canChange && (
        <span className={styles.tools}>
          <ActionButton action={choose} size="small" />
          {photo && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('attachments:action.removePhoto')}
              disabled={removal.isRunning}
              onClick={() => void removal.run({ id: photo.id })}
            />
          )}
        </span>
      )}
      <FileInput
        ref={input}
        label={t('attachments:photoInput')}
        accept="image/png,image/jpeg,image/webp"
        onChoose={([file]) => setChosen(file)}
      />
      {chosen && <PhotoDialog holderId={holder.id} file={chosen} onClose={() => setChosen(null)} />}
    </section>
  )
}
