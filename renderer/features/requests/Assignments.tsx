import { useState } from 'react'
import { Link } from 'react-router'
import type { AssignmentView, RequestDetail } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'
import { StepDialog } from './StepDialog.tsx'

/** What each department was given and how it stands; its steps are recorded here for it. */
export function Assignments({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const departmentOf = ({ department, departmentEn }: AssignmentView) =>
    nameOf({ nameZh: department, nameEn: departmentEn })
  const leading = (name: string) => {
    const before = request.assignments.find(({ department }) => department === name)
    return before ? departmentOf(before) : name
  }
  const [asked, setAsked] = useState<{ assignment: AssignmentView; step: 'answer' | 'return' | 'remind' } | null>(null)
  const signing = useCommand('requests.sign', call.requests.sign)
  const isUnderWay = request.state === 'accepted' || request.state === 'on-hold'
  const canChange = useMayChange() && isUnderWay
  const { id, seq: seen } = request
  if (request.assignments.length === 0) return null
  return (
    <div className={styles.rows}>
      <div className={styles.row}>
        <h3>{t('requests:page.departments')}</h3>
        {request.assignments.some(({ state }) => state === 'to-sign' || state === 'signed') && (
          <Link className={styles.link} to={`/requests/${id}/dispatch`}>
            {t('requests:dispatch.action')}
          </Link>
        )}
      </div>
      <Refused sentence={signing.refusal ? sentenceOf(t, signing.refusal) : undefined} />
      {request.assignments.map((one) => (
        <div key={one.id} className={styles.row}>
          <b>{departmentOf(one)}</b>
          <Tag tone={one.state === 'answered' ? 'done' : one.state === 'returned' ? 'late' : 'warn'}>
            {t(`requests:assignmentState.${one.state}`)}
          </Tag>
          {one.waitsFor && (
            <span className="mute">{t('requests:page.waitsFor', { department: leading(one.waitsFor) })}</span>
          )}
          <span className={styles.text}>
            {one.answer ?? one.returnReason}
            {one.returnRule && t('common:aside', { text: one.returnRule })}
          </span>
          {canChange && one.waitsFor === null && one.state === 'to-sign' && (
            <Button size="small" onClick={() => void signing.run({ id, seen, assignmentId: one.id })}>
              {t('requests:step.sign')}
            </Button>
          )}
          {canChange && one.waitsFor === null && (one.state === 'to-sign' || one.state === 'signed') && (
            <>
              <Button size="small" onClick={() => setAsked({ assignment: one, step: 'answer' })}>
                {t('requests:step.answer')}
              </Button>
              <Button size="small" onClick={() => setAsked({ assignment: one, step: 'return' })}>
                {t('requests:step.return')}
              </Button>
              {request.may.includes('remind') && (
                <Button size="small" onClick={() => setAsked({ assignment: one, step: 'remind' })}>
                  {t('requests:step.remind')}
                </Button>
              )}
            </>
          )}
        </div>
      ))}
      {asked?.step === 'answer' && (
        <StepDialog
          title={`${t('requests:step.answer')} · ${departmentOf(asked.assignment)}`}
          command="requests.answer"
          fields={['answer', 'on']}
          perform={({ answer, on }) =>
            call.requests.answer({ id, seen, assignmentId: asked.assignment.id, answer, on })
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.step === 'remind' && (
        <StepDialog
          title={`${t('requests:step.remind')} · ${departmentOf(asked.assignment)}`}
          command="requests.remind"
          fields={['reminder', 'on']}
          perform={({ reminder, on }) =>
            call.requests.remind({ id, seen, departmentId: asked.assignment.departmentId, text: reminder, on })
          }
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.step === 'return' && (
        <StepDialog
          title={`${t('requests:step.return')} · ${departmentOf(asked.assignment)}`}
          command="requests.returnAssignment"
          fields={['reason', 'rule', 'on']}
          perform={({ reason, rule, on }) =>
            call.requests.returnAssignment({ id, seen, assignmentId: asked.assignment.id, reason, rule, on })
          }
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}
