import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { AttachmentLines } from './AttachmentSheet.tsx'
import { useAdding } from './use-adding.ts'

/** The scan of what was signed on paper, beside the decision that it proves. */
export function SignedSheet({ approvalId }: { approvalId: number }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const mayChange = useMayChange()
  const { add, progress, refusals } = useAdding({ approvalId })
  const list = useQuery(api.attachments.of.queryOptions({ input: { owner: { approvalId } } }))
  return (
    <div role="group" aria-label={t('attachments:signedSheet')}>
      <AttachmentLines attachments={list.data?.attachments ?? []} canChange={mayChange} />
      {refusals.map((refusal, at) => (
        <Refused key={at} sentence={sentenceOf(t, refusal)} />
      ))}
      {mayChange && (
        <button
          type="button"
          className="text-button"
          disabled={progress !== null}
          onClick={() => input.current?.click()}
        >
          {t('attachments:addSignedSheet')}
        </button>
      )}
      <FileInput ref={input} label={t('attachments:addSignedSheet')} isMultiple onChoose={(files) => void add(files)} />
    </div>
  )
}
