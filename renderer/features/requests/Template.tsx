import { EditOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { isOpen } from '#shared/domain/requests.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { answersOf, Questions, useAnswerText, type Answers } from './Questions.tsx'
import styles from './requests.module.css'

/** What the item asked, with the answers, and what is to be done by which day. */
export function Template({ request }: { request: RequestDetail }) {
  return (
    <>
      <AnswerList request={request} />
      <DatedSteps request={request} />
    </>
  )
}

function AnswerList({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const textOf = useAnswerText()
  const canAnswer = useMayChange() && isOpen(request.state)
  const [isAnswering, setAnswering] = useState(false)
  const { id, seq: seen, answers } = request
  if (answers.length === 0) return null
  const asked = answers.filter(({ isAsked }) => isAsked)
  return (
    <section className={styles.rows} aria-label={t('requests:page.answers')}>
      <h3>{t('requests:page.answers')}</h3>
      <dl className={styles.answers}>
        {answers.map((one) => (
          <div key={one.questionId} className={styles.row}>
            <dt className="mute">{nameOf(one)}</dt>
            <dd className={styles.text}>
              {one.value === null && one.isRequired ? (
                <Tag tone="warn">{t('requests:answer.needed')}</Tag>
              ) : (
                textOf(one.kind, one.value)
              )}
            </dd>
          </div>
        ))}
      </dl>
      {canAnswer && asked.length > 0 && (
        <div>
          <Button size="small" icon={<EditOutlined />} onClick={() => setAnswering(true)}>
            {t('requests:action.answerQuestions')}
          </Button>
        </div>
      )}
      {isAnswering && (
        <FormDialog<{ answers: Answers }>
          title={t('requests:action.answerQuestions')}
          initial={{ answers: Object.fromEntries(asked.map(({ questionId, value }) => [questionId, value ?? ''])) }}
          command="requests.answerQuestions"
          save={(values) => call.requests.answerQuestions({ id, seen, answers: answersOf(asked, values.answers) })}
          onClose={() => setAnswering(false)}
        >
          {(form) => (
            <Questions
              questions={asked}
              answers={form.values.answers}
              onChange={(changed) => form.set('answers', changed)}
            />
          )}
        </FormDialog>
      )}
    </section>
  )
}

function DatedSteps({ request: { id, seq: seen, state, steps } }: { request: RequestDetail }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const canFinish = useMayChange() && isOpen(state)
  const finishing = useCommand('requests.finishStep', call.requests.finishStep)
  if (steps.length === 0) return null
  return (
    <section className={styles.rows} aria-label={t('requests:page.datedSteps')}>
      <h3>{t('requests:page.datedSteps')}</h3>
      <Refused sentence={finishing.refusal ? sentenceOf(t, finishing.refusal) : undefined} />
      {steps.map((step) => (
        <div key={step.id} className={styles.row}>
          <Checkbox
            checked={step.doneOn !== null}
            disabled={!canFinish || finishing.isRunning}
            onChange={({ target }) =>
              void finishing.run({ id, seen, stepId: step.id, doneOn: target.checked ? today() : null })
            }
          >
            {nameOf(step)}
          </Checkbox>
          <span className="mute">
            {t('requests:page.stepBy', { count: step.workingDays })}
            {step.dueOn !== null && ` · ${step.dueOn}`}
            {step.isProvisional && ` ${t('requests:due.provisional')}`}
          </span>
          {step.doneOn !== null && <Tag tone={step.isLate ? 'warn' : 'done'}>{step.doneOn}</Tag>}
          {step.doneOn === null && step.isLate && <Tag tone="late">{t('requests:page.stepLate')}</Tag>}
        </div>
      ))}
    </section>
  )
}
