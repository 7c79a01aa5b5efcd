import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FormLine } from '#shared/contract/upper-forms.ts'
import { api, call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import page from '#renderer/ui/page.module.css'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import { FormFileButton, type TakenFile } from './FormFileButton.tsx'

const LOAD: ActionKind = {
  id: 'upperForms.load',
  label: 'upperForms:load',
  icon: UploadOutlined,
  chords: ['F2'],
}

/** The upper level's own forms, a line each; a blank one is loaded by its file. */
export function FormsPage() {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [taken, setTaken] = useState<TakenFile | null>(null)
  const list = useQuery(api.upperForms.list.queryOptions({ input: {} }))
  const forms = list.data?.forms ?? []
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('upperForms:title')}</h1>
        <span className="mute">{t('upperForms:note')}</span>
        <span className={`${page.end} ${page.tools}`}>
          <Link to="/summaries">{t('summaries:list.back')}</Link>
          {mayChange && <FormFileButton action={LOAD} isPrimary onTake={setTaken} />}
        </span>
      </div>
      {list.isPending && <Loading lines={6} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && forms.length === 0 && (
        <Empty title={t('upperForms:none')}>{mayChange && t('upperForms:noneHint')}</Empty>
      )}
      {forms.length > 0 && <FormLines forms={forms} />}
      {taken && (
        <FormDialog
          title={t('upperForms:load')}
          initial={{ name: taken.name.replace(/\.[^.]*$/, '') }}
          command="imports.upperForm"
          save={({ name }) => call.imports.upperForm({ token: taken.token, form: { name } })}
          onClose={() => setTaken(null)}
          onDone={({ id }) => void navigate(`/summaries/forms/${id}`)}
          prefix="form."
          fields={{ 'upper-form/name-taken': 'name' }}
        >
          {(form) => <TextField {...form.bind('name')} label={t('upperForms:field.name')} />}
        </FormDialog>
      )}
    </div>
  )
}

function FormLines({ forms }: { readonly forms: readonly FormLine[] }) {
  const { t } = useWords()
  const heads = (['name', 'file', 'cells', 'lastSentOn'] as const).map((name) => t(`upperForms:column.${name}`))
  return (
    <ListTable heads={heads}>
      {forms.map(({ id, name, fileName, cells, lastSentOn }) => (
        <tr key={id}>
          <th scope="row" className={table.who}>
            <Link to={`/summaries/forms/${id}`}>{name}</Link>
          </th>
          <td>{fileName}</td>
          <td>{countOf(cells)}</td>
          <td>{lastSentOn ?? '—'}</td>
        </tr>
      ))}
    </ListTable>
  )
}
