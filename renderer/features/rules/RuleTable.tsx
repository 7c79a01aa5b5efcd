import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { RuleSetView, RuleView } from '#shared/contract/rules.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ruleWordsOf } from '#renderer/i18n/rule-words.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { Tag } from '#renderer/ui/Tag.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import beside from '#renderer/ui/beside.module.css'
import styles from './rules.module.css'
import { useLevels } from './use-levels.ts'
import { useSubjectNames } from './use-subject-names.ts'

interface RuleTableProps {
  readonly set: RuleSetView
  readonly rules: readonly RuleView[]
  readonly canChange: boolean
}

/** Every row as a sentence; what is typed above leaves those that hold it. */
export function RuleTable({ set, rules, canChange }: RuleTableProps) {
  const { t, language } = useWords()
  const nameOf = useNameOf()
  const [wanted, setWanted] = useState('')
  const [edited, setEdited] = useState<RuleView | null>(null)
  const [removed, setRemoved] = useState<RuleView | null>(null)
  const items = useQuery(api.items.list.queryOptions({ input: {} })).data?.items ?? []
  const words = ruleWordsOf(t, language, useLevels(), useSubjectNames(rules))
  const told = rules.map((rule) => {
    const item = items.find(({ id }) => id === rule.itemId)
    const name = item ? nameOf(item) : ''
    return { rule, name, sentence: words.sentence(rule), conditions: words.conditions(rule) }
  })
  const key = wanted.trim().toLowerCase()
  const shown = told.filter(({ rule, name, sentence, conditions }) =>
    [name, sentence, rule.clause ?? '', ...conditions].join(' ').toLowerCase().includes(key),
  )
  return (
    <>
      <div className={beside.filter}>
        <Input
          allowClear
          aria-label={t('rules:page.filter')}
          placeholder={t('rules:page.filter')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      {shown.length === 0 && <Empty title={t('rules:page.noMatch')} />}
      {shown.length > 0 && (
        <table className={`${table.table} ${table.top}`}>
          <thead>
            <tr>
              <th>{t('rules:page.row')}</th>
              <th>{t('rules:field.itemId')}</th>
              <th>{t('rules:page.rule')}</th>
              <th>{t('rules:page.clause')}</th>
              {canChange && (
                <th>
                  <span className="unseen">{t('rules:page.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ rule, name, sentence, conditions }) => (
              <tr key={rule.id}>
                <td className="mono">{rule.row}</td>
                <td>
                  <b>{name}</b>
                </td>
                <td>
                  {sentence}
                  {conditions.length > 0 && <div className="mute">{conditions.join(t('common:semicolon'))}</div>}
                </td>
                <td className={styles.clause}>
                  {rule.clause} <Tag tone={TONES[rule.provenance]}>{t(`settings:provenance.${rule.provenance}`)}</Tag>
                </td>
                {canChange && (
                  <td className={table.tools}>
                    <Button
                      size="small"
                      aria-label={`${t('rules:action.edit')} ${rule.row}`}
                      onClick={() => setEdited(rule)}
                    >
                      {t('rules:action.edit')}
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${t('common:action.remove')} ${rule.row}`}
                      onClick={() => setRemoved(rule)}
                    >
                      {t('common:action.remove')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <RuleDialog set={set} rule={edited} onClose={() => setEdited(null)} />}
      {removed && (
        <RemoveDialog
          question={t('rules:dialog.remove', { row: removed.row })}
          command="rules.remove"
          remove={() => call.rules.remove({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </>
  )
}

const TONES = { source: 'teal', template: 'warn', office: 'done' } as const
