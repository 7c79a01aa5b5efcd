import { fenOf } from '#shared/domain/money.ts'
import type { ColumnView, LedgerRowView, LedgerView, RowFields } from '#shared/contract/special-ledgers.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { DayField, NumberField, OneOf, OptionalChoice, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { HolderChoice } from '#renderer/ui/form/HolderChoice.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { useLedgerWords } from './use-ledgers.ts'

interface RowDialogProps {
  readonly ledger: LedgerView
  /** Null: a new row. */
  readonly row: LedgerRowView | null
  readonly onClose: () => void
}

interface Typed {
  readonly holderId: number | null
  readonly employerId: number | null
  readonly onDay: string | null
  readonly toOn: string | null
  readonly quantity: number | null
  /** In yuan. */
  readonly amount: number | null
  readonly attended: 'yes' | 'no' | null
  readonly note: string | null
  /** By the id of its column. */
  readonly values: { readonly [columnId: number]: string | null }
}

/** One row of a ledger: whom it is on, when, how much, and the ledger's own columns. */
export function RowDialog({ ledger, row, onClose }: RowDialogProps) {
  const { t } = useWords()
  const { nameOf } = useLedgerWords()
  const save = (typed: Typed) => {
    const fields = fieldsOf(typed)
    return row
      ? call.specialLedgers.correctRow({ id: row.id, seen: row.seq, fields })
      : call.specialLedgers.enter({ ledgerId: ledger.id, fields })
  }
  return (
    <FormDialog<Typed>
      title={`${t(row ? 'specialLedgers:action.edit' : 'specialLedgers:action.enter')} · ${nameOf(ledger)}`}
      initial={row ? typedOf(row) : { ...BLANK, onDay: today() }}
      command={row ? 'specialLedgers.correctRow' : 'specialLedgers.enter'}
      save={save}
      onClose={onClose}
      prefix="fields."
      width={680}
    >
      {(form) => (
        <div className={layout.pair}>
          <Who ledger={ledger} form={form} />
          <DayField
            {...form.bind('onDay')}
            label={t(ledger.hasEnd ? 'specialLedgers:field.fromOn' : 'specialLedgers:field.onDay')}
            isRequired
          />
          {ledger.hasEnd && <DayField {...form.bind('toOn')} label={t('specialLedgers:field.toOn')} />}
          {ledger.columns.map((column) => (
            <Value key={column.id} column={column} form={form} />
          ))}
          {ledger.unit === 'times' && (
            <NumberField {...form.bind('quantity')} label={t('specialLedgers:field.quantity')} isRequired />
          )}
          {ledger.hasAmount && (
            <NumberField
              {...form.bind('amount')}
              error={form.errors['amountFen']}
              label={t('specialLedgers:field.amount')}
              precision={2}
            />
          )}
          {ledger.hasAttendance && (
            <OptionalChoice<'yes' | 'no'>
              {...form.bind('attended')}
              label={t('specialLedgers:field.attended')}
              options={['yes', 'no']}
              labelOf={(option) => t(`specialLedgers:attended.${option}`)}
            />
          )}
          <OptionalText {...form.bind('note')} label={t('specialLedgers:field.note')} isWide />
        </div>
      )}
    </FormDialog>
  )
}

function Who({ ledger: { subject }, form }: { ledger: LedgerView; form: FormOf<Typed> }) {
  const { t } = useWords()
  const { values, errors, set } = form
  return (
    <>
      {subject !== 'employer' && (
        <Field label={t('specialLedgers:field.holder')} error={errors['holderId']} isRequired={subject === 'holder'}>
          {(control) => (
            <HolderChoice control={control} value={values.holderId} onChange={(id) => set('holderId', id)} />
          )}
        </Field>
      )}
      {subject !== 'holder' && (
        <Field
          label={t('specialLedgers:field.employer')}
          error={errors['employerId']}
          isRequired={subject === 'employer'}
        >
          {(control) => (
            <EmployerChoice control={control} value={values.employerId} onChange={(id) => set('employerId', id)} />
          )}
        </Field>
      )}
    </>
  )
}

function Value({ column, form }: { column: ColumnView; form: FormOf<Typed> }) {
  const { nameOf } = useLedgerWords()
  const bound = {
    label: nameOf(column),
    error: form.errors[`values.${column.id}`],
    isRequired: column.isRequired,
    value: form.values.values[column.id] ?? null,
    onChange: (value: string | null) => form.set('values', { ...form.values.values, [column.id]: value }),
  }
  if (column.kind === 'day') return <DayField {...bound} />
  if (column.kind === 'choice')
    return <OneOf<string> {...bound} options={column.options.map((option) => ({ value: option, label: option }))} />
  return <OptionalText {...bound} />
}

const BLANK: Typed = {
  holderId: null,
  employerId: null,
  onDay: null,
  toOn: null,
  quantity: 1,
  amount: null,
  attended: null,
  note: null,
  values: {},
}

function typedOf(row: LedgerRowView): Typed {
  const { holderId, employerId, onDay, toOn, quantity, amountFen, attended, note, values } = row
  return {
    holderId,
    employerId,
    onDay,
    toOn,
    quantity,
    amount: amountFen === null ? null : amountFen / 100,
    attended: attended === null ? null : attended ? 'yes' : 'no',
    note,
    values: Object.fromEntries(values.map(({ columnId, value }) => [columnId, value])),
  }
}

function fieldsOf({ amount, attended, onDay, quantity, values, ...rest }: Typed): RowFields {
  return {
    ...rest,
    onDay: onDay ?? '',
    quantity: quantity ?? 1,
    amountFen: amount === null ? null : fenOf(amount),
    attended: attended === null ? null : attended === 'yes',
    values: Object.entries(values).flatMap(([columnId, value]) =>
      value === null ? [] : [{ columnId: Number(columnId), value }],
    ),
  }
}
