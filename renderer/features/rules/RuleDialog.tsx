import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CeilingPer, CountedBy, GrantKind, RulePeriod, type RuleFields } from '#shared/contract/rules.ts'
import type { RuleSetView, RuleView } from '#shared/contract/rules.ts'
import { Relation } from '#shared/domain/holder.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { HolderChoice } from '#renderer/ui/form/HolderChoice.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { ruleWordsOf } from '#renderer/i18n/rule-words.ts'
import { SAVE } from './actions.ts'
import { DayBox, LineBox, ListBox, NumberBox, OneOf, TickBox, type Bound } from './fields.tsx'
import styles from './rules.module.css'
import { useLevels } from './use-levels.ts'
import { useSubjectNames } from './use-subject-names.ts'

interface RuleDialogProps {
  readonly set: RuleSetView
  /** Null: a new row. */
  readonly rule: RuleView | null
  readonly onClose: () => void
}

/** One row of a draft: who, what, which relatives, when, where and by what. */
export function RuleDialog({ set, rule, onClose }: RuleDialogProps) {
  const { t } = useWords()
  const [values, setValues] = useState<RuleFields>(() => (rule ? fieldsOf(rule) : BLANK))
  const save = useCommand(rule ? 'rules.correct' : 'rules.add', (fields: RuleFields) =>
    rule ? call.rules.correct({ id: rule.id, seen: rule.seq, fields }) : call.rules.add({ ruleSetId: set.id, fields }),
  )
  const errors = fieldErrorsOf(t, save.refusal, {}, 'fields.')
  const labelOf = (name: keyof RuleFields) => t(`rules:field.${name}`)
  const bind = <K extends keyof RuleFields>(name: K): Bound<RuleFields[K]> => ({
    label: labelOf(name),
    error: errors[name],
    value: values[name],
    onChange: (value) => setValues((current) => ({ ...current, [name]: value })),
  })
  const confirm = async () => {
    if (await save.run(values)) onClose()
  }
  return (
    <Dialog
      title={rule ? `${t('rules:action.edit')} · ${t('rules:page.row')} ${rule.row}` : t('rules:action.add')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void confirm()}
      isBusy={save.isRunning}
      width={760}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, save.refusal, errors)} />
          <Who bind={bind} />
          <What bind={bind} kind={values.grantKind} />
          <fieldset className={styles.group}>
            <legend>{t('rules:dialog.kin')}</legend>
            <div className={styles.grid}>
              <ListBox
                {...bind('relations')}
                options={Relation.options.map((value) => ({ value, label: t(`holders:relation.${value}`) }))}
              />
              <NumberBox {...bind('relativeMinAge')} min={0} />
              <NumberBox {...bind('relativeMaxAge')} min={0} />
              <LineBox {...bind('relativeAgeOn')} placeholder="08-31" />
            </div>
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t('rules:dialog.when')}</legend>
            <div className={styles.grid}>
              <LineBox {...bind('seasonFrom')} placeholder="06-01" />
              <LineBox {...bind('seasonTo')} placeholder="08-31" />
              <DayBox {...bind('fromOn')} />
              <DayBox {...bind('toOn')} />
            </div>
          </fieldset>
          <Where bind={bind} issuer={set.issuer} itemId={values.itemId} />
        </div>
      </FirstFocus>
    </Dialog>
  )
}

interface PartProps {
  readonly bind: <K extends keyof RuleFields>(name: K) => Bound<RuleFields[K]>
}

function Who({ bind }: PartProps) {
  const { t, language } = useWords()
  const levels = useLevels()
  const office = useDeskStatus()?.office
  const items = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data?.items ?? []
  const named = (row: { nameZh: string; nameEn: string | null }) =>
    language === 'en' ? (row.nameEn ?? row.nameZh) : row.nameZh
  const schemeName = (level: (typeof levels)[number]) =>
    language === 'en' ? (level.schemeEn ?? level.scheme) : level.scheme
  const schemes = new Map(levels.map((level) => [level.schemeId, schemeName(level)]))
  const { value, onChange, ...item } = bind('itemId')
  const holder = bind('holderId')
  const employer = bind('employerId')
  return (
    <fieldset className={styles.group}>
      <legend>{t('rules:dialog.who')}</legend>
      <div className={styles.grid}>
        <OneOf<number>
          {...item}
          isRequired
          value={value === 0 ? null : value}
          onChange={(id) => onChange(id ?? 0)}
          options={items.map((one) => ({ value: one.id, label: named(one) }))}
        />
        <OneOf<number>
          {...bind('levelId')}
          options={levels.map((level) => ({ value: level.id, label: `${schemeName(level)} ${named(level)}` }))}
        />
        <OneOf<number> {...bind('schemeId')} options={[...schemes].map(([id, label]) => ({ value: id, label }))} />
        <OneOf<string>
          {...bind('districtCode')}
          options={office ? [{ value: office.districtCode, label: office.district }] : []}
        />
        <Field label={employer.label} error={employer.error}>
          {(control) => <EmployerChoice control={control} value={employer.value} onChange={employer.onChange} />}
        </Field>
        <Field label={holder.label} error={holder.error}>
          {(control) => <HolderChoice control={control} value={holder.value} onChange={holder.onChange} />}
        </Field>
      </div>
    </fieldset>
  )
}

