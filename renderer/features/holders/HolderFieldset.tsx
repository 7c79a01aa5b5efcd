import { AutoComplete, Input } from 'antd'
import { useId, type ReactNode } from 'react'
import { LiaisonLevel, Sex, TalentTeam, type HolderFields } from '#shared/domain/holder.ts'
import { PacerKind, ProgrammeTrack } from '#shared/domain/reference.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import type { Draft } from '#renderer/ui/form/use-draft.ts'
import styles from './forms.module.css'
import { isChoiceField, isDayField, SECTIONS, type HolderField, type Section } from './holder-fields.ts'

interface HolderFieldsetProps {
  readonly section: Section
  readonly draft: Draft<HolderFields>
  readonly errors: FieldErrors
  /** Beside a field that needs explaining. */
  readonly hints?: { readonly [F in HolderField]?: ReactNode }
  readonly placeholders?: { readonly [F in HolderField]?: string }
}

/** The fields of one section of a holder. */
export function HolderFieldset({ section, draft, errors, hints = {}, placeholders = {} }: HolderFieldsetProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <fieldset className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{t(`holders:section.${section}`)}</h2>
      <div className={styles.grid}>
        {SECTIONS[section].map((field) => (
          <Field
            key={field}
            label={t(`holders:field.${field}`)}
            error={errors[field]}
            hint={hints[field]}
            isRequired={field === 'name'}
            isWide={field === 'note' || field === 'legalBasis'}
          >
            {(control) => controlOf(t, field, draft, control, placeholders[field])}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

function controlOf(
  t: Translate,
  field: HolderField,
  draft: Draft<HolderFields>,
  control: ControlProps,
  placeholder = '',
) {
  const { values, set } = draft
  if (isDayField(field)) return <DayInput {...control} value={values[field]} onChange={(value) => set(field, value)} />
  if (isChoiceField(field)) return choiceOf(t, field, draft, control)
  const shared = { ...control, value: values[field] ?? '', placeholder, autoComplete: 'off' }
  if (field === 'note') {
    return <Input.TextArea {...shared} rows={3} onChange={(event) => set(field, event.target.value || null)} />
  }
  if (field === 'track') {
    return (
      <AutoComplete
        {...control}
        value={values.track ?? ''}
        options={tracksOf(t)}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        onChange={(text) => set('track', text || null)}
      />
    )
  }
  if (field === 'name') return <Input {...shared} onChange={(event) => set(field, event.target.value)} />
  return <Input {...shared} onChange={(event) => set(field, event.target.value || null)} />
}

/** What lists call the tracks of the city's programme and the kinds of pacers; other words may be typed. */
function tracksOf(t: Translate): { value: string }[] {
  return [
    ...ProgrammeTrack.options.map((track) => ({ value: t(`reference:track.${track}`) })),
    ...PacerKind.options.map((kind) => ({ value: t(`reference:pacer.${kind}`) })),
  ]
}

function choiceOf(
  t: Translate,
  field: 'sex' | 'team' | 'liaisonLevel',
  { values, set }: Draft<HolderFields>,
  control: ControlProps,
) {
  const shared = { ...control, canBeEmpty: true }
  switch (field) {
    case 'sex':
      return (
        <Choice
          {...shared}
          value={values.sex}
          options={Sex.options}
          labelOf={(sex) => t(`holders:sex.${sex}`)}
          onChange={(sex) => set('sex', sex)}
        />
      )
    case 'team':
      return (
        <Choice
          {...shared}
          value={values.team}
          options={TalentTeam.options}
          labelOf={(team) => t(`holders:team.${team}`)}
          onChange={(team) => set('team', team)}
        />
      )
    case 'liaisonLevel':
      return (
        <Choice
          {...shared}
          value={values.liaisonLevel}
          options={LiaisonLevel.options}
          labelOf={(level) => t(`holders:liaisonLevel.${level}`)}
          onChange={(level) => set('liaisonLevel', level)}
        />
      )
  }
}
