import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { ListedChoice } from '#renderer/ui/form/ListedChoice.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Refused } from '#renderer/ui/states.tsx'
import { CHECK, RECORD_MANY } from './actions.ts'
import { linesIn, MOST_PEOPLE, peopleOf, type NamedLine } from './people.ts'
import { ServedTable, type CheckedLine } from './ServedTable.tsx'
import styles from './usages.module.css'

/** Times served in one go: one item, one occasion, one day, and a list of people; looked at before it is recorded. */
export function ServedPage() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const mayChange = useMayChange()
  const [values, setValues] = useState({ itemId: 0, occasion: '', onDay: today() as string, note: '', pasted: '' })
  const [answer, setAnswer] = useState<{ readonly to: object; readonly lines: readonly CheckedLine[] } | null>(null)
  // What was found of a list says nothing of the one that stands there since.
  const checked = answer?.to === values ? answer.lines : null
  const items = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data?.items ?? []
  const { itemId, occasion, onDay, note, pasted } = values
  const lines = linesIn(pasted)
  const change = (more: Partial<typeof values>) => setValues((now) => ({ ...now, ...more }))
  const bulkOf = (named: readonly NamedLine[]) => ({
    itemId,
    occasion,
    onDay,
    note: note.trim() || null,
    people: named.flatMap(({ holderId, relativeId }) => (holderId === null ? [] : [{ holderId, relativeId }])),
  })
  const check = useCommand('usages.preview', async () => {
    const named = await peopleOf(lines)
    const bulk = bulkOf(named)
    const { rows } = bulk.people.length === 0 ? { rows: [] } : await call.usages.preview(bulk)
    setAnswer({ to: values, lines: named.map((line) => ({ ...line, ...answerFor(line, rows) })) })
    return {}
  })
  const record = useCommand('usages.recordMany', call.usages.recordMany)
  const ready = (checked ?? []).filter(({ canBeRecorded }) => canBeRecorded)
  const save = async () => {
    const done = await record.run(bulkOf(ready))
    if (done) change({ pasted: '' })
  }
  const isTooLong = lines.length > MOST_PEOPLE
  const checking = useAction(
    CHECK,
    () => void check.run(undefined),
    mayChange && lines.length > 0 && !isTooLong && !check.isRunning,
  )
  const saving = useAction(RECORD_MANY, () => void save(), mayChange && ready.length > 0 && !record.isRunning)
  const refusal = record.refusal ?? check.refusal
  const errors = fieldErrorsOf(t, refusal, { 'usage/in-future': 'onDay' })
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <h1>{t('usages:title')}</h1>
        <Refused sentence={formErrorOf(t, refusal, errors)} />
        <Sheet>
          <div className={styles.body}>
            <Field label={t('usages:field.item')} error={errors['itemId']} isRequired>
              {(control) => (
                <ListedChoice
                  control={control}
                  value={itemId === 0 ? null : itemId}
                  options={items.map((item) => ({ value: item.id, label: nameOf(item) }))}
                  onChange={(id) => change({ itemId: id ?? 0 })}
                />
              )}
            </Field>
            <Field label={t('usages:field.occasion')} error={errors['occasion']} isRequired>
              {(control) => (
                <Input
                  {...control}
                  value={occasion}
                  maxLength={80}
                  autoComplete="off"
                  onChange={(event) => change({ occasion: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('usages:field.onDay')} error={errors['onDay']} isRequired>
              {(control) => <DayInput {...control} value={onDay} onChange={(day) => change({ onDay: day ?? '' })} />}
            </Field>
            <Field label={t('usages:field.note')} error={errors['note']}>
              {(control) => (
                <Input
                  {...control}
                  value={note}
                  maxLength={400}
                  autoComplete="off"
                  onChange={(event) => change({ note: event.target.value })}
                />
              )}
            </Field>
            <Field
              label={t('usages:field.people')}
              error={isTooLong ? t('usages:tooLong', { most: MOST_PEOPLE }) : errors['people']}
              hint={
                <>
                  {t('usages:peopleHint', { count: lines.length })} <Link to="/import">{t('usages:toImport')}</Link>
                </>
              }
              isRequired
            >
              {(control) => (
                <Input.TextArea
                  {...control}
                  rows={12}
                  value={pasted}
                  onChange={(event) => change({ pasted: event.target.value })}
                />
              )}
            </Field>
            <div className={styles.tools}>
              <ActionButton
                action={checking}
                type={checked === null ? 'primary' : 'default'}
                loading={check.isRunning}
              />
              <ActionButton action={saving} type="primary" loading={record.isRunning} />
            </div>
          </div>
        </Sheet>
      </form>
      <Sheet
        title={t('usages:preview')}
        note={checked && t('usages:counted', { ready: ready.length, others: checked.length - ready.length })}
      >
        {checked === null ? <Empty title={t('usages:notChecked')} /> : <ServedTable lines={checked} />}
      </Sheet>
    </div>
  )
}

type Rows = Awaited<ReturnType<typeof call.usages.preview>>['rows']

function answerFor(
  { holderId, relativeId }: NamedLine,
  rows: Rows,
): Pick<CheckedLine, 'name' | 'refusal' | 'canBeRecorded'> {
  const row = rows.find((one) => one.holderId === holderId && one.relativeId === relativeId)
  return {
    name: row?.name ?? null,
    refusal: row?.refusal ?? null,
    canBeRecorded: row !== undefined && row.refusal === null,
  }
}
