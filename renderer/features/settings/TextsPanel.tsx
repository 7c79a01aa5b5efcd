import { DeleteOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import type { ReadyTextView } from '#shared/contract/ready-texts.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { ADD_TEXT } from './actions.ts'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { RowTools } from './RowTools.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './settings.module.css'
import { TextDialog } from './TextDialog.tsx'
import { useMayKeep } from './use-keeper.ts'

/** Ready texts for the steps of a request. */
export function TextsPanel() {
  const { t } = useWords()
  const mayKeep = useMayKeep()
  const [edited, setEdited] = useState<ReadyTextView | 'new' | null>(null)
  const [removed, setRemoved] = useState<ReadyTextView | null>(null)
  const add = useAction(ADD_TEXT, () => setEdited('new'), mayKeep)
  const list = useQuery(api.readyTexts.list.queryOptions({ input: {} }))
  const correct = useCommand('readyTexts.correct', call.readyTexts.correct)
  const confirm = useCommand('readyTexts.confirm', call.readyTexts.confirm)
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const refusal = correct.refusal ?? confirm.refusal
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <p className={styles.remark}>{t('settings:texts.note')}</p>
        <div className={styles.end}>
          <ActionButton action={add} />
        </div>
      </div>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      <Sheet>
        <table className={`${table.table} ${table.top} ${table.rows}`}>
          <thead>
            <tr>
              <th>{t('settings:field.purpose')}</th>
              <th>{t('settings:field.nameZh')}</th>
              <th>{t('settings:field.item')}</th>
              <th>{t('settings:field.isActive')}</th>
              <th>
                <span className="unseen">{t('settings:action.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.texts.map((text) => {
              const { id, seq: seen, name, purpose, item, provenance, isActive } = text
              return (
                <tr key={id}>
                  <td className={styles.narrow}>{t(`requests:purpose.${purpose}`)}</td>
                  <td>
                    <b>{name}</b> <ProvenanceTag provenance={provenance} />
                  </td>
                  <td>{item?.nameZh ?? t('settings:texts.everyItem')}</td>
                  <td className={styles.narrow}>
                    <Switch
                      size="small"
                      checked={isActive}
                      disabled={!mayKeep}
                      aria-label={t('settings:texts.active', { name })}
                      onChange={(next) => void correct.run({ id, seen, changes: { isActive: next } })}
                    />
                  </td>
                  <td className={styles.narrow}>
                    {mayKeep && (
                      <>
                        <RowTools
                          name={name}
                          provenance={provenance}
                          onCorrect={() => setEdited(text)}
                          onConfirm={() => void confirm.run({ id, seen })}
                        />
                        <Button
                          size="small"
                          type="text"
                          icon={<DeleteOutlined />}
                          aria-label={t('settings:of', { action: t('common:action.remove'), name })}
                          onClick={() => setRemoved(text)}
                        />
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Sheet>
      {edited && <TextDialog text={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && (
        <RemoveDialog
          question={t('settings:texts.removeQuestion', { name: removed.name })}
          command="readyTexts.remove"
          remove={() => call.readyTexts.remove({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </div>
  )
}
