import { Checkbox } from 'antd'
import { useState } from 'react'
import { fenOf } from '#shared/domain/money.ts'
import type { ColumnFields, ColumnView, LedgerFields, LedgerView } from '#shared/contract/special-ledgers.ts'
import { ColumnKind, LedgerSubject, LedgerUnit } from '#shared/domain/special-ledgers.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField, LinesField, NumberField, OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import table from '#renderer/ui/table.module.css'
import { BEGIN } from './actions.ts'
import styles from './ledgers.module.css'
import { useLedgers, useLedgerWords } from './use-ledgers.ts'

/** Which of the program's ledgers to begin with. */
export function AdoptDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { nameOf } = useLedgerWords()
  const presets = useLedgers().data?.presets ?? []
  return (
    <FormDialog<{ readonly codes: string[] }>
      title={t('specialLedgers:page.presets')}
      initial={{ codes: [] }}
      command="specialLedgers.adopt"
      save={({ codes }) => call.specialLedgers.adopt({ codes })}
      onClose={onClose}
      confirm={BEGIN}
    >
      {(form) => (
        <>
          <p className="mute">{t('specialLedgers:page.emptyHint')}</p>
          <Checkbox.Group
            className={styles.presets ?? ''}
            value={form.values.codes}
            options={presets.map((preset) => ({ value: preset.code, label: nameOf(preset) }))}
            onChange={(codes: string[]) => form.set('codes', codes)}
          />
        </>
      )}
    </FormDialog>
  )
}

type Typed = Omit<LedgerFields, 'ceilingFen'> & { readonly ceiling: number | null }

/** Name, subject, unit and ceiling of a ledger, and its columns once it is there. */
export function LedgerDialog({ ledger, onClose }: { ledger: LedgerView | null; onClose: () => void }) {
  const { t } = useWords()
  const [column, setColumn] = useState<ColumnView | 'new' | null>(null)
  const hasRows = ledger !== null && ledger.rows > 0
  const save = ({ ceiling, ...rest }: Typed) => {
    const fields = { ...rest, ceilingFen: ceiling === null ? null : fenOf(ceiling) }
    return ledger
      ? call.specialLedgers.correct({ id: ledger.id, seen: ledger.seq, changes: fields })
      : call.specialLedgers.add({ fields, columns: [] })
  }
  return (
    <>
      <FormDialog<Typed>
        title={t(ledger ? 'specialLedgers:action.settings' : 'specialLedgers:action.add')}
        initial={ledger ? typedOf(ledger) : BLANK}
        command={ledger ? 'specialLedgers.correct' : 'specialLedgers.add'}
        save={save}
        onClose={onClose}
        prefix={ledger ? 'changes.' : 'fields.'}
        fields={{ 'special-ledger/name-taken': 'nameZh' }}
        width={640}
      >
        {(form) => (
          <>
            <div className={layout.pair}>
              <TextField {...form.bind('nameZh')} label={t('specialLedgers:field.nameZh')} />
              <OptionalText {...form.bind('nameEn')} label={t('specialLedgers:field.nameEn')} />
              {!hasRows && (
                <>
                  <ChoiceField<LedgerSubject>
                    {...form.bind('subject')}
                    label={t('specialLedgers:field.subject')}
                    options={LedgerSubject.options}
                    labelOf={(option) => t(`specialLedgers:subject.${option}`)}
                  />
                  <ChoiceField<LedgerUnit>
                    {...form.bind('unit')}
                    label={t('specialLedgers:field.unit')}
                    options={LedgerUnit.options}
                    labelOf={(option) => t(`specialLedgers:unit.${option}`)}
                  />
                </>
              )}
              {form.values.hasAmount && (
                <NumberField
                  {...form.bind('ceiling')}
                  error={form.errors['ceilingFen']}
                  label={t('specialLedgers:field.ceiling')}
                  hint={t('specialLedgers:page.ceilingHint')}
                  precision={2}
                />
              )}
              <OptionalText {...form.bind('note')} label={t('specialLedgers:field.note')} />
            </div>
            {!hasRows && (
              <div className={styles.ticks}>
                <Tick {...form.bind('hasEnd')} label={t('specialLedgers:field.hasEnd')} />
                <Tick {...form.bind('hasAttendance')} label={t('specialLedgers:field.hasAttendance')} />
                <Tick {...form.bind('hasAmount')} label={t('specialLedgers:field.hasAmount')} />
              </div>
            )}
            <Tick {...form.bind('isActive')} label={t('specialLedgers:field.isActive')} />
            {ledger && <Columns ledger={ledger} onEdit={setColumn} />}
          </>
        )}
      </FormDialog>
      {ledger && column && (
        <ColumnDialog ledger={ledger} column={column === 'new' ? null : column} onClose={() => setColumn(null)} />
      )}
    </>
  )
}

