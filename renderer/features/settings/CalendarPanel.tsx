import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { OpenHalves, type OfficeHours } from '#shared/domain/office-hours.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ENTER_NOTICE, SET_HOURS } from './actions.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { NoticeDialog } from './NoticeDialog.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** The years whose working days are known, and the hours of a working day. */
export function CalendarPanel() {
  const { t } = useWords()
  const mayKeep = useMayKeep()
  const [asked, setAsked] = useState<'notice' | 'hours' | null>(null)
  const enter = useAction(ENTER_NOTICE, () => setAsked('notice'), mayKeep)
  const set = useAction(SET_HOURS, () => setAsked('hours'), mayKeep)
  const list = useQuery(api.calendars.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { years, hours, seq } = list.data
  const count = (days: (typeof years)[number]['days'], kind: 'off' | 'work') =>
    t('settings:calendar.days', { count: days.filter((day) => day.kind === kind).length })
  return (
    <Panel lead={t('settings:calendar.note')} tools={<ActionButton action={enter} />}>
      <Sheet title={t('settings:calendar.hours')} tools={<ActionButton action={set} />}>
        <p className={styles.line}>
          {hours ? t('settings:calendar.hoursOf', hours) : t('settings:calendar.noHours')}{' '}
          {hours?.week.map((open, at) => open !== 'whole' && <HalfDay key={at} day={at} open={open} />)}
        </p>
        <p className={`mute ${styles.line}`}>{t('settings:calendar.wholeDays')}</p>
      </Sheet>
      <Sheet>
        <PanelTable
          heads={[
            t('settings:calendar.year'),
            t('settings:calendar.off'),
            t('settings:calendar.work'),
            t('settings:calendar.source'),
          ]}
          hasTools={false}
        >
          {[...years].reverse().map(({ year, source, provenance, days }) => (
            <tr key={year}>
              <td className={styles.narrow}>
                <b>{year}</b>
              </td>
              <td className={styles.narrow}>{count(days, 'off')}</td>
              <td className={styles.narrow}>{count(days, 'work')}</td>
              <td>
                <span lang="zh-CN">{source}</span> <ProvenanceTag provenance={provenance} />
              </td>
            </tr>
          ))}
        </PanelTable>
      </Sheet>
      {asked === 'notice' && <NoticeDialog onClose={() => setAsked(null)} />}
      {asked === 'hours' && <HoursDialog hours={hours} seen={seq} onClose={() => setAsked(null)} />}
    </Panel>
  )
}

interface HoursDialogProps {
  readonly hours: OfficeHours | null
  readonly seen: number
  readonly onClose: () => void
}

const TIMES = ['morningFrom', 'morningTo', 'afternoonFrom', 'afternoonTo'] as const
const WEEK = ['0', '1', '2', '3', '4'] as const

/** A weekday on which the office is open for one half only. */
function HalfDay({ day, open }: { readonly day: number; readonly open: OpenHalves }) {
  const { t } = useWords()
  return (
    <Tag>
      {t(`settings:calendar.weekday.${WEEK[day] ?? '0'}`)} {t(`settings:calendar.open.${open}`)}
    </Tag>
  )
}

function HoursDialog({ hours, seen, onClose }: HoursDialogProps) {
  const { t } = useWords()
  return (
    <FormDialog<OfficeHours>
      title={t('settings:calendar.hoursTitle')}
      initial={hours ?? USUAL}
      command="calendars.setHours"
      save={(next) => call.calendars.setHours({ seen, hours: next })}
      onClose={onClose}
      prefix="hours."
    >
      {({ bind, values, set }) => (
        <>
          <div className={layout.pair}>
            {TIMES.map((name) => {
              const { value, error, onChange } = bind(name)
              return (
                <Field key={name} label={t(`settings:calendar.${name}`)} error={error} isRequired>
                  {(control) => (
                    <Input
                      {...control}
                      value={value}
                      placeholder="09:00"
                      inputMode="numeric"
                      autoComplete="off"
                      onChange={(event) => onChange(event.target.value.trim().replace('：', ':'))}
                    />
                  )}
                </Field>
              )
            })}
          </div>
          <div className={layout.grid}>
            {WEEK.map((day, at) => (
              <Field key={day} label={t(`settings:calendar.weekday.${day}`)}>
                {(control) => (
                  <Choice
                    {...control}
                    value={values.week[at] ?? 'whole'}
                    options={OpenHalves.options}
                    labelOf={(open) => t(`settings:calendar.open.${open}`)}
                    onChange={(open) =>
                      set(
                        'week',
                        values.week.map((was, day) => (day === at ? (open ?? 'whole') : was)),
                      )
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </>
      )}
    </FormDialog>
  )
}

const USUAL: OfficeHours = {
  morningFrom: '09:00',
  morningTo: '12:00',
  afternoonFrom: '14:00',
  afternoonTo: '18:00',
  week: WEEK.map(() => 'whole' as const),
}
