import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useRef } from 'react'
import type { ReadyTextFields, ReadyTextView } from '#shared/contract/ready-texts.ts'
import { TEXT_WORDS, TextPurpose } from '#shared/domain/ready-texts.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { ChoiceField, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { ListedChoice } from '#renderer/ui/form/ListedChoice.tsx'
import styles from './settings.module.css'

interface TextDialogProps {
  /** Null adds one. */
  readonly text: ReadyTextView | null
  readonly onClose: () => void
}

export function TextDialog({ text, onClose }: TextDialogProps) {
  const { t } = useWords()
  return (
    <FormDialog<ReadyTextFields>
      title={text ? t('settings:texts.correctTitle', { name: text.name }) : t('settings:texts.addTitle')}
      initial={text ? fieldsOf(text) : BLANK}
      command={text ? 'readyTexts.correct' : 'readyTexts.add'}
      save={(fields) =>
        text
          ? call.readyTexts.correct({ id: text.id, seen: text.seq, changes: fields })
          : call.readyTexts.add({ fields })
      }
      onClose={onClose}
      prefix={text ? 'changes.' : 'fields.'}
      fields={{ 'ready-text/unknown-word': 'body' }}
      width={860}
    >
      {(form) => <Fieldset form={form} />}
    </FormDialog>
  )
}

function Fieldset({ form }: { form: FormOf<ReadyTextFields> }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { values, errors, set, bind } = form
  const items = useQuery(api.items.list.queryOptions({ input: {} }))
  const caret = useRef<number | null>(null)
  const insert = (word: string) => {
    const at = caret.current ?? values.body.length
    set('body', `${values.body.slice(0, at)}{${word}}${values.body.slice(at)}`)
    caret.current = at + word.length + 2
  }
  return (
    <>
      <div className={layout.pair}>
        <TextField {...bind('name')} label={t('settings:field.nameZh')} />
        <ChoiceField
          {...bind('purpose')}
          label={t('settings:field.purpose')}
          options={TextPurpose.options}
          labelOf={(purpose) => t(`requests:purpose.${purpose}`)}
        />
        <Field label={t('settings:field.item')} error={errors['itemId']}>
          {(control) => (
            <ListedChoice
              control={control}
              value={values.itemId ?? 0}
              options={[
                { value: 0, label: t('settings:texts.everyItem') },
                ...(items.data?.items ?? []).map((item) => ({ value: item.id, label: nameOf(item) })),
              ]}
              onChange={(id) => set('itemId', id === 0 ? null : id)}
            />
          )}
        </Field>
      </div>
      <Field label={t('settings:field.body')} error={errors['body']} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={9}
            value={values.body}
            onChange={(event) => set('body', event.target.value)}
            onSelect={(event) => (caret.current = event.currentTarget.selectionStart)}
          />
        )}
      </Field>
      <div className={styles.levels} role="group" aria-label={t('settings:texts.words')}>
        {TEXT_WORDS.map((word) => (
          <Button
            key={word}
            size="small"
            aria-label={t('settings:texts.insert', { word })}
            onClick={() => insert(word)}
          >
            {word}
          </Button>
        ))}
      </div>
      <Tick {...bind('isActive')} label={t('settings:field.isActive')} />
    </>
  )
}

const BLANK: ReadyTextFields = { purpose: 'reply', itemId: null, name: '', body: '', isActive: true }

function fieldsOf({ purpose, itemId, name, body, isActive }: ReadyTextView): ReadyTextFields {
  return { purpose, itemId, name, body, isActive }
}
