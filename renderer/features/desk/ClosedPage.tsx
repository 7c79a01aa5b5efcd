import type { DeskStatus } from '#shared/contract/desk.ts'
import { api, queries } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ProblemList } from './ProblemList.tsx'
import { StartFrame } from './StartFrame.tsx'

/** The folder can't be opened: why, and that nothing in it was touched. */
export function ClosedPage({ status }: { status: DeskStatus }) {
  const { t } = useWords()
  return (
    <StartFrame title={t('desk:closed.title')} lead={t('desk:closed.lead')}>
      <ProblemList problems={status.problems} />
      <div>
        <Button onClick={() => void queries.invalidateQueries({ queryKey: api.desk.key() })}>
          {t('common:retry')}
        </Button>
      </div>
    </StartFrame>
  )
}