function What({ bind, kind }: PartProps & { readonly kind: RuleFields['grantKind'] }) {
  const { t } = useWords()
  const grant = bind('grantKind')
  const countedBy = bind('countedBy')
  const ceiling = bind('ceilingFen')
  const once = bind('isOnceAcrossCards')
  return (
    <fieldset className={styles.group}>
      <legend>{t('rules:dialog.what')}</legend>
      <div className={styles.grid}>
        <OneOf<RuleFields['grantKind']>
          {...grant}
          isRequired
          onChange={(value) => value !== null && grant.onChange(value)}
          options={GrantKind.options.map((value) => ({ value, label: t(`rules:grantKind.${value}`) }))}
        />
        {kind === 'count' && (
          <>
            <NumberBox {...bind('count')} min={0} isRequired />
            <OneOf
              {...bind('period')}
              isRequired
              options={RulePeriod.options.map((value) => ({ value, label: t(`rules:period.${value}`) }))}
            />
          </>
        )}
        {kind === 'amount' && (
          <>
            <NumberBox
              {...ceiling}
              label={`${ceiling.label}${t('rules:page.money')}`}
              min={0}
              precision={2}
              isRequired
              value={ceiling.value === null ? null : ceiling.value / 100}
              onChange={(amount) => ceiling.onChange(amount === null ? null : Math.round(amount * 100))}
            />
            <OneOf
              {...bind('ceilingPer')}
              isRequired
              options={CeilingPer.options.map((value) => ({ value, label: t(`rules:per.${value}`) }))}
            />
          </>
        )}
        {kind === 'discount' && (
          <NumberBox
            {...bind('discountPercent')}
            label={`${t('rules:field.discountPercent')}${t('rules:page.percent')}`}
            min={0}
            isRequired
          />
        )}
        <OneOf<RuleFields['countedBy']>
          {...countedBy}
          isRequired
          onChange={(value) => value !== null && countedBy.onChange(value)}
          options={CountedBy.options.map((value) => ({ value, label: t(`rules:countedBy.${value}`) }))}
        />
        <NumberBox {...bind('companions')} min={0} />
        <LineBox {...bind('exclusionGroup')} />
      </div>
      <TickBox {...once} />
    </fieldset>
  )
}

interface WhereProps extends PartProps {
  readonly issuer: RuleSetView['issuer']
  readonly itemId: number
}

function Where({ bind, issuer, itemId }: WhereProps) {
  const { t, language } = useWords()
  const list = useQuery(api.departments.list.queryOptions({ input: { isActive: true } })).data?.departments ?? []
  const department = bind('departmentId')
  const counter = bind('windowId')
  const counters = list.filter(({ id }) => department.value === null || id === department.value)
  const nameOf = ({ nameZh, nameEn }: (typeof list)[number]) => (language === 'en' ? (nameEn ?? nameZh) : nameZh)
  return (
    <fieldset className={styles.group}>
      <legend>{t('rules:dialog.where')}</legend>
      <div className={styles.grid}>
        <OneOf<number>
          {...department}
          options={list.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={(id) => {
            department.onChange(id)
            counter.onChange(null)
          }}
        />
        <OneOf<number>
          {...counter}
          options={counters.flatMap((one) =>
            one.windows.map(({ id, number }) => ({
              value: id,
              label: department.value === null ? `${nameOf(one)} ${number}` : number,
            })),
          )}
        />
        <LineBox {...bind('clause')} />
        <OneOf<number> {...bind('replacesRuleId')} options={useReplaceable(issuer, itemId)} />
      </div>
    </fieldset>
  )
}

/** The rows in force that the other issuer has for the item. */
function useReplaceable(issuer: RuleSetView['issuer'], itemId: number): { value: number; label: string }[] {
  const { t, language } = useWords()
  const sets = useQuery(api.rules.sets.queryOptions({ input: {} })).data?.sets ?? []
  const other = sets.find((set) => set.issuer !== issuer && set.state === 'published' && set.endsOn === null)
  const list = useQuery(api.rules.list.queryOptions({ input: other ? { ruleSetId: other.id } : skipToken }))
  const rules = (list.data?.rules ?? []).filter((rule) => rule.itemId === itemId)
  const words = ruleWordsOf(t, language, useLevels(), useSubjectNames(rules))
  return rules.map((rule) => ({ value: rule.id, label: words.sentence(rule) }))
}

const BLANK: RuleFields = {
  itemId: 0,
  holderId: null,
  employerId: null,
  levelId: null,
  schemeId: null,
  districtCode: null,
  grantKind: 'count',
  count: 1,
  period: 'calendar-year',
  countedBy: 'holder',
  ceilingFen: null,
  ceilingPer: null,
  discountPercent: null,
  companions: null,
  relations: [],
  relativeMinAge: null,
  relativeMaxAge: null,
  relativeAgeOn: null,
  seasonFrom: null,
  seasonTo: null,
  exclusionGroup: null,
  isOnceAcrossCards: false,
  replacesRuleId: null,
  departmentId: null,
  windowId: null,
  clause: null,
  fromOn: null,
  toOn: null,
}

/** Only the fields: a row brings more than may be sent. */
function fieldsOf({ id: _id, seq: _seq, ruleSetId: _set, row: _row, issuer: _by, ...rule }: RuleView): RuleFields {
  const { provenance: _origin, source: _source, ...fields } = rule
  return fields
}
