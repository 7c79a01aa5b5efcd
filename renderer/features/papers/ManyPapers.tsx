import { FileTextOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { MOST_PAPERS } from '#shared/contract/papers.ts'
import { ownerOf, RequestPaperKind, type PaperKind } from '#shared/domain/papers.ts'
import { call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
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
  /** What is written already stays when a later part is refused: asked again, it goes on from there. */
  const written = useRef<{ kind: PaperKind | null; ids: number[] }>({ kind: null, ids: [] })
  if (!mayChange) return null
  const open = () => {
    written.current = { kind: null, ids: [] }
    setOpen(true)
  }
  const issue = async (kind: PaperKind) => {
    if (written.current.kind !== kind) written.current = { kind, ids: [] }
    const { ids } = written.current
    const owners = ownerOf(kind) === 'holder' ? holderIds : ownerIds
    while (ids.length < owners.length) {
      const part = owners.slice(ids.length, ids.length + MOST_PAPERS)
      ids.push(...(await call.papers.issue({ kind, ownerIds: part })).ids)
    }
    return { ids }
  }
  return (
    <>
      <FileJobProgress job={saving}>
        <Button size="small" icon={<FileTextOutlined aria-hidden />} onClick={open}>
          {t('papers:write')}
        </Button>
      </FileJobProgress>
      {isOpen && (
        <FormDialog<{ kind: PaperKind }, { ids: number[] }>
          title={t('papers:write')}
          initial={{ kind: kinds[0] }}
          command="papers.issue"
          save={({ kind }) => issue(kind)}
          onDone={({ ids }) => void saving.save(ids)}
          onClose={() => setOpen(false)}
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
