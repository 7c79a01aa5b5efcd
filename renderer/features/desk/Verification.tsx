import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useState } from 'react'
import type { VerifyReport } from '#shared/contract/desk.ts'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { ProblemList } from './ProblemList.tsx'
import styles from './Verification.module.css'

const VERIFY: ActionKind = { id: 'desk.verify', label: 'desk:verify.do', icon: SafetyCertificateOutlined }

/** Whether the records are whole: proved on request by reading all of them. */
export function Verification() {
  const { t } = useWords()
  const opening = useOpening()
  const [against, setAgainst] = useState('')
  /** What the records were held against last. */
  const [code, setCode] = useState('')
  const verify = useJob(async (options) => {
    setCode(against.trim())
    return call.desk.verify({ against: against.trim() || null }, options)
  })
  const action = useAction(VERIFY, () => {
    opening.open()
    void verify.run()
  })
  const said = t(`desk:verify.${verify.result === null ? 'do' : wordOf(verify.result)}`)
  const close = () => {
    verify.cancel()
    opening.close()
  }
  return (
    <>
      <button type="button" className={styles.button} onClick={action.perform}>
        <SafetyCertificateOutlined aria-hidden /> {said}
      </button>
      <Dialog title={t('desk:verify.title')} isOpen={opening.isOpen} onClose={close}>
        {verify.progress && (
          <JobProgress label={t('desk:verify.running')} progress={verify.progress} onCancel={close} />
        )}
        {verify.refusal && <Refused sentence={sentenceOf(t, verify.refusal)} />}
        {verify.result && <Report report={verify.result} code={code} />}
        <Field label={t('desk:verify.against')} hint={t('desk:verify.againstHint')}>
          {(control) => (
            <Input.Search
              {...control}
              value={against}
              enterButton={t('desk:verify.do')}
              autoComplete="off"
              onChange={(event) => setAgainst(event.target.value)}
              onSearch={() => void verify.run()}
            />
          )}
        </Field>
      </Dialog>
    </>
  )
}

/** A code that does not agree may be another folder's, or copied wrongly: the records themselves are not damaged by that. */
function wordOf({ whole, problems }: VerifyReport): 'whole' | 'broken' | 'do' {
  if (whole) return 'whole'
  return problems.every(({ code }) => code.endsWith('-printed')) ? 'do' : 'broken'
}

/** `code`: of a paper, empty where there was none to hold the records against. */
function Report({ report, code }: { readonly report: VerifyReport; readonly code: string }) {
  const { t } = useWords()
  return (
    <div className={styles.report}>
      <p>
        {report.whole
          ? t('desk:verify.wholeLong', { commits: countOf(report.commits) })
          : t('desk:verify.brokenLong', { commits: countOf(report.commits) })}
      </p>
      <p>
        {t('desk:verify.head')} <span className="mono">{report.code}</span>
      </p>
      {report.whole && code !== '' && <p role="status">{t('desk:verify.agrees', { code })}</p>}
      <ProblemList problems={report.problems} />
    </div>
  )
}
