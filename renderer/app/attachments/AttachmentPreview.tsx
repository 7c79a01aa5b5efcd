import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AttachmentView } from '#shared/contract/attachments.ts'
import { isImage, type MediaType } from '#shared/domain/attachments.ts'
import { call } from '#renderer/api/api.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { SAVE_COPY } from './actions.ts'
import styles from './attachments.module.css'

interface Opened {
  readonly token: string
  readonly name: string
  readonly mediaType: MediaType
}

interface AttachmentPreviewProps {
  readonly attachment: AttachmentView
  readonly onClose: () => void
}

/** An attachment in place, and a copy of it for whom the window can't show it to. Each opening is recorded once. */
export function AttachmentPreview({ attachment, onClose }: AttachmentPreviewProps) {
  const { t } = useWords()
  const { opened, failure, retry } = useOpened(attachment.id)
  const [refusal, setRefusal] = useState<PageRefusal | null>(null)
  const save = async () => {
    if (opened) await host.saveFile(opened).catch((error: unknown) => setRefusal(refusalOf(error)))
  }
  return (
    <Dialog
      title={opened?.name ?? attachment.name}
      isOpen
      onClose={onClose}
      width={980}
      confirm={SAVE_COPY}
      onConfirm={() => void save()}
      isBusy={!opened && failure === null}
    >
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      {failure !== null && <Failed error={failure} retry={retry} />}
      {!opened && failure === null && <Loading lines={8} />}
      {opened && <Shown {...opened} />}
      {opened && <p className="mute">{t('attachments:recorded')}</p>}
    </Dialog>
  )
}

function Shown({ token, name, mediaType }: Opened) {
  const { t } = useWords()
  const address = `/files/${token}`
  if (isImage(mediaType)) return <img className={styles.picture} src={address} alt={name} />
  if (mediaType === 'application/pdf') return <iframe className={styles.pages} src={address} title={name} />
  if (mediaType === 'text/plain') return <Text address={address} />
  return <p>{t('attachments:noPreview')}</p>
}

function Text({ address }: { address: string }) {
  const { t } = useWords()
  const text = useQuery({
    queryKey: [address],
    queryFn: async () => decoded(await (await fetch(address)).arrayBuffer()),
    gcTime: 0,
  })
  if (text.isPending) return <Loading lines={8} />
  if (text.isError) return <Failed error={text.error} />
  return <textarea className={styles.text} readOnly rows={24} aria-label={t('attachments:shown')} value={text.data} />
}

/** UTF-8, or what Chinese Windows wrote before it. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function useOpened(id: number) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isGone = false
    const keep = (next: Opened) => isGone || setOpened(next)
    const fail = (error: unknown) => isGone || setFailure(error)
    call.attachments.open({ id }).then(keep, fail)
    return () => {
      isGone = true
    }
  }, [id, tries])
  const retry = () => {
    setFailure(null)
    setTries(tries + 1)
  }
  return { opened, failure, retry }
}
