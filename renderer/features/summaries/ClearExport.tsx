import { UnlockOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import type { Disclosure, LedgerOrder } from '#shared/contract/exports.ts'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { OptionalText, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'

/** The ledger with its numbers in clear: asks who decided it and why, which stands on its first page. */
export function ClearExport({ order }: { readonly order: Omit<LedgerOrder, 'inClear' | 'format' | 'language'> }) {
  const { t, language } = useWords()
  const [isAsked, setAsked] = useState(false)
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  /** What was said last stands in the dialog again when it was refused. */
  const [said, setSaid] = useState<Disclosure>(BLANK)
  const told = useRef<Disclosure>(BLANK)
  const job = useJob((options) =>
    call.exports.ledger({ ...order, language, format: 'xlsx', inClear: told.current }, options),
  )
  const refusal = job.refusal ?? unsaved
  const save = async (disclosure: Disclosure) => {
    told.current = disclosure
    setSaid(disclosure)
    setUnsaved(null)
    const file = await job.run()
    if (file) setSaid(BLANK)
    if (file) await host.saveFile(file).catch((error: unknown) => setUnsaved(refusalOf(error)))
  }
  return (
    <>
      {job.progress ? (
        <JobProgress label={t('exports:running')} progress={job.progress} onCancel={job.cancel} />
      ) : (
        <Button icon={<UnlockOutlined aria-hidden />} onClick={() => setAsked(true)}>
          {t('exports:inClear.action')}
        </Button>
      )}
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      {isAsked && (
        <FormDialog<Disclosure, Disclosure>
          title={t('exports:inClear.action')}
          initial={said}
          command="exports.ledger"
          save={(disclosure) => Promise.resolve(disclosure)}
          onDone={(disclosure) => void save(disclosure)}
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
            </>
          )}
        </FormDialog>
      )}
    </>
  )
}

const BLANK: Disclosure = { reason: '', decidedBy: null, document: null }
