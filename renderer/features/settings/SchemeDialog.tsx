import type { LevelFields, SchemeFields, SchemeView } from '#shared/contract/schemes.ts'
import { call } from '#renderer/api/api.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayField, NumberField, OptionalText, TextField } from '#renderer/ui/form/fields.tsx'
import { formOf, type FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { BLANK_LEVEL, LevelFieldset } from './LevelDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'

const FIELDS = { 'scheme/ends-before-it-begins': 'toOn' }

export function CorrectSchemeDialog({ scheme, onClose }: { scheme: SchemeView; onClose: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { id, seq: seen, nameZh, nameEn, fromOn, toOn, validityYears, note } = scheme
  return (
    <FormDialog
      title={t('settings:schemes.correctTitle', { name: nameOf(scheme) })}
      initial={{ nameZh, nameEn, fromOn, toOn, validityYears, note }}
      command="schemes.correct"
      save={(changes) => call.schemes.correct({ id, seen, changes })}
      onClose={onClose}
      prefix="changes."
      fields={FIELDS}
    >
      {(form) => <SchemeFieldset form={form} />}
    </FormDialog>
  )
}

/** A card of the office's own district, with its first level; more levels are added at the card. */
export function AddSchemeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog<{ fields: SchemeFields; level: LevelFields }>
      title={t('settings:schemes.addTitle')}
      initial={{ fields: BLANK_SCHEME, level: BLANK_LEVEL }}
      command="schemes.add"
      save={({ fields, level }) => call.schemes.add({ fields, levels: [level] })}
      onClose={onClose}
      prefix="fields."
      fields={FIELDS}
    >
      {({ values, errors, change }) => (
        <>
          <SchemeFieldset
            form={formOf(values.fields, errors, (step) => change((all) => ({ ...all, fields: step(all.fields) })))}
          />
          <h3>{t('settings:schemes.levels')}</h3>
          <LevelFieldset
            form={formOf(values.level, ofFirstLevel(errors), (step) =>
              change((all) => ({ ...all, level: step(all.level) })),
            )}
          />
        </>
      )}
    </FormDialog>
  )
}

const BLANK_SCHEME: SchemeFields = {
  nameZh: '',
  nameEn: null,
  fromOn: null,
  toOn: null,
  validityYears: null,
  note: null,
}

function SchemeFieldset({ form }: { form: FormOf<SchemeFields> }) {
  const { t } = useWords()
  return (
    <div className={layout.pair}>
      <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
      <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
      <DayField {...form.bind('fromOn')} label={t('settings:field.fromOn')} />
      <DayField {...form.bind('toOn')} label={t('settings:field.toOn')} />
      <NumberField {...form.bind('validityYears')} label={t('settings:field.validityYears')} />
      <OptionalText {...form.bind('note')} label={t('settings:field.note')} isWide />
    </div>
  )
}

const FIRST_LEVEL = 'levels.0.'

function ofFirstLevel(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(FIRST_LEVEL))
      .map(([path, sentence]) => [path.slice(FIRST_LEVEL.length), sentence]),
  )
}
