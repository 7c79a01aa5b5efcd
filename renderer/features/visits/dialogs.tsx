import { useQuery } from '@tanstack/react-query'
import type { VisitView } from '#shared/contract/visits.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayField, LinesField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'

interface VisitDialogProps {
  readonly visit: VisitView
  readonly onClose: () => void
}

interface Recorded {
  readonly visitedOn: string | null
  readonly visitors: string | null
  readonly findings: string
}

/** When it was made, by whom, and what was found. */
export function RecordDialog({ visit, onClose }: VisitDialogProps) {
  const { t } = useWords()
  const { id, seq: seen } = visit
  const initial: Recorded = {
    visitedOn: visit.visitedOn ?? (visit.plannedOn <= today() ? visit.plannedOn : today()),
    visitors: visit.visitors,
    findings: visit.findings ?? '',
  }
  return (
    <FormDialog<Recorded>
      title={t('visits:page.recordTitle')}
      initial={initial}
      command="visits.record"
      save={({ visitedOn, ...rest }) => call.visits.record({ id, seen, visitedOn: visitedOn ?? '', ...rest })}
      onClose={onClose}
      fields={{ 'visit/in-future': 'visitedOn' }}
      width={620}
    >
      {(form) => (
        <>
          <DayField {...form.bind('visitedOn')} label={t('visits:field.visitedOn')} isRequired />
          <OptionalText {...form.bind('visitors')} label={t('visits:field.visitors')} />
          <LinesField {...form.bind('findings')} label={t('visits:field.findings')} isRequired />
        </>
      )}
    </FormDialog>
  )
}

export function CancelDialog({ visit: { id, seq: seen }, onClose }: VisitDialogProps) {
  const { t } = useWords()
  return (
    <FormDialog<{ readonly reason: string }>
      title={t('visits:page.cancelTitle')}
      initial={{ reason: '' }}
      command="visits.cancel"
      save={({ reason }) => call.visits.cancel({ id, seen, reason })}
      onClose={onClose}
      isDangerous
    >
      {(form) => <LinesField {...form.bind('reason')} label={t('visits:field.reason')} isRequired />}
    </FormDialog>
  )
}

interface Promised {
  readonly content: string
  readonly itemId: number | null
  readonly categoryId: number | null
}

/** What was promised, which becomes a request. */
export function PromiseDialog({ visit, onClose }: VisitDialogProps) {
  const { t } = useWords()
  const list = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data
  const nameOf = useNameOf()
  return (
    <FormDialog<Promised>
      title={t('visits:page.promiseTitle')}
      initial={{ content: '', itemId: null, categoryId: null }}
      command="visits.promise"
      save={(values) => call.visits.promise({ visitId: visit.id, ...values })}
      onClose={onClose}
      fields={{ 'request/category-missing': 'categoryId' }}
    >
      {(form) => (
        <>
          <p className="mute">{t('visits:page.promiseHint')}</p>
          <LinesField {...form.bind('content')} label={t('visits:field.promise')} isRequired />
          <OneOf<number>
            {...form.bind('itemId')}
            label={t('visits:field.item')}
            options={(list?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
            onChange={(itemId) => {
              const categoryId = list?.items.find(({ id }) => id === itemId)?.categoryId
              form.change((current) => ({ ...current, itemId, categoryId: categoryId ?? current.categoryId }))
            }}
          />
          <OneOf<number>
            {...form.bind('categoryId')}
            label={t('visits:field.category')}
            isRequired
            options={(list?.categories ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        </>
      )}
    </FormDialog>
  )
}
