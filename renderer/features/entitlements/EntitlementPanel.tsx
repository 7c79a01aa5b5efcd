import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { PrinterOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useState } from 'react'
import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import { Day } from '#shared/domain/days.ts'
import { api } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Later } from '#renderer/ui/Later.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { EntitlementTable } from './EntitlementTable.tsx'
import styles from './entitlements.module.css'
import { VERDICT_TONES, wordsOf } from './words.ts'

const STATEMENT: ActionKind = {
  id: 'entitlements.statement',
  label: 'entitlements:statement.print',
  icon: PrinterOutlined,
  chords: ['F9'],
}

interface EntitlementPanelProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** What the holder and the family may have on a day, and why; as recognised, or as if of another level. */
export function EntitlementPanel({ holder, canChange }: EntitlementPanelProps) {
  const { t, language } = useWords()
  const navigate = useGo()
  const [on, setOn] = useState<string | null>(today())
  const [levelId, setLevelId] = useState<number | null>(null)
  const day = Day.safeParse(on)
  const asked = useQuery({
    ...api.entitlements.of.queryOptions({
      input: { holderId: holder.id, on: day.data, ...(levelId === null ? {} : { levelId }) },
    }),
    enabled: day.success,
    placeholderData: keepPreviousData,
  })
  const statement = useAction(STATEMENT, () => void navigate(`/holders/${holder.id}/statement`))
  const words = asked.data && wordsOf(t, language, asked.data)
  return (
    <Sheet
      title={t('entitlements:panel.title')}
      note={asked.data && <Counts answer={asked.data} />}
      tools={<ActionButton action={statement} size="small" />}
    >
      <div className={styles.asked}>
        <Later>
          <Field label={t('entitlements:panel.on')}>
            {(control) => <DayInput {...control} value={on} onChange={setOn} />}
          </Field>
          <Field label={t('entitlements:panel.whatIf')}>
            {(control) => (
              <Select<number | null>
                {...control}
                value={levelId}
                onChange={setLevelId}
                options={[
                  { value: null, label: t('entitlements:panel.asRecorded') },
                  ...(asked.data?.levels ?? []).map(({ id }) => ({ value: id, label: words?.levelWord(id) ?? '' })),
                ]}
              />
            )}
          </Field>
        </Later>
      </div>
      {levelId !== null && words && (
        <p className={styles.trial} role="status">
          {t('entitlements:panel.trial', { level: words.levelWord(levelId) })}
        </p>
      )}
      {asked.isPending && <Loading lines={6} />}
      {asked.isError && <Failed error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data?.entitlements.length === 0 && <Empty title={t('entitlements:panel.none')} />}
      {asked.data && words && asked.data.entitlements.length > 0 && (
        <EntitlementTable
          answer={asked.data}
          words={words}
          holderId={holder.id}
          canRecord={canChange && levelId === null}
        />
      )}
    </Sheet>
  )
}

/** How many services stand at each verdict. */
function Counts({ answer }: { answer: EntitlementAnswer }) {
  const { t } = useWords()
  const verdicts = ['available', 'used-up', 'not-yet-open', 'closed', 'blocked'] as const
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: answer.entitlements.filter((one) => one.verdict === verdict).length,
  }))
  return (
    <span className={styles.counts}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => (
          <Tag key={verdict} tone={VERDICT_TONES[verdict]}>
            {t(`entitlements:verdict.${verdict}`)} {count}
          </Tag>
        ))}
    </span>
  )
}