function Columns({ ledger, onEdit }: { ledger: LedgerView; onEdit: (column: ColumnView | 'new') => void }) {
  const { t } = useWords()
  const { nameOf } = useLedgerWords()
  return (
    <fieldset className={layout.group}>
      <legend>{t('specialLedgers:page.columns')}</legend>
      <table className={table.table}>
        <tbody>
          {ledger.columns.map((column) => (
            <tr key={column.id}>
              <td>
                {nameOf(column)}{' '}
                {column.isRequired && <span className="mute">{t('specialLedgers:field.isRequired')}</span>}
              </td>
              <td>{t(`specialLedgers:kind.${column.kind}`)}</td>
              <td className={table.tools}>
                <Button
                  size="small"
                  aria-label={`${t('specialLedgers:action.edit')} ${nameOf(column)}`}
                  onClick={() => onEdit(column)}
                >
                  {t('specialLedgers:action.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={() => onEdit('new')}>
        {t('specialLedgers:action.addColumn')}
      </Button>
    </fieldset>
  )
}

type TypedColumn = Omit<ColumnFields, 'options'> & { readonly options: string }

interface ColumnDialogProps {
  readonly ledger: LedgerView
  /** Null: a new one. */
  readonly column: ColumnView | null
  readonly onClose: () => void
}

function ColumnDialog({ ledger, column, onClose }: ColumnDialogProps) {
  const { t } = useWords()
  const initial: TypedColumn = column
    ? { ...withoutId(column), options: column.options.join('\n') }
    : { nameZh: '', nameEn: null, kind: 'text', options: '', isRequired: false }
  const save = ({ options, ...rest }: TypedColumn) => {
    const words = options.split('\n').map((option) => option.trim())
    const fields = { ...rest, options: words.filter((option) => option !== '') }
    const target = { id: ledger.id, seen: ledger.seq, column: fields }
    return call.specialLedgers.saveColumn(column ? { ...target, columnId: column.id } : target)
  }
  return (
    <FormDialog<TypedColumn>
      title={t(column ? 'specialLedgers:action.edit' : 'specialLedgers:action.addColumn')}
      initial={initial}
      command="specialLedgers.saveColumn"
      save={save}
      onClose={onClose}
      prefix="column."
      fields={{ 'special-ledger/column-taken': 'nameZh' }}
    >
      {(form) => (
        <>
          <TextField {...form.bind('nameZh')} label={t('specialLedgers:field.columnName')} />
          <OptionalText {...form.bind('nameEn')} label={t('specialLedgers:field.nameEn')} />
          <ChoiceField<ColumnKind>
            {...form.bind('kind')}
            label={t('specialLedgers:field.columnKind')}
            options={ColumnKind.options}
            labelOf={(option) => t(`specialLedgers:kind.${option}`)}
          />
          {form.values.kind === 'choice' && (
            <LinesField
              {...form.bind('options')}
              label={t('specialLedgers:field.options')}
              hint={t('specialLedgers:page.optionsHint')}
              isRequired
            />
          )}
          <Tick {...form.bind('isRequired')} label={t('specialLedgers:field.isRequired')} />
        </>
      )}
    </FormDialog>
  )
}

const BLANK: Typed = {
  nameZh: '',
  nameEn: null,
  subject: 'either',
  unit: 'pieces',
  hasEnd: false,
  hasAttendance: false,
  hasAmount: false,
  ceiling: null,
  note: null,
  isActive: true,
}

function typedOf({ nameZh, nameEn, subject, unit, hasEnd, hasAttendance, hasAmount, ...rest }: LedgerView): Typed {
  const { ceilingFen, note, isActive } = rest
  const ceiling = ceilingFen === null ? null : ceilingFen / 100
  return { nameZh, nameEn, subject, unit, hasEnd, hasAttendance, hasAmount, ceiling, note, isActive }
}

function withoutId({ id: _id, ...column }: ColumnView): ColumnFields {
  return column
}
