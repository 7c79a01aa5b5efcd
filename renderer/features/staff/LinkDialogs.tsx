import { useQuery } from '@tanstack/react-query'
import type { StaffLinkView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayField, OneOf } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'

const FIELDS = {
  'staff/already-linked': 'staffId',
  'staff/linked-later': 'fromOn',
  'staff/link-ends-before-it-begins': 'toOn',
}

interface LinkFields {
  readonly staffId: number | null
  readonly fromOn: string | null
}

/** Names somebody to look after a holder from a day on. */
export function LinkDialog({ holderId, onClose }: { holderId: number; onClose: () => void }) {
  const { t } = useWords()
  const list = useQuery(api.staff.list.queryOptions({ input: { isActive: true } }))
  const initial: LinkFields = { staffId: null, fromOn: today() }
  return (
    <FormDialog
      title={t('settings:staff.linkTitle')}
      initial={initial}
      command="staff.link"
      save={({ staffId, fromOn }) => call.staff.link({ holderId, staffId: staffId ?? 0, fromOn: fromOn ?? '' })}
      onClose={onClose}
      fields={FIELDS}
    >
      {(form) => (
        <>
          <OneOf<number>
            {...form.bind('staffId')}
            label={t('settings:staff.who')}
            hint={list.data?.staff.length === 0 && t('settings:staff.noStaff')}
            isRequired
            options={(list.data?.staff ?? []).map(({ id, name, kind }) => ({
              value: id,
              label: `${name} · ${t(`settings:staffKind.${kind}`)}`,
            }))}
          />
          <DayField
            {...form.bind('fromOn')}
            label={t('settings:staff.fromOn')}
            hint={t('settings:staff.linkNote')}
            isRequired
          />
        </>
      )}
    </FormDialog>
  )
}

/** The last day on which somebody looks after the holder. */
export function EndLinkDialog({ link, onClose }: { link: StaffLinkView; onClose: () => void }) {
  const { t } = useWords()
  const initial: { readonly toOn: string | null } = { toOn: today() }
  return (
    <FormDialog
      title={t('settings:staff.endTitle', { name: link.name })}
      initial={initial}
      command="staff.endLink"
      save={({ toOn }) => call.staff.endLink({ id: link.id, seen: link.seq, toOn: toOn ?? '' })}
      onClose={onClose}
      fields={FIELDS}
    >
      {(form) => <DayField {...form.bind('toOn')} label={t('settings:staff.toOn')} isRequired />}
    </FormDialog>
  )
}
