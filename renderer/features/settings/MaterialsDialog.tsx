import { Relation } from '#shared/domain/holder.ts'
import type { ItemView, MaterialFields, MaterialView } from '#shared/contract/items.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ADD_MATERIAL } from './actions.ts'
import { OptionalChoice, OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { ItemParts } from './ItemParts.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import styles from './settings.module.css'

interface MaterialsDialogProps {
  readonly item: ItemView
  readonly mayKeep: boolean
  readonly onClose: () => void
}

/** What is to be brought for an item. */
export function MaterialsDialog({ item, mayKeep, onClose }: MaterialsDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { id, seq: seen } = item
  return (
    <Dialog title={t('settings:items.materialTitle', { name: nameOf(item) })} isOpen onClose={onClose} width={720}>
      <div className={styles.form}>
        <ItemParts
          parts={item.materials}
          mayKeep={mayKeep}
          none={t('settings:items.noMaterials')}
          add={ADD_MATERIAL}
          removing={{
            command: 'items.removeMaterial',
            question: (name) => t('settings:ownFields.removeMaterialQuestion', { name }),
            remove: (material) => call.items.removeMaterial({ id, seen, materialId: material.id }),
          }}
          form={(material, close) => <MaterialDialog item={item} material={material} onClose={close} />}
          tag={({ provenance }) => <ProvenanceTag provenance={provenance} />}
        >
          {({ relation, isRequired }) => (
            <>
              <td className={styles.narrow}>
                {relation ? t(`holders:relation.${relation}`) : t('settings:items.self')}
              </td>
              <td className={styles.narrow}>
                {isRequired ? t('settings:field.isRequired') : t('settings:items.optional')}
              </td>
            </>
          )}
        </ItemParts>
      </div>
    </Dialog>
  )
}

interface MaterialDialogProps {
  readonly item: ItemView
  /** Null adds one. */
  readonly material: MaterialView | null
  readonly onClose: () => void
}

function MaterialDialog({ item, material, onClose }: MaterialDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { id, seq: seen } = item
  return (
    <FormDialog
      title={t('settings:items.materialTitle', { name: nameOf(item) })}
      initial={material ? fieldsOf(material) : BLANK}
      command="items.saveMaterial"
      save={(fields) =>
        call.items.saveMaterial({ id, seen, ...(material && { materialId: material.id }), material: fields })
      }
      onClose={onClose}
      prefix="material."
    >
      {(form) => (
        <>
          <div className={layout.pair}>
            <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
            <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
            <OptionalChoice
              {...form.bind('relation')}
              label={t('settings:field.relation')}
              options={Relation.options}
              labelOf={(relation) => t(`holders:relation.${relation}`)}
            />
          </div>
          <Tick {...form.bind('isRequired')} label={t('settings:field.isRequired')} />
        </>
      )}
    </FormDialog>
  )
}

const BLANK: MaterialFields = { nameZh: '', nameEn: null, isRequired: true, relation: null }

function fieldsOf({ nameZh, nameEn, isRequired, relation }: MaterialView): MaterialFields {
  return { nameZh, nameEn, isRequired, relation }
}
