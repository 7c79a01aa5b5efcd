import { LevelTone } from '#shared/domain/reference.ts'
import type { LevelFields, LevelView, SchemeView } from '#shared/contract/schemes.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ChoiceField, NumberField, OptionalText, TextField } from '#renderer/ui/form/fields.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'

interface LevelDialogProps {
  readonly scheme: SchemeView
  /** Null adds one below the others. */
  readonly level: LevelView | null
  readonly onClose: () => void
}

export function LevelDialog({ scheme, level, onClose }: LevelDialogProps) {
  const { t } = useWords()
  const { id, seq: seen } = scheme
  const nameOf = useNameOf()
  return (
    <FormDialog
      title={
        level
          ? t('settings:schemes.levelTitle', { name: nameOf(level) })
          : t('settings:schemes.addLevelTitle', { name: nameOf(scheme) })
      }
      initial={level ? fieldsOf(level, scheme) : { ...BLANK_LEVEL, rank: scheme.levels.length + 1 }}
      command="schemes.saveLevel"
      save={(fields) => call.schemes.saveLevel({ id, seen, ...(level && { levelId: level.id }), level: fields })}
      onClose={onClose}
      prefix="level."
      fields={{ 'scheme/level-code-taken': 'code' }}
    >
      {(form) => <LevelFieldset form={form} />}
    </FormDialog>
  )
}

export const BLANK_LEVEL: LevelFields = {
  code: '',
  rank: 1,
  nameZh: '',
  nameEn: null,
  tone: 'teal',
  validityYears: null,
}

export function LevelFieldset({ form }: { form: FormOf<LevelFields> }) {
  const { t } = useWords()
  return (
    <div className={layout.pair}>
      <TextField {...form.bind('code')} label={t('settings:field.code')} />
      <NumberField
        {...form.bind('rank')}
        onChange={(rank) => form.set('rank', rank ?? 1)}
        label={t('settings:field.rank')}
        hint={t('settings:field.rankHint')}
      />
      <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
      <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
      <NumberField {...form.bind('validityYears')} label={t('settings:field.validityYears')} />
      <ChoiceField
        {...form.bind('tone')}
        label={t('settings:field.tone')}
        options={LevelTone.options}
        labelOf={(tone) => t(`settings:tone.${tone}`)}
      />
    </div>
  )
}

/** A validity that is only the scheme's stays the scheme's. */
function fieldsOf(level: LevelView, scheme: SchemeView): LevelFields {
  const { code, rank, nameZh, nameEn, tone, validityYears } = level
  return {
    code,
    rank,
    nameZh,
    nameEn,
    tone,
    validityYears: validityYears === scheme.validityYears ? null : validityYears,
  }
}
