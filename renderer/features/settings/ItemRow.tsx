import { Switch } from 'antd'
import { useState } from 'react'
import type { ItemView } from '#shared/contract/items.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { ItemDialog } from './ItemDialog.tsx'
import { MaterialsDialog } from './MaterialsDialog.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RowTools } from './RowTools.tsx'
import styles from './settings.module.css'
import { TemplateDialog } from './TemplateDialog.tsx'

interface ItemRowProps {
  readonly item: ItemView
  readonly name: string
  readonly department: string | undefined
  readonly mayKeep: boolean
}

export function ItemRow({ item, name, department, mayKeep }: ItemRowProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'correct' | 'materials' | 'template' | null>(null)
  const correct = useCommand('items.correct', call.items.correct)
  const confirm = useCommand('items.confirm', call.items.confirm)
  const target = { id: item.id, seen: item.seq }
  const refusal = correct.refusal ?? confirm.refusal
  const count = item.materials.length
  const papers = count === 0 ? t('settings:items.noMaterials') : t('settings:items.materials', { count })
  const template = t('settings:items.template', { questions: item.questions.length, steps: item.steps.length })
  return (
    <tr>
      <td>
        <b>{name}</b> <ProvenanceTag provenance={item.provenance} />
        {item.source && (
          <div className={styles.source} lang="zh-CN">
            {item.source}
          </div>
        )}
        {item.note && <div lang="zh-CN">{item.note}</div>}
        <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      </td>
      <td className={styles.narrow}>{department ?? '–'}</td>
      <td className={styles.narrow}>{useDays(item)}</td>
      <td className={styles.narrow}>
        <button
          type="button"
          className="text-button"
          aria-label={t('settings:of', { action: papers, name })}
          onClick={() => setOpen('materials')}
        >
          {papers}
        </button>
        <br />
        <button
          type="button"
          className="text-button"
          aria-label={t('settings:of', { action: template, name })}
          onClick={() => setOpen('template')}
        >
          {template}
        </button>
      </td>
      <td className={styles.narrow}>
        <Switch
          size="small"
          checked={item.isActive}
          disabled={!mayKeep}
          aria-label={t('settings:items.active', { name })}
          onChange={(isActive) => void correct.run({ ...target, changes: { isActive } })}
        />
      </td>
      <td className={styles.narrow}>
        {mayKeep && (
          <RowTools
            name={name}
            provenance={item.provenance}
            onCorrect={() => setOpen('correct')}
            onConfirm={() => void confirm.run(target)}
          />
        )}
        {open === 'correct' && <ItemDialog item={item} categoryId={item.categoryId} onClose={() => setOpen(null)} />}
        {open === 'materials' && <MaterialsDialog item={item} mayKeep={mayKeep} onClose={() => setOpen(null)} />}
        {open === 'template' && <TemplateDialog item={item} mayKeep={mayKeep} onClose={() => setOpen(null)} />}
      </td>
    </tr>
  )
}

function useDays({ statutoryDays, promisedDays }: ItemView): string {
  const { t } = useWords()
  if (statutoryDays !== null && promisedDays !== null)
    return t('settings:items.daysBoth', { statutory: statutoryDays, promised: promisedDays })
  if (statutoryDays !== null) return t('settings:items.daysStatutory', { days: statutoryDays })
  return promisedDays === null ? t('settings:items.daysNone') : t('settings:items.daysPromised', { days: promisedDays })
}
