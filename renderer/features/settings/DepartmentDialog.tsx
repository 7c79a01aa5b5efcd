import { DeleteOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { DepartmentFields, DepartmentView, WindowFields } from '#shared/contract/departments.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'

interface DepartmentDialogProps {
  /** Null adds one. */
  readonly department: DepartmentView | null
  readonly onClose: () => void
}

export function DepartmentDialog({ department, onClose }: DepartmentDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <FormDialog
      title={
        department
          ? t('settings:departments.correctTitle', { name: nameOf(department) })
          : t('settings:departments.addTitle')
      }
      initial={department ? fieldsOf(department) : BLANK}
      command={department ? 'departments.correct' : 'departments.add'}
      save={(fields) =>
        department
          ? call.departments.correct({ id: department.id, seen: department.seq, changes: fields })
          : call.departments.add({ fields })
      }
      onClose={onClose}
      prefix={department ? 'changes.' : 'fields.'}
      fields={{ 'department/name-taken': 'nameZh' }}
    >
      {(form) => (
        <>
          <div className={layout.pair}>
            <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
            <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
            <OptionalText {...form.bind('liaisonName')} label={t('settings:field.liaisonName')} />
            <OptionalText {...form.bind('liaisonPhone')} label={t('settings:field.liaisonPhone')} />
          </div>
          <Tick {...form.bind('isActive')} label={t('settings:field.isActive')} />
        </>
      )}
    </FormDialog>
  )
}

const BLANK: DepartmentFields = { nameZh: '', nameEn: null, liaisonName: null, liaisonPhone: null, isActive: true }

function fieldsOf({ nameZh, nameEn, liaisonName, liaisonPhone, isActive }: DepartmentView): DepartmentFields {
  return { nameZh, nameEn, liaisonName, liaisonPhone, isActive }
}

interface WindowDialogProps {
  readonly department: DepartmentView
  /** Null adds one. */
  readonly window: DepartmentView['windows'][number] | null
  readonly onClose: () => void
}

/** Adds a window of a department, corrects or removes one. */
export function WindowDialog({ department, window, onClose }: WindowDialogProps) {
  const { t } = useWords()
  const [isRemoving, setRemoving] = useState(false)
  const { id, seq: seen } = department
  const name = useNameOf()(department)
  if (isRemoving && window) {
    return (
      <RemoveDialog
        question={t('settings:ownFields.removeWindowQuestion', { name: window.number })}
        command="departments.removeWindow"
        remove={() => call.departments.removeWindow({ id, seen, windowId: window.id })}
        onClose={onClose}
      />
    )
  }
  return (
    <FormDialog
      title={t('settings:departments.windowTitle', { name })}
      initial={window ? { number: window.number, place: window.place, note: window.note } : BLANK_WINDOW}
      command="departments.saveWindow"
      save={(fields) =>
        call.departments.saveWindow({ id, seen, ...(window && { windowId: window.id }), window: fields })
      }
      onClose={onClose}
      prefix="window."
    >
      {(form) => (
        <>
          <div className={layout.pair}>
            <TextField {...form.bind('number')} label={t('settings:field.number')} />
            <OptionalText {...form.bind('place')} label={t('settings:field.place')} />
            <OptionalText {...form.bind('note')} label={t('settings:field.note')} isWide />
          </div>
          {window && (
            <div>
              <Button danger type="text" size="small" icon={<DeleteOutlined />} onClick={() => setRemoving(true)}>
                {t('settings:departments.removeWindow', { number: window.number })}
              </Button>
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}

const BLANK_WINDOW: WindowFields = { number: '', place: null, note: null }
