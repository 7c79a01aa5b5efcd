import { Input } from 'antd'
import type { HolderDetail } from '#shared/contract/holders.ts'
import type { CategoryView, ItemView } from '#shared/contract/items.ts'
import { Channel } from '#shared/domain/requests.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { ChoiceField, DayField, NumberField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import type { Bound } from '#renderer/ui/form/form.ts'
import layout from '#renderer/ui/form/layout.module.css'
import type { Draft } from '#renderer/ui/form/use-draft.ts'
import { Questions, type Asked } from './Questions.tsx'
import { filledBy, type RecordEntry } from './record-entry.ts'
import { DepartmentChoice } from './StepDialog.tsx'
import { subjectKey, subjectOf } from './subject.ts'

interface RecordFieldsProps {
  /** Null: the request is an employer's. */
  readonly holder: HolderDetail | null
  readonly draft: Draft<RecordEntry>
  readonly errors: FieldErrors
  readonly items: readonly ItemView[]
  readonly categories: readonly CategoryView[]
  readonly questions: readonly Asked[]
  readonly isMoney: boolean
  readonly needsGround: boolean
}

/** The fields of a request that is recorded. */
export function RecordFields({ holder, draft, errors, ...about }: RecordFieldsProps) {
  const { items, categories, questions, isMoney, needsGround } = about
  const { t } = useWords()
  const nameOf = useNameOf()
  const { values, set, fill } = draft
  const bind = <K extends keyof RecordEntry & string>(field: K): Bound<RecordEntry[K]> => ({
    value: values[field],
    error: errors[field],
    onChange: (value) => set(field, value),
  })
  const named = (one: ItemView | CategoryView) => ({ value: one.id, label: nameOf(one) })

  return (
    <div className={layout.grid}>
      <OneOf
        {...bind('itemId')}
        label={t('requests:field.item')}
        options={items.map(named)}
        onChange={(itemId) =>
          fill(
            filledBy(
              items.find(({ id }) => id === itemId),
              values,
            ),
          )
        }
      />
      <OneOf {...bind('categoryId')} label={t('requests:field.category')} options={categories.map(named)} isRequired />
      {holder ? (
        <SubjectField
          holder={holder}
          values={values}
          error={errors['relativeId']}
          onChange={(key) => fill(subjectOf(key))}
        />
      ) : (
        <Field label={t('requests:subject.employer')} error={errors['employerId']} isRequired>
          {(control) => (
            <EmployerChoice control={control} value={values.employerId} onChange={(id) => set('employerId', id)} />
          )}
        </Field>
      )}
      <Field label={t('requests:field.content')} error={errors['content']} isRequired isWide>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={2000}
            value={values.content}
            onChange={(event) => set('content', event.target.value)}
          />
        )}
      </Field>
      <Questions questions={questions} answers={values.answers} onChange={(answers) => set('answers', answers)} />
      <ChoiceField
        {...bind('channel')}
        label={t('requests:field.channel')}
        options={Channel.options}
        labelOf={(option) => t(`requests:channel.${option}`)}
      />
      <OptionalText {...bind('contact')} label={t('requests:field.contact')} />
      <DayField
        {...bind('receivedOn')}
        label={t('requests:field.receivedOn')}
        onChange={(day) => set('receivedOn', day ?? '')}
        isRequired
      />
      <NumberField {...bind('promisedDays')} label={t('requests:field.promisedDays')} />
      <NumberField
        {...bind('people')}
        label={t('requests:field.people')}
        onChange={(people) => set('people', people ?? 1)}
      />
      {isMoney && (
        <NumberField
          {...bind('amount')}
          label={t('requests:field.amount')}
          error={errors['amount'] ?? errors['amountFen']}
          precision={2}
          isRequired
        />
      )}
      {needsGround && (
        <Field label={t('requests:field.ground')} error={errors['ground']} hint={t('requests:page.groundHint')} isWide>
          {(control) => (
            <Input
              {...control}
              value={values.ground}
              maxLength={400}
              autoComplete="off"
              onChange={(event) => set('ground', event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('requests:field.departments')} isWide>
        {(control) => (
          <DepartmentChoice
            control={control}
            value={values.departmentIds}
            onChange={(ids) => set('departmentIds', ids)}
          />
        )}
      </Field>
    </div>
  )
}

interface SubjectFieldProps {
  readonly holder: HolderDetail
  readonly values: RecordEntry
  readonly error: string | undefined
  readonly onChange: (key: string) => void
}

/** Whom the request is for: the holder, a relative, or an employer of today. */
function SubjectField({ holder, values, error, onChange }: SubjectFieldProps) {
  const { t } = useWords()
  const relatives = holder.relatives.map(({ id, relation, name }) => ({
    value: `relative/${id}`,
    label: `${t(`holders:relation.${relation}`)} ${name}`,
  }))
  const employers = holder.employments
    .filter(({ isCurrent }) => isCurrent)
    .map(({ employerId, employer }) => ({
      value: `employer/${employerId}`,
      label: `${t('requests:subject.employer')} ${employer}`,
    }))
  return (
    <OneOf<string>
      label={t('requests:field.subject')}
      value={subjectKey(values)}
      error={error}
      options={[{ value: 'holder', label: t('requests:subject.holder') }, ...relatives, ...employers]}
      onChange={(key) => key !== null && onChange(key)}
      isRequired
    />
  )
}
