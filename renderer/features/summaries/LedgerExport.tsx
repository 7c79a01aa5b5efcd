import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { LedgerProfile } from '#shared/contract/ledger-profiles.ts'
import type { RequestFilter } from '#shared/contract/request-views.ts'
import { LedgerColumn } from '#shared/domain/ledger-columns.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Several, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import page from '#renderer/ui/page.module.css'
import { Refused } from '#renderer/ui/states.tsx'
import { ClearExport } from './ClearExport.tsx'
import { ListButtons } from './ExportButtons.tsx'

const REMEMBERED = 'ledger-profile'

/** The ledger that a filter leaves, in all its columns or in those of a profile, which is remembered. */
export function LedgerExport({ filter }: { readonly filter: RequestFilter }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [wanted, setWanted] = useState(host.recall(REMEMBERED))
  const [asked, setAsked] = useState<'add' | 'change' | null>(null)
  const list = useQuery(api.ledgerProfiles.list.queryOptions({ input: {} }))
  const remove = useCommand('ledgerProfiles.remove', call.ledgerProfiles.remove)
  const profiles = list.data?.profiles ?? []
  const chosen = profiles.find(({ name }) => name === wanted)
  const choose = (name: string) => {
    setWanted(name)
    host.remember(REMEMBERED, name)
  }
  const columns = chosen && { columns: [...chosen.columns] }
  const order = { from: today(), to: today(), ...columns, filter }
  return (
    <div className={page.tools}>
      <span className="mute">{t('exports:list')}</span>
      <Select
        aria-label={t('exports:profile.choose')}
        value={chosen?.name ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('exports:profile.all') },
          ...profiles.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={choose}
      />
      {mayChange && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAsked('add')}>
          {t('exports:profile.add')}
        </Button>
      )}
      {mayChange && chosen && (
        <>
          <Button onClick={() => setAsked('change')}>{t('exports:profile.change')}</Button>
          <Button type="text" onClick={() => void remove.run({ id: chosen.id, seen: chosen.seq })}>
            {t('exports:profile.remove')}
          </Button>
        </>
      )}
      <ListButtons make={(form, options) => call.exports.ledger({ ...order, ...form }, options)} />
      {mayChange && <ClearExport order={order} />}
      <Refused sentence={remove.refusal ? sentenceOf(t, remove.refusal) : undefined} />
      {asked && (
        <ProfileDialog
          profile={asked === 'change' ? (chosen ?? null) : null}
          onSaved={choose}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

interface ProfileDialogProps {
  readonly profile: LedgerProfile | null
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

function ProfileDialog({ profile, onSaved, onClose }: ProfileDialogProps) {
  const { t } = useWords()
  const save = async (values: { readonly name: string; readonly columns: LedgerColumn[] }) => {
    const done = await call.ledgerProfiles.save(values)
    onSaved(values.name)
    return done
  }
  return (
    <FormDialog<{ name: string; columns: LedgerColumn[] }>
      title={t(profile ? 'exports:profile.change' : 'exports:profile.add')}
      initial={{ name: profile?.name ?? '', columns: [...(profile?.columns ?? [])] }}
      command="ledgerProfiles.save"
      save={save}
      onClose={onClose}
      width={680}
    >
      {(form) => (
        <>
          <TextField {...form.bind('name')} label={t('exports:profile.name')} />
          <Several
            {...form.bind('columns')}
            label={t('exports:profile.columns')}
            hint={t('exports:profile.order')}
            isRequired
            options={LedgerColumn.options.map((value) => ({ value, label: t(`exports:column.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  )
}
