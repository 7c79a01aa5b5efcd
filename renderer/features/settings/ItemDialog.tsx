import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { ItemComparator, ItemUnit } from '#shared/domain/reference.ts'
import type { CategoryFields, CategoryView, ItemFields, ItemView } from '#shared/contract/items.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { Named } from '#renderer/i18n/names.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import { ChoiceField, NumberField, OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'

interface ItemDialogProps {
  /** Null adds one to the category. */
  readonly item: ItemView | null
  readonly categoryId: number
  readonly onClose: () => void
}

export function ItemDialog({ item, categoryId, onClose }: ItemDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <FormDialog
      title={item ? t('settings:items.correctTitle', { name: nameOf(item) }) : t('settings:items.addTitle')}
      initial={item ? fieldsOf(item) : { ...BLANK, categoryId }}
      command={item ? 'items.correct' : 'items.add'}
      save={(fields) =>
        item ? call.items.correct({ id: item.id, seen: item.seq, changes: fields }) : call.items.add({ fields })
      }
      onClose={onClose}
      prefix={item ? 'changes.' : 'fields.'}
      fields={{ 'item/name-taken': 'nameZh', 'item/promise-over-limit': 'promisedDays' }}
      width={720}
    >
      {(form) => <ItemFieldset form={form} />}
    </FormDialog>
  )
}

function ItemFieldset({ form }: { form: FormOf<ItemFields> }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { values, errors, set } = form
  const list = useQuery(api.items.list.queryOptions({ input: {} }))
  const departments = useQuery(api.departments.list.queryOptions({ input: { isActive: true } }))
  const option = (row: Named & { readonly id: number }) => ({ value: row.id, label: nameOf(row) })
  return (
    <>
      <div className={layout.pair}>
        <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
        <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
        <Field label={t('settings:field.category')} error={errors['categoryId']} isRequired>
          {(control) => (
            <Select<number>
              {...control}
              value={values.categoryId}
              options={(list.data?.categories ?? []).map(option)}
              onChange={(id) => set('categoryId', id)}
            />
          )}
        </Field>
        <Field label={t('settings:field.department')} error={errors['departmentId']}>
          {(control) => (
            <Select<number | null>
              {...control}
              value={values.departmentId}
              allowClear
              options={(departments.data?.departments ?? []).map(option)}
              onChange={(id) => set('departmentId', id ?? null)}
            />
          )}
        </Field>
        <NumberField {...form.bind('statutoryDays')} label={t('settings:field.statutoryDays')} />
        <NumberField
          {...form.bind('promisedDays')}
          label={t('settings:field.promisedDays')}
          hint={t('settings:items.daysHint')}
        />
        <ChoiceField
          {...form.bind('unit')}
          label={t('settings:field.unit')}
          options={ItemUnit.options}
          labelOf={(unit) => t(`settings:unit.${unit}`)}
        />
        <ChoiceField
          {...form.bind('comparator')}
          label={t('settings:field.comparator')}
          options={ItemComparator.options}
          labelOf={(comparator) => t(`settings:comparator.${comparator}`)}
        />
        <OptionalText
          {...form.bind('exclusionGroup')}
          label={t('settings:field.exclusionGroup')}
          hint={t('settings:field.exclusionGroupHint')}
        />
        <OptionalText {...form.bind('note')} label={t('settings:field.note')} isWide />
      </div>
      <Tick {...form.bind('isActive')} label={t('settings:field.isActive')} />
    </>
  )
}

const BLANK: Omit<ItemFields, 'categoryId'> = {
  nameZh: '',
  nameEn: null,
  departmentId: null,
  unit: 'times',
  comparator: 'count',
  statutoryDays: null,
  promisedDays: null,
  exclusionGroup: null,
  isActive: true,
  note: null,
}

/** Only what the dialog asks for: what else an item has is kept by other dialogs, and refused here. */
function fieldsOf({ categoryId, nameZh, nameEn, departmentId, unit, comparator, ...item }: ItemView): ItemFields {
  const { statutoryDays, promisedDays, exclusionGroup, isActive, note } = item
  const limits = { statutoryDays, promisedDays, exclusionGroup, isActive, note }
  return { categoryId, nameZh, nameEn, departmentId, unit, comparator, ...limits }
}

interface CategoryDialogProps {
  /** Null adds one. */
  readonly category: CategoryView | null
  readonly onClose: () => void
}

export function CategoryDialog({ category, onClose }: CategoryDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <FormDialog<CategoryFields>
      title={
        category ? t('settings:items.categoryTitle', { name: nameOf(category) }) : t('settings:items.addCategoryTitle')
      }
      initial={
        category
          ? { nameZh: category.nameZh, nameEn: category.nameEn, rank: category.rank }
          : { nameZh: '', nameEn: null, rank: 50 }
      }
      command={category ? 'items.correctCategory' : 'items.addCategory'}
      save={(fields) =>
        category
          ? call.items.correctCategory({ id: category.id, seen: category.seq, changes: fields })
          : call.items.addCategory({ fields })
      }
      onClose={onClose}
      prefix={category ? 'changes.' : 'fields.'}
      fields={{ 'category/name-taken': 'nameZh' }}
    >
      {(form) => (
        <div className={layout.pair}>
          <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
          <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
          <NumberField
            {...form.bind('rank')}
            onChange={(rank) => form.set('rank', rank ?? 1)}
            label={t('settings:field.rank')}
          />
        </div>
      )}
    </FormDialog>
  )
}
