import { DeleteOutlined, FileImageOutlined, FileOutlined, FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { AttachmentOwner, AttachmentView } from '#shared/contract/attachments.ts'
import { isImage } from '#shared/domain/attachments.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { minuteOf } from '#renderer/i18n/formats.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty, Refused } from '#renderer/ui/states.tsx'
import { useFileDrop } from '#renderer/ui/use-file-drop.ts'
import { ATTACH } from './actions.ts'
import styles from './attachments.module.css'
import { AttachmentPreview } from './AttachmentPreview.tsx'
import { LIMIT_MB, useAdding } from './use-adding.ts'
import { usePaste } from './use-paste.ts'

interface AttachmentSheetProps {
  readonly owner: AttachmentOwner
  readonly canChange: boolean
}

/** The files beside a record: added by the system's dialog, by dropping or by pasting; opened in place. */
export function AttachmentSheet({ owner, canChange }: AttachmentSheetProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const { add, progress, refusals } = useAdding(owner)
  const choose = useAction(ATTACH, () => input.current?.click(), canChange)
  const take = useCallback((files: readonly File[]) => void add(files), [add])
  const paste = useCallback((files: readonly File[]) => void add(files.map((file) => named(t, file))), [add, t])
  const isDraggedOver = useFileDrop(canChange ? take : null)
  usePaste(canChange ? paste : null)
  const list = useQuery(api.attachments.of.queryOptions({ input: { owner } }))
  const attachments = list.data?.attachments ?? []
  return (
    <Sheet
      title={t('attachments:title')}
      note={canChange && t('attachments:limits', { megabytes: LIMIT_MB })}
      tools={canChange && <ActionButton action={choose} size="small" />}
    >
      <div className={isDraggedOver ? `${styles.body} ${styles.over}` : styles.body}>
        <FileInput ref={input} label={t('attachments:input')} isMultiple onChoose={take} />
        {refusals.map((refusal, at) => (
          <Refused key={at} sentence={sentenceOf(t, refusal)} />
        ))}
        {isDraggedOver && <p role="status">{t('attachments:dropHere')}</p>}
        {progress && <p role="status">{t('attachments:adding', { ...progress, done: progress.done + 1 })}</p>}
        <Awaited of={list} lines={2}>
          {attachments.length === 0 && (
            <Empty title={t('attachments:none')}>{canChange && <p>{t('attachments:noneHint')}</p>}</Empty>
          )}
        </Awaited>
        <AttachmentLines attachments={attachments} canChange={canChange} />
      </div>
    </Sheet>
  )
}

interface AttachmentLinesProps {
  readonly attachments: readonly AttachmentView[]
  readonly canChange: boolean
}

export function AttachmentLines({ attachments, canChange }: AttachmentLinesProps) {
  const { t } = useWords()
  const mayOpen = useMayChange()
  const [opened, setOpened] = useState<AttachmentView | null>(null)
  const removal = useCommand('attachments.remove', call.attachments.remove)
  return (
    <>
      <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
      {attachments.length > 0 && (
        <ul className={styles.list}>
          {attachments.map((one) => (
            <li key={one.id}>
              <KindIcon type={one.mediaType} />
              <button
                type="button"
                className="text-button"
                disabled={!mayOpen}
                aria-label={t('attachments:open', { name: one.name })}
                onClick={() => setOpened(one)}
              >
                {one.name}
              </button>
              <span className="mute">{sizeOf(t, one.bytes)}</span>
              <span className="mute">
                {t('attachments:addedBy', { by: one.addedBy ?? '', at: minuteOf(one.addedAt) })}
              </span>
              {canChange && (
                <Button
                  className={styles.remove ?? ''}
                  size="small"
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  disabled={removal.isRunning}
                  aria-label={t('attachments:remove', { name: one.name })}
                  onClick={() => void removal.run({ id: one.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {opened && <AttachmentPreview attachment={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function KindIcon({ type }: { type: AttachmentView['mediaType'] }) {
  if (isImage(type)) return <FileImageOutlined aria-hidden />
  return type === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />
}

/** In the unit that is read at a glance. */
function sizeOf(t: Translate, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1024) return t('attachments:size.kilobytes', { count: kilobytes })
  return t('attachments:size.megabytes', { count: Math.round((bytes / 1024 / 1024) * 10) / 10 })
}

/** A picture of the screen is called `image.png` by every system. Its day is written so that no mask takes it for a number. */
function named(t: Translate, file: File): File {
  if (file.name !== 'image.png') return file
  const at = minuteOf(new Date().toISOString()).replaceAll(/[-:]/g, '.')
  return new File([file], `${t('attachments:pasted', { at })}.png`, { type: file.type })
}
