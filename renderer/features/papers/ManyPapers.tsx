import { FileTextOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { RequestPaperKind, type PaperKind } from '#shared/domain/papers.ts'
import { call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { useSavePapers } from './save.ts'

interface ManyPapersProps {
  readonly ownerIds: readonly number[]
  readonly kinds?: readonly [PaperKind, ...PaperKind[]]
}

/** Writes a paper of one kind for each of the requests or cards that are chosen in a list; several come as a zip. */
export function ManyPapers({ ownerIds, kinds = OF_REQUESTS }: ManyPapersProps) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [isOpen, setOpen] = useState(false)
  const saving = useSavePapers()
  if (!mayChange) return null
  return (
    <>
      <Button size="small" icon={<FileTextOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('papers:write')}
      </Button>
      <Refused sentence={saving.refusal ? sentenceOf(t, saving.refusal) : undefined} />
      {isOpen && (
        <FormDialog<{ kind: PaperKind }, { ids: number[] }>
          title={t('papers:write')}
          initial={{ kind: kinds[0] }}
          command="papers.issue"
          save={({ kind }) => call.papers.issue({ kind, ownerIds: [...ownerIds] })}
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
