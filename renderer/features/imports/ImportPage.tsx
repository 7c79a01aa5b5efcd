import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { Link } from 'react-router'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Empty, Loading, Refused } from '#renderer/ui/states.tsx'
import { useFileDrop } from '#renderer/ui/use-file-drop.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { FileCourse } from './FileCourse.tsx'
import { Matchings } from './Matchings.tsx'
import table from '#renderer/ui/table.module.css'
import page from '#renderer/ui/page.module.css'
import styles from './imports.module.css'
import { STEPS, type Step } from './steps.ts'

/** Lists in: a file is chosen or dropped, its headings are looked through, it is tried, and then it is brought in. */
export function ImportPage() {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [step, setStep] = useState<Step>('choose')
  const {
    mutate: take,
    error,
    isPending,
  } = useMutation({
    mutationFn: host.takeFile,
    onSuccess(taken) {
      setFile(taken)
      setStep('match')
    },
  })
  const takeFirst = useCallback(([first]: readonly File[]) => first && take(first), [take])
  const isDraggedOver = useFileDrop(mayChange && file === null ? takeFirst : null)
  const chooseOther = () => {
    setFile(null)
    setStep('choose')
  }
  return (
    <div className={page.page}>
      <div className={styles.head}>
        <h1>{t('imports:title')}</h1>
        {file && <span className="mute">{file.name}</span>}
        <Course step={step} />
        {file === null && <Link to="/checkup">{t('checkups:toCheckup')}</Link>}
      </div>
      <Refused sentence={error && file === null ? sentenceOf(t, refusalOf(error)) : undefined} />
      {!mayChange && (
        <div className={table.sheet}>
          <Empty title={t('imports:mayNot')} />
        </div>
      )}
      {mayChange && isPending && <Loading lines={6} />}
      {mayChange && !isPending && file === null && (
        <>
          <ChooseFile onChoose={take} isDraggedOver={isDraggedOver} />
          <Matchings />
        </>
      )}
      {mayChange && file && (
        <FileCourse key={file.token} file={file} step={step} onStep={setStep} onOther={chooseOther} />
      )}
    </div>
  )
}

/** Where on the way somebody is. */
function Course({ step }: { step: Step }) {
  const { t } = useWords()
  return (
    <ol className={styles.course} aria-label={t('imports:course')}>
      {STEPS.map((one, index) => (
        <li key={one} aria-current={one === step ? 'step' : undefined}>
          {index + 1}. {t(`imports:step.${one}`)}
        </li>
      ))}
    </ol>
  )
}
