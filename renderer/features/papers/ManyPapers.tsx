import { FileTextOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RefusalData } from '#shared/contract/procedure.ts'
import { ownerOf, RequestPaperKind, type PaperKind } from '#shared/domain/papers.ts'
import { api, call, queries } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { fitOf, goOn, type WrittenPapers } from './written.ts'
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
  const ownersOf = (kind: PaperKind) => (ownerOf(kind) === 'holder' ? holderIds : ownerIds)
  const issue = async (kind: PaperKind) => {
    const all = ownersOf(kind)
    const fit = await queries.fetchQuery(fitting(kind, all))
    // Where none fits, the desk says of the first why.
    const owners = fit.owners.length > 0 ? fit.owners : all
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
            <>
              <ChoiceField
                {...form.bind('kind')}
                label={t('papers:field.kind')}
                options={kinds}
                labelOf={(kind) => t(`papers:kind.${kind}`)}
              />
              <Fitting kind={form.values.kind} owners={ownersOf(form.values.kind)} />
            </>
          )}
        </FormDialog>
      )}
    </>
  )
}

interface FittingProps {
  readonly kind: PaperKind
  readonly owners: readonly number[]
}

/** How many papers will be written, and why there are none of the others. */
function Fitting({ kind, owners }: FittingProps) {
  const { t } = useWords()
  const fit = useQuery(fitting(kind, owners))
  if (fit.isError) return <Failed error={fit.error} retry={() => void fit.refetch()} />
  if (!fit.data) return <Loading lines={1} />
  const { unfit } = fit.data
  return (
    <div role="status">
      <p>{t('papers:many.fit', { count: fit.data.owners.length })}</p>
      {unfit.length > 0 && (
        <>
          <p>{t('papers:many.unfit', { count: unfit.length })}</p>
          <ul>
            {unfit.slice(0, MOST_TOLD).map((refusal, at) => (
              <li key={at}>{briefOf(t, refusal)}</li>
            ))}
          </ul>
          {unfit.length > MOST_TOLD && <p>{t('papers:many.more', { count: unfit.length - MOST_TOLD })}</p>}
        </>
      )}
    </div>
  )
}

const MOST_TOLD = 12

/** In a list of many the paper is not named again, nor what to do about it. */
function briefOf(t: Translate, refusal: RefusalData): string {
  const brief = BRIEFS[refusal.code]
  return brief ? t(brief, refusal.params) : sentenceOf(t, refusal)
}

const BRIEFS: { readonly [code: string]: 'papers:many.state' | 'papers:many.ground' | 'papers:many.card' } = {
  'paper/not-in-this-state': 'papers:many.state',
  'paper/ground-missing': 'papers:many.ground',
  'paper/card-not-in-this-state': 'papers:many.card',
}

function fitting(kind: PaperKind, owners: readonly number[]) {
  return {
    queryKey: [...api.papers.preview.key(), kind, owners],
    queryFn: () => fitOf({ kind, owners }, call.papers.preview),
  }
}

const OF_REQUESTS: readonly [PaperKind, ...PaperKind[]] = ['receipt', ...RequestPaperKind.exclude(['receipt']).options]
