import { SwapOutlined } from '@ant-design/icons'
import { Radio } from 'antd'
import { useState } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { HolderFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dash, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { MERGE } from './actions.ts'
import type { HolderField } from './holder-fields.ts'
import styles from './MergePage.module.css'

const CONFIRM: ActionKind = {
  ...MERGE,
  id: 'holders.confirmMerge',
  label: 'holders:merge.confirm',
  chords: ['Ctrl+Enter'],
}
/** What goes over as it is; who compares sees by it whether both are one person. */
const MOVED = [
  ['identities', ({ identities }: HolderDetail) => identities.map(({ masked }) => masked)],
  ['employers', ({ employments }: HolderDetail) => employments.map(({ employer }) => employer)],
  ['relatives', ({ relatives }: HolderDetail) => relatives.map(({ name }) => name)],
] as const
const FIELDS = HolderFields.keyof().options

/** Both registrations side by side; where they differ, one value is chosen. */
export function MergeForm({ keep: keepNow, drop: dropNow }: { keep: HolderDetail; drop: HolderDetail }) {
  const { t } = useWords()
  const navigate = useGo()
  // As they were when the choice was made: what changes meanwhile is told on merging.
  const [{ keep, drop }] = useState({ keep: keepNow, drop: dropNow })
  const differing = FIELDS.filter((field) => valueOf(keep, field) !== valueOf(drop, field))
  const [taken, setTaken] = useState(differing.filter((field) => valueOf(keep, field) === null))
  const merge = useCommand('holders.merge', call.holders.merge)

  const confirm = async () => {
    const merged = await merge.run({
      keep: { id: keep.id, seen: keep.seq },
      drop: { id: drop.id, seen: drop.seq },
      take: taken,
    })
    if (merged) void navigate(`/holders/${keep.id}`, { replace: true })
  }
  const action = useAction(CONFIRM, () => void confirm(), !merge.isRunning)
  const choose = (field: HolderField, isTaken: boolean) => {
    setTaken((before) => [...before.filter((other) => other !== field), ...(isTaken ? [field] : [])])
  }

  return (
    <>
      <Refused sentence={merge.refusal ? sentenceOf(t, merge.refusal) : undefined} />
      <div className={styles.sheet}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('holders:merge.field')}</th>
              <th>
                {keep.name} <span className={styles.kind}>{t('holders:merge.kept')}</span>
              </th>
              <th>
                {drop.name} <span className={styles.kind}>{t('holders:merge.dropped')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => {
              const isTaken = taken.includes(field)
              const label = t(`holders:field.${field}`)
              return (
                <tr key={field}>
                  <td>{label}</td>
                  {[keep, drop].map((side) => {
                    const isChosen = (side === drop) === isTaken
                    return (
                      <td key={side.id} className={isChosen ? styles.chosen : undefined}>
                        <Radio
                          checked={isChosen}
                          name={field}
                          aria-label={t('holders:merge.pick', { field: label, value: textOf(t, side, field) ?? '–' })}
                          onChange={() => choose(field, side === drop)}
                        >
                          {textOf(t, side, field) ?? <Dash />}
                        </Radio>
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            {MOVED.map(([name, namesIn]) => (
              <tr key={name}>
                <td>{t(`holders:merge.${name}`)}</td>
                {[keep, drop].map((side) => {
                  const names = namesIn(side)
                  return (
                    <td key={side.id}>
                      {names.length === 0 ? <Dash /> : names.map((one, at) => <div key={at}>{one}</div>)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mute">{t('holders:merge.after')}</p>
      <div className={styles.bar}>
        <ActionButton action={action} type="primary" loading={merge.isRunning} />
        <Button
          icon={<SwapOutlined aria-hidden />}
          onClick={() => void navigate(`/holders/${drop.id}/merge?with=${keep.id}`, { replace: true })}
        >
          {t('holders:merge.swap')}
        </Button>
        <Button onClick={() => void navigate(-1)}>{t('common:cancel')}</Button>
      </div>
    </>
  )
}

/** The phone as far as the page knows it: two numbers may differ only where the mask hides it. */
function valueOf(holder: HolderDetail, field: HolderField): string | null {
  return field === 'phone' ? holder.phoneMasked : holder[field]
}

function textOf(t: Translate, holder: HolderDetail, field: HolderField): string | null {
  if (field === 'sex') return holder.sex && t(`holders:sex.${holder.sex}`)
  if (field === 'team') return holder.team && t(`holders:team.${holder.team}`)
  if (field === 'liaisonLevel') return holder.liaisonLevel && t(`holders:liaisonLevel.${holder.liaisonLevel}`)
  return valueOf(holder, field)
}
