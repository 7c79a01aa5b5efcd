import { DeleteOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Switch } from 'antd'
import { useState } from 'react'
import type { ReadyTextView } from '#shared/contract/ready-texts.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { ADD_TEXT } from './actions.ts'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { RowTools } from './RowTools.tsx'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { TextDialog } from './TextDialog.tsx'
import { useMayKeep } from './use-keeper.ts'

/** Ready texts for the steps of a request. */
export function TextsPanel() {
  const { t } = useWords()
  const nameOf = useNameOf()
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
    <Panel lead={t('settings:texts.note')} tools={<ActionButton action={add} />}>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      <Sheet>
        <PanelTable
          heads={[
            t('settings:field.purpose'),
            t('settings:field.nameZh'),
            t('settings:field.item'),
            t('settings:field.isActive'),
          ]}
        >
          {list.data.texts.map((text) => {
            const { id, seq: seen, name, purpose, item, provenance, isActive } = text
            return (
              <tr key={id}>
                <td className={styles.narrow}>{t(`requests:purpose.${purpose}`)}</td>
                <td>
                  <b>{name}</b> <ProvenanceTag provenance={provenance} />
                </td>
                <td>{item ? nameOf(item) : t('settings:texts.everyItem')}</td>
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
        </PanelTable>
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
    </Panel>
  )
}
