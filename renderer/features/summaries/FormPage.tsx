import { EditOutlined, FileDoneOutlined, StopOutlined, SwapOutlined, TableOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { FormLine } from '#shared/contract/upper-forms.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { comparedReturn } from '#shared/domain/upper-forms.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { DayField, OptionalText, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { FormCellDialog } from './FormCellDialog.tsx'
import { FormFileButton } from './FormFileButton.tsx'
import { FormGrid } from './FormGrid.tsx'
import { FormDifferences, FormReturns } from './FormReturns.tsx'
import { periodIn } from './period.ts'
import { PeriodPicker } from './PeriodPicker.tsx'

const MAKE: ActionKind = { id: 'upperForms.make', label: 'upperForms:make', icon: TableOutlined, chords: ['F9'] }
const HAND_IN: ActionKind = { id: 'upperForms.handIn', label: 'upperForms:handIn', icon: FileDoneOutlined }
const RENAME: ActionKind = { id: 'upperForms.rename', label: 'upperForms:rename', icon: EditOutlined }
const RETIRE: ActionKind = { id: 'upperForms.retire', label: 'upperForms:retire', icon: StopOutlined }
const REPLACE: ActionKind = { id: 'upperForms.replace', label: 'upperForms:replace', icon: SwapOutlined }

/** A form for a period: filled by one key, and once chosen cell by cell. */
export function FormPage() {
  const { t } = useWords()
  const id = Number(useParams()['id'])
  const [params, setParams] = useSearchParams()
  const period = periodIn(params, today(), 'month')
  const form = useQuery({
    ...api.upperForms.get.queryOptions({ input: { id, ...period } }),
    placeholderData: keepPreviousData,
  })
  const setPeriod = ({ from, to }: Period) => setParams({ from, to }, { replace: true })
  const compared = comparedReturn(form.data?.returns ?? [], period)
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{form.data?.form.name ?? t('upperForms:title')}</h1>
        <span className="mute">{t('summaries:period.of', { ...period })}</span>
        <Link to="/summaries/forms">{t('upperForms:back')}</Link>
        <span className={page.end}>
          <PeriodPicker period={period} onPick={setPeriod} />
        </span>
      </div>
      {form.isPending && <Loading lines={14} />}
      {form.isError && <Failed error={form.error} retry={() => void form.refetch()} />}
      {form.data && (
        <>
          <FormTools form={form.data.form} period={period} />
          <Sheets {...form.data} period={period} />
          {compared && <FormDifferences cells={form.data.cells} sent={compared} />}
          <FormReturns returns={form.data.returns} />
        </>
      )}
    </div>
  )
}

type Got = Awaited<ReturnType<typeof call.upperForms.get>>

function Sheets({ form, sheets, cells, period }: Got & { readonly period: Period }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [mode, setMode] = useState<'fill' | 'choose'>(form.cells === 0 && mayChange ? 'choose' : 'fill')
  const [shown, setShown] = useState(0)
  const [asked, setAsked] = useState<string | null>(null)
  const sheet = sheets[shown] ?? sheets[0]
  if (!sheet) return null
  const own = new Map(cells.filter((one) => one.sheet === sheet.name).map((one) => [one.cell, one]))
  return (
    <Sheet
      title={sheet.name}
      note={t(mode === 'choose' ? 'upperForms:chooseNote' : 'upperForms:fillNote')}
      tools={
        <>
          {sheets.length > 1 && (
            <Segmented
              aria-label={t('upperForms:sheet')}
              value={shown}
              options={sheets.map(({ name, isHidden }, value) => ({
                value,
                label: isHidden ? `${name} (${t('upperForms:hidden')})` : name,
              }))}
              onChange={setShown}
            />
          )}
          {mayChange && (
            <Segmented
              aria-label={t('upperForms:mode.label')}
              value={mode}
              options={(['fill', 'choose'] as const).map((value) => ({ value, label: t(`upperForms:mode.${value}`) }))}
              onChange={setMode}
            />
          )}
        </>
      }
    >
      <FormGrid sheet={sheet} cells={own} period={period} onChoose={mode === 'choose' ? setAsked : null} />
      {asked !== null && (
        <FormCellDialog
          formId={form.id}
          sheet={sheet.name}
          cell={asked}
          chosen={own.get(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Sheet>
  )
}

function FormTools({ form, period }: { readonly form: FormLine; readonly period: Period }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<'handIn' | 'rename' | 'retire' | null>(null)
  const { id, seq: seen, name } = form
  const job = useFileJob((_, options) => call.exports.upperForm({ id, ...period }, options))
  const replace = useCommand('imports.upperForm', call.imports.upperForm)
  const isReady = form.cells > 0
  const make = useAction(MAKE, () => void job.save(), isReady && !job.isRunning)
  const handIn = useAction(HAND_IN, () => setAsked('handIn'), mayChange && isReady)
  const rename = useAction(RENAME, () => setAsked('rename'), mayChange)
  const retire = useAction(RETIRE, () => setAsked('retire'), mayChange)
  const close = () => setAsked(null)
  const refusal = job.refusal ?? replace.refusal
  return (
    <>
      <div className={page.tools}>
        <ActionButton action={make} type="primary" loading={job.isRunning} />
        <ActionButton action={handIn} />
        {mayChange && (
          <FormFileButton action={REPLACE} onTake={({ token }) => void replace.run({ token, form: { id } })} />
        )}
        <ActionButton action={rename} />
        <ActionButton action={retire} />
      </div>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      {asked === 'handIn' && (
        <FormDialog<{ sentOn: string | null; note: string | null }>
          title={`${t('upperForms:handIn')} ${t('summaries:period.of', { ...period })}`}
          initial={{ sentOn: today(), note: null }}
          command="upperForms.handIn"
          save={({ sentOn, note }) =>
            call.upperForms.handIn({ id, ...period, ...(sentOn !== null && { sentOn }), note })
          }
          onClose={close}
        >
          {(fields) => (
            <>
              <DayField {...fields.bind('sentOn')} label={t('upperForms:field.sentOn')} isRequired />
              <OptionalText {...fields.bind('note')} label={t('upperForms:field.note')} />
            </>
          )}
        </FormDialog>
      )}
      {asked === 'rename' && (
        <FormDialog
          title={t('upperForms:rename')}
          initial={{ name }}
          command="upperForms.rename"
          save={(values) => call.upperForms.rename({ id, seen, ...values })}
          onClose={close}
          fields={{ 'upper-form/name-taken': 'name' }}
        >
          {(fields) => <TextField {...fields.bind('name')} label={t('upperForms:field.name')} />}
        </FormDialog>
      )}
      {asked === 'retire' && (
        <RemoveDialog
          title={t('upperForms:retire')}
          question={t('upperForms:retireAsk')}
          command="upperForms.retire"
          remove={async () => {
            const done = await call.upperForms.retire({ id, seen })
            void navigate('/summaries/forms')
            return done
          }}
          onClose={close}
        />
      )}
    </>
  )
}
