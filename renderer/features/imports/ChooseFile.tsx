import { useWords } from '#renderer/i18n/i18n.ts'
import { FileDrop } from '#renderer/ui/form/FileDrop.tsx'
import { CHOOSE } from './actions.ts'

interface ChooseFileProps {
  readonly onChoose: (file: File) => void
  readonly isDraggedOver: boolean
}

/** Old workbooks may be chosen too: then it is said what to do. */
export function ChooseFile(props: ChooseFileProps) {
  const { t } = useWords()
  return (
    <FileDrop
      action={CHOOSE}
      title={t('imports:drop.title')}
      inputLabel={t('imports:drop.input')}
      accept=".xlsx,.xlsm,.xls,.csv,.txt"
      hints={[t('imports:drop.formats'), t('imports:drop.shape'), t('imports:drop.nothingYet')]}
      {...props}
    />
  )
}
