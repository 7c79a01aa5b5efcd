import { skipToken, useQuery } from '@tanstack/react-query'
import { fenOf } from '#shared/domain/money.ts'
import { CeilingPer, CountedBy, GrantKind, RulePeriod, type RuleFields } from '#shared/contract/rules.ts'
import type { RuleSetView, RuleView } from '#shared/contract/rules.ts'
import { Relation } from '#shared/domain/holder.ts'
import { api, call } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { HolderChoice } from '#renderer/ui/form/HolderChoice.tsx'
import { ruleWordsOf } from '#renderer/i18n/rule-words.ts'
import { DayField, NumberField, OneOf, OptionalText, Several, Tick } from '#renderer/ui/form/fields.tsx'
import type { Bound } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'
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
  return (
    <FormDialog<RuleFields>
      title={rule ? `${t('rules:action.edit')} · ${t('rules:page.row')} ${rule.row}` : t('rules:action.add')}
      initial={rule ? fieldsOf(rule) : BLANK}
      command={rule ? 'rules.correct' : 'rules.add'}
      save={(fields) =>
        rule
          ? call.rules.correct({ id: rule.id, seen: rule.seq, fields })
          : call.rules.add({ ruleSetId: set.id, fields })
      }
      onClose={onClose}
      prefix="fields."
      width={760}
    >
      {(form) => {
        const labelOf = (name: keyof RuleFields) => t(`rules:field.${name}`)
        const bind: PartProps['bind'] = (name) => ({ ...form.bind(name), label: labelOf(name) })
        return (
          <>
            <Who bind={bind} />
            <What bind={bind} kind={form.values.grantKind} />
            <fieldset className={layout.group}>
              <legend>{t('rules:dialog.kin')}</legend>
              <div className={layout.grid}>
                <Several
                  {...bind('relations')}
                  options={Relation.options.map((value) => ({ value, label: t(`holders:relation.${value}`) }))}
                />
                <NumberField {...bind('relativeMinAge')} />
                <NumberField {...bind('relativeMaxAge')} />
                <OptionalText {...bind('relativeAgeOn')} placeholder="08-31" />
              </div>
            </fieldset>
            <fieldset className={layout.group}>
              <legend>{t('rules:dialog.when')}</legend>
              <div className={layout.grid}>
                <OptionalText {...bind('seasonFrom')} placeholder="06-01" />
                <OptionalText {...bind('seasonTo')} placeholder="08-31" />
                <DayField {...bind('fromOn')} />
                <DayField {...bind('toOn')} />
              </div>
            </fieldset>
            <Where bind={bind} issuer={set.issuer} itemId={form.values.itemId} />
          </>
        )
      }}
    </FormDialog>
  )
}

interface PartProps {
  readonly bind: <K extends keyof RuleFields>(name: K) => Bound<RuleFields[K]> & { readonly label: string }
}

function Who({ bind }: PartProps) {
  const { t, language } = useWords()
  const levels = useLevels()
  const office = useDeskStatus()?.office
  const items = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data?.items ?? []
  const named = useNameOf()
  const schemeName = (level: (typeof levels)[number]) =>
    language === 'en' ? (level.schemeEn ?? level.scheme) : level.scheme
  const schemes = new Map(levels.map((level) => [level.schemeId, schemeName(level)]))
  const { value, onChange, ...item } = bind('itemId')
  const holder = bind('holderId')
  const employer = bind('employerId')
  return (
    <fieldset className={layout.group}>
      <legend>{t('rules:dialog.who')}</legend>
      <div className={layout.grid}>
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
    <fieldset className={layout.group}>
      <legend>{t('rules:dialog.what')}</legend>
      <div className={layout.grid}>
        <OneOf<RuleFields['grantKind']>
          {...grant}
          isRequired
          onChange={(value) => value !== null && grant.onChange(value)}
          options={GrantKind.options.map((value) => ({ value, label: t(`rules:grantKind.${value}`) }))}
        />
        {kind === 'count' && (
          <>
            <NumberField {...bind('count')} isRequired />
            <OneOf
              {...bind('period')}
              isRequired
              options={RulePeriod.options.map((value) => ({ value, label: t(`rules:period.${value}`) }))}
            />
          </>
        )}
        {kind === 'amount' && (
          <>
            <NumberField
              {...ceiling}
              label={`${ceiling.label}${t('rules:page.money')}`}
              precision={2}
              isRequired
              value={ceiling.value === null ? null : ceiling.value / 100}
              onChange={(amount) => ceiling.onChange(amount === null ? null : fenOf(amount))}
            />
            <OneOf
              {...bind('ceilingPer')}
              isRequired
              options={CeilingPer.options.map((value) => ({ value, label: t(`rules:per.${value}`) }))}
            />
          </>
        )}
        {kind === 'discount' && (
          <NumberField
            {...bind('discountPercent')}
            label={`${t('rules:field.discountPercent')}${t('rules:page.percent')}`}
            isRequired
          />
        )}
        <OneOf<RuleFields['countedBy']>
          {...countedBy}
          isRequired
          onChange={(value) => value !== null && countedBy.onChange(value)}
          options={CountedBy.options.map((value) => ({ value, label: t(`rules:countedBy.${value}`) }))}
        />
        <NumberField {...bind('companions')} />
        <OptionalText {...bind('exclusionGroup')} />
      </div>
      <Tick {...once} />
    </fieldset>
  )
}

interface WhereProps extends PartProps {
  readonly issuer: RuleSetView['issuer']
  readonly itemId: number
}

function Where({ bind, issuer, itemId }: WhereProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const list = useQuery(api.departments.list.queryOptions({ input: { isActive: true } })).data?.departments ?? []
  const department = bind('departmentId')
  const counter = bind('windowId')
  const counters = list.filter(({ id }) => department.value === null || id === department.value)
  return (
    <fieldset className={layout.group}>
      <legend>{t('rules:dialog.where')}</legend>
      <div className={layout.grid}>
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
        <OptionalText {...bind('clause')} />
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
