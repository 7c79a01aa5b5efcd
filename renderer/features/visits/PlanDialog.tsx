import { useQuery } from '@tanstack/react-query'
import type { VisitFields, VisitView } from '#shared/contract/visits.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { DayField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { HolderChoice } from '#renderer/ui/form/HolderChoice.tsx'

interface PlanDialogProps {
  /** Whom the visit is to, where that is clear. */
  readonly holderId?: number
  /** Null: a new one. */
  readonly visit: VisitView | null
  readonly onClose: () => void
  readonly onDone?: (done: { id: number }) => void
}

type Planned = Omit<VisitFields, 'plannedOn'> & { readonly plannedOn: string | null }

/** Whom to visit, when, and who goes; of a planned one its day and people are corrected. */
export function PlanDialog({ holderId, visit, onClose, onDone }: PlanDialogProps) {
  const { t } = useWords()
  const people = useQuery(api.staff.list.queryOptions({ input: { isActive: true } })).data?.staff ?? []
  const initial: Planned = {
    holderId: visit?.holderId ?? holderId ?? null,
    employerId: visit?.employerId ?? null,
    plannedOn: visit?.plannedOn ?? today(),
    staffId: visit?.staffId ?? null,
    visitors: visit?.visitors ?? null,
    purpose: visit?.purpose ?? null,
  }
  const save = ({ plannedOn, ...rest }: Planned) => {
    const { holderId: _who, employerId: _where, ...others } = rest
    return visit
      ? call.visits.correct({ id: visit.id, seen: visit.seq, changes: { ...others, plannedOn: plannedOn ?? '' } })
      : call.visits.plan({ fields: { ...rest, plannedOn: plannedOn ?? '' } })
  }
  return (
    <FormDialog<Planned, { id: number; seq: number }>
      title={t(visit ? 'visits:action.correct' : 'visits:page.planTitle')}
      initial={initial}
      command={visit ? 'visits.correct' : 'visits.plan'}
      save={save}
      onClose={onClose}
      {...(onDone ? { onDone } : {})}
      prefix={visit ? 'changes.' : 'fields.'}
    >
      {(form) => (
        <>
          {visit === null && (
            <>
              <Field label={t('visits:field.holder')} error={form.errors['holderId']} hint={t('visits:page.whoHint')}>
                {(control) => (
                  <HolderChoice
                    control={control}
                    value={form.values.holderId}
                    onChange={(id) => form.set('holderId', id)}
                  />
                )}
              </Field>
              {holderId === undefined && (
                <Field label={t('visits:field.employer')} error={form.errors['employerId']}>
                  {(control) => (
                    <EmployerChoice
                      control={control}
                      value={form.values.employerId}
                      onChange={(id) => form.set('employerId', id)}
                    />
                  )}
                </Field>
              )}
            </>
          )}
          <DayField {...form.bind('plannedOn')} label={t('visits:field.plannedOn')} isRequired />
          <OneOf<number>
            {...form.bind('staffId')}
            label={t('visits:field.staff')}
            options={people.map(({ id, name, kind }) => ({
              value: id,
              label: `${name} · ${t(`settings:staffKind.${kind}`)}`,
            }))}
          />
          <OptionalText {...form.bind('visitors')} label={t('visits:field.visitors')} />
          <OptionalText {...form.bind('purpose')} label={t('visits:field.purpose')} />
        </>
      )}
    </FormDialog>
  )
}
