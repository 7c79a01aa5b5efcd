import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { PaperTemplateView } from '#shared/contract/papers.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useSaveTemplate } from './save.ts'

/** The templates of papers: taken out, edited in Word, and brought back. */
export function TemplatesPage() {
  const { t } = useWords()
  const list = useQuery(api.papers.templates.queryOptions({ input: {} }))
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('papers:templates.title')}</h1>
        <span className="mute">{t('papers:templates.note')}</span>
      </div>
      {list.isPending && <Loading lines={10} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data && (
        <Sheet>
          <table className={table.table}>
            <tbody>
              {list.data.templates.map((template) => (
                <TemplateLine key={template.kind} template={template} />
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </div>
  )
}

function TemplateLine({ template: { kind, provenance, fileName } }: { readonly template: PaperTemplateView }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<PageRefusal | null>(null)
  const saving = useSaveTemplate(kind)
  const upload = useCommand('imports.paperTemplate', call.imports.paperTemplate)
  const drop = useCommand('papers.dropTemplate', call.papers.dropTemplate)
  const name = t(`papers:kind.${kind}`)
  const take = async (file: File) => {
    setRefused(null)
    try {
      const { token } = await host.takeFile(file)
      await upload.run({ token, kind })
    } catch (error) {
      setRefused(refusalOf(error))
    }
  }
  const refusal = refused ?? upload.refusal ?? drop.refusal ?? saving.refusal
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {provenance === 'office' ? (
          t('papers:templates.own', { fileName: fileName ?? '' })
        ) : (
          <Tag tone="plain">{t('papers:templates.program')}</Tag>
        )}
        <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      </td>
      <td className={table.end}>
        <Button
          size="small"
          aria-label={`${t('papers:templates.download')} ${name}`}
          loading={saving.isRunning}
          onClick={() => void saving.save()}
        >
          {t('papers:templates.download')}
        </Button>{' '}
        <Button
          size="small"
          aria-label={`${t('papers:templates.upload')} ${name}`}
          loading={upload.isRunning}
          onClick={() => input.current?.click()}
        >
          {t('papers:templates.upload')}
        </Button>{' '}
        {provenance === 'office' && (
          <Button
            size="small"
            type="text"
            aria-label={`${t('papers:templates.drop')} ${name}`}
            onClick={() => void drop.run({ kind })}
          >
            {t('papers:templates.drop')}
          </Button>
        )}
        <FileInput
          ref={input}
          label={`${t('papers:templates.upload')} ${name}`}
          accept=".docx"
          onChoose={([file]) => void take(file)}
        />
      </td>
    </tr>
  )
}
