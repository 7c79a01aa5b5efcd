import { CloseOutlined, LinkOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './requests.module.css'
import { StepDialog } from './StepDialog.tsx'
import { StateWord } from './words.tsx'

type Referred = RequestDetail['related'][number]

/** Other requests that belong to this one: what it was merged into, its duplicates, and those noted as related. */
export function Related({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [isAsking, setAsking] = useState(false)
  const parting = useCommand('requests.unrelate', call.requests.unrelate)
  const { id, seq: seen, mergedInto, duplicates, related } = request
  const line = (one: Referred, word: string, tool?: React.ReactNode) => (
    <div key={one.id} className={styles.row}>
      <span className="mute">{word}</span>
      <Link className={`mono ${styles.link}`} to={`/requests/${one.id}`}>
        {one.number}
      </Link>
      <StateWord state={one.state} />
      {tool}
    </div>
  )
  return (
    <div className={styles.rows}>
      <Refused sentence={parting.refusal ? sentenceOf(t, parting.refusal) : undefined} />
      {mergedInto && line(mergedInto, t('requests:page.mergedInto'))}
      {duplicates.map((one) => line(one, t('requests:page.duplicates')))}
      {related.map((one) =>
        line(
          one,
          t('requests:page.related'),
          mayChange && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('requests:action.unrelate', { number: one.number })}
              onClick={() => void parting.run({ id, seen, otherId: one.id })}
            />
          ),
        ),
      )}
      {mayChange && (
        <div>
          <Button size="small" type="text" icon={<LinkOutlined />} onClick={() => setAsking(true)}>
            {t('requests:action.relate')}
          </Button>
        </div>
      )}
      {isAsking && (
        <StepDialog
          title={`${t('requests:action.relate')} · ${request.number}`}
          command="requests.relate"
          fields={['other']}
          perform={({ other }) => call.requests.relate({ id, seen, number: other })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
