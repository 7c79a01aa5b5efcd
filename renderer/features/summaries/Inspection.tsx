import { FolderOpenOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Period } from '#shared/domain/figures/course.ts'
import { call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import { NumberField } from '#renderer/ui/form/fields.tsx'

const OPEN: ActionKind = { id: 'exports.inspection', label: 'exports:inspection.do', icon: FolderOpenOutlined }
const MAKE: ActionKind = {
  id: 'exports.makeInspection',
  label: 'exports:inspection.make',
  icon: FolderOpenOutlined,
  chords: ['Ctrl+Enter'],
}
const USUAL_SAMPLE = 30

/** A folder for an inspection of the period: index, ledger and a file each of a sample. */
export function Inspection({ period }: { readonly period: Period }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [sample, setSample] = useState<number | null>(USUAL_SAMPLE)
  const [isAsWord, setAsWord] = useState(false)
  const job = useFileJob((_, options) =>
    call.exports.inspection({ ...period, sample: Math.min(sample ?? 0, LARGEST_SAMPLE) }, options),
  )
  const open = useAction(OPEN, () => setOpen(true))
  const close = () => {
    job.cancel()
    setOpen(false)
  }
  const make = async () => {
    setAsWord(false)
    const made = await job.save()
    if (made?.format === 'docx') setAsWord(true)
    else if (made) close()
  }
  return (
    <>
      <ActionButton action={open} />
      <Dialog
        title={`${t('exports:inspection.do')} ${t('summaries:period.of', { ...period })}`}
        isOpen={isOpen}
        onClose={close}
        confirm={MAKE}
        onConfirm={() => void make()}
        isBusy={job.isRunning}
      >
        <NumberField label={t('exports:inspection.count')} value={sample} error={undefined} onChange={setSample} />
        <FileJobProgress job={job} />
        {isAsWord && <p role="status">{t('exports:inspection.asWord')}</p>}
      </Dialog>
    </>
  )
}

const LARGEST_SAMPLE = 500
