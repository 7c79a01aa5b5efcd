import { UnlockOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Disclosure, LedgerOrder } from '#shared/contract/exports.ts'
import { call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceField, OptionalText, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'

/** The ledger with its numbers in clear: asks who decided it and why, which stands on its first page. */
export function ClearExport({ order }: { readonly order: Omit<LedgerOrder, 'inClear' | 'format' | 'language'> }) {
  const { t, language } = useWords()
  const [isAsked, setAsked] = useState(false)
  /** What was said last stands in the dialog again when it was refused. */
  const [said, setSaid] = useState<Said>(BLANK)
  const job = useFileJob(({ format, ...inClear }: Said, options) =>
    call.exports.ledger({ ...order, language, format, inClear }, options),
  )
  const save = async (next: Said) => {
    setSaid(next)
    if (await job.save(next)) setSaid(BLANK)
  }
  return (
    <>
      <FileJobProgress job={job}>
        <Button icon={<UnlockOutlined aria-hidden />} onClick={() => setAsked(true)}>
          {t('exports:inClear.action')}
        </Button>
      </FileJobProgress>
      {isAsked && (
        <FormDialog<Said, Said>
          title={t('exports:inClear.action')}
          initial={said}
          command="exports.ledger"
          save={(next) => Promise.resolve(next)}
          onDone={(next) => void save(next)}
          onClose={() => setAsked(false)}
        >
          {(form) => (
            <>
              <p className="mute">{t('exports:inClear.note')}</p>
              <TextField {...form.bind('reason')} label={t('exports:inClear.field.reason')} />
              <OptionalText
                {...form.bind('decidedBy')}
                label={t('exports:inClear.field.decidedBy')}
                hint={t('exports:inClear.field.decidedByHint')}
              />
              <OptionalText {...form.bind('document')} label={t('exports:inClear.field.document')} />
              <ChoiceField
                {...form.bind('format')}
                label={t('exports:inClear.field.format')}
                options={FORMATS}
                labelOf={(format) => t(`exports:${format}`)}
              />
            </>
          )}
        </FormDialog>
      )}
    </>
  )
}

/** Those that have a first page. */
const FORMATS = ['xlsx', 'pdf'] as const
type Said = Disclosure & { readonly format: (typeof FORMATS)[number] }

const BLANK: Said = { reason: '', decidedBy: null, document: null, format: 'xlsx' }
