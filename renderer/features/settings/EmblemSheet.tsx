import { DeleteOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { Refusal } from '#shared/domain/refusal.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { Emblem, useEmblem } from '#renderer/app/attachments/Emblem.tsx'
import { handOver } from '#renderer/app/attachments/use-adding.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { CHOOSE_EMBLEM } from './actions.ts'
import styles from './settings.module.css'

/** The district's emblem, which stands on the face of every card. */
export function EmblemSheet({ mayKeep }: { readonly mayKeep: boolean }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const { emblem, isPending, error } = useEmblem()
  const choose = useAction(CHOOSE_EMBLEM, () => input.current?.click(), mayKeep)
  const setting = useCommand('attachments.setEmblem', async (file: File) => {
    await refuseUnreadable(file)
    return call.attachments.setEmblem({ token: await handOver(file) })
  })
  const removal = useCommand('attachments.removeEmblem', call.attachments.removeEmblem)
  const refusal = setting.refusal ?? removal.refusal ?? (error && refusalOf(error))
  return (
    <Sheet title={t('settings:emblem.title')} tools={<ActionButton action={choose} />}>
      <div className={styles.emblem}>
        <Emblem className={styles.emblemPicture} />
        <p className={styles.line}>{t(emblem || isPending ? 'settings:emblem.hint' : 'settings:emblem.none')}</p>
        {emblem && mayKeep && (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('settings:emblem.remove')}
            disabled={removal.isRunning}
            onClick={() => void removal.run({ id: emblem.id })}
          />
        )}
      </div>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      <FileInput
        ref={input}
        label={t('settings:emblem.input')}
        accept="image/png,image/jpeg,image/webp"
        onChoose={([file]) => void setting.run(file)}
      />
    </Sheet>
  )
}

/** What calls itself a picture and is none would be printed as a gap. */
async function refuseUnreadable(file: File): Promise<void> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) throw new Refusal('attachment/not-an-image', { name: file.name })
  picture.close()
}
