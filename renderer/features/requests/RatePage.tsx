import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { useOpenLayer } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'

const GRADES = ['5', '4', '3', '2', '1'] as const

/** The screen turned to the talent: five buttons and nothing else. */
export function RatePage() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const navigate = useGo()
  const request = useRequest()
  const rating = useCommand('ratings.record', call.ratings.record)
  if (request.isPending) return <Loading lines={4} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  const { id, seq: seen, number, item, category } = request.data
  const back = () => void navigate(`/requests/${id}`, { replace: true })
  const rate = async (grade: number) => {
    if (await rating.run({ id, seen, grade, means: 'screen' })) back()
  }
  return (
    <TurnedScreen title={t('requests:rating.question')} onBack={back}>
      <p className="mute">{t('requests:rating.for', { number, item: nameOf(item ?? category) })}</p>
      <h1>{t('requests:rating.question')}</h1>
      <Refused sentence={rating.refusal ? sentenceOf(t, rating.refusal) : undefined} />
      <div className={styles.grades}>
        {GRADES.map((grade) => (
          <button
            key={grade}
            type="button"
            className={styles.grade}
            disabled={rating.isRunning}
            onClick={() => void rate(Number(grade))}
          >
            {t(`requests:grade.${grade}`)}
          </button>
        ))}
      </div>
      <Button onClick={back}>{t('requests:rating.back')}</Button>
    </TurnedScreen>
  )
}

interface TurnedScreenProps {
  readonly title: string
  readonly onBack: () => void
  readonly children: ReactNode
}

/** Above everything: neither a click nor a key reaches what lies below, a word at the foot of the window included. */
function TurnedScreen({ title, onBack, children }: TurnedScreenProps) {
  const screen = useRef<HTMLDialogElement>(null)
  useOpenLayer(1, true)
  useLayoutEffect(() => screen.current?.showModal(), [])
  return (
    <dialog ref={screen} className={styles.rating} aria-label={title} onCancel={onBack}>
      {children}
    </dialog>
  )
}
