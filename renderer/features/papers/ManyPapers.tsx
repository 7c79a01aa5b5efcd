import { FileTextOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { ownerOf, RequestPaperKind, type PaperKind } from '#shared/domain/papers.ts'
import { call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import { goOn, type WrittenPapers } from './written.ts'
import { useSavePapers } from './save.ts'

interface ManyPapersProps {
  /** Requests or cards. */
  readonly ownerIds: readonly number[]
  /** Whose they are, each once, where a kind is of people. */
  readonly holderIds?: readonly number[]
  readonly kinds?: readonly [PaperKind, ...PaperKind[]]
}

/**
 * Writes a paper of one kind for each of the requests, cards or people that are chosen in a list, however many; several
 * come as a zip.
 */
export function ManyPapers({ ownerIds, holderIds = [], kinds = OF_REQUESTS }: ManyPapersProps) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [isOpen, setOpen] = useState(false)
  const saving = useSavePapers()
  const written = useRef<WrittenPapers[]>([])
  if (!mayChange) return null
  const issue = async (kind: PaperKind) => {
    const owners = ownerOf(kind) === 'holder' ? holderIds : ownerIds
    return { ids: await goOn(written.current, { kind, owners }, call.papers.issue) }
  }
  /** What is written leaves with the dialog, whether that was all or not. */
  const leave = () => {
    const ids = written.current.flatMap((papers) => papers.ids)
    written.current = []
    setOpen(false)
    if (ids.length > 0) void saving.save(ids)
  }
  return (
    <>
      <FileJobProgress job={saving}>
        <Button size="small" icon={<FileTextOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t('papers:write')}
        </Button>
      </FileJobProgress>
      {isOpen && (
        <FormDialog<{ kind: PaperKind }, { ids: number[] }>
          title={t('papers:write')}
          initial={{ kind: kinds[0] }}
          command="papers.issue"
          save={({ kind }) => issue(kind)}
          onClose={leave}
        >
          {(form) => (
            <ChoiceField
              {...form.bind('kind')}
              label={t('papers:field.kind')}
              options={kinds}
              labelOf={(kind) => t(`papers:kind.${kind}`)}
            />
          )}
        </FormDialog>
      )}
    </>
  )
}

const OF_REQUESTS: readonly [PaperKind, ...PaperKind[]] = ['receipt', ...RequestPaperKind.exclude(['receipt']).options]
