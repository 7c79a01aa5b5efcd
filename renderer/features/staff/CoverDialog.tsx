import { useQuery } from '@tanstack/react-query'
import type { StaffView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'

interface Typed {
  readonly coverId: number | null
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly reason: string | null
}

/** Who stands in for a colleague from a day to a day. */
export function CoverDialog({ person, onClose }: { person: StaffView; onClose: () => void }) {
  const { t } = useWords()
  const list = useQuery(api.staff.list.queryOptions({ input: { isActive: true } })).data?.staff ?? []
  const initial: Typed = { coverId: null, fromOn: today(), toOn: null, reason: null }
  const save = ({ coverId, fromOn, toOn, reason }: Typed) =>
    call.staff.cover({
      staffId: person.id,
      coverId: coverId ?? 0,
      fromOn: fromOn ?? '',
      toOn: toOn ?? '',
      reason,
    })
  return (
    <FormDialog<Typed>
      title={t('staff:cover.title', { name: person.name })}
      initial={initial}
      command="staff.cover"
      save={save}
      onClose={onClose}
      fields={{
        'staff/cover-ends-before-it-begins': 'toOn',
        'staff/covers-oneself': 'coverId',
        'staff/cover-of-other-kind': 'coverId',
        'staff/cover-away-too': 'coverId',
        'staff/cover-inactive': 'coverId',
        'staff/covered-already': 'fromOn',
        'staff/stands-in-then': 'fromOn',
      }}
    >
      {(form) => (
        <>
          <p className="mute">{t('staff:cover.note')}</p>
          <OneOf<number>
            {...form.bind('coverId')}
            label={t('staff:field.cover')}
            isRequired
            options={list
              .filter(({ id, kind }) => id !== person.id && kind === person.kind)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DayField {...form.bind('fromOn')} label={t('staff:field.fromOn')} isRequired />
          <DayField {...form.bind('toOn')} label={t('staff:field.toOn')} isRequired />
          <OptionalText {...form.bind('reason')} label={t('staff:field.reason')} />
        </>
      )}
    </FormDialog>
  )
}
