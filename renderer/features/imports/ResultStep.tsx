import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import type { ImportCounts, ImportOrder } from '#shared/contract/imports.ts'
import { call } from '#renderer/api/api.ts'
import { useChanges, useIsTakenBack } from '#renderer/api/changes.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, useActions, type Action } from '#renderer/ui/actions/actions.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { KEEP_REFUSED } from './actions.ts'
import styles from './imports.module.css'
import { Rows } from './Rows.tsx'

interface ResultStepProps {
  readonly file: ChosenFile
  readonly order: ImportOrder
  readonly result: { readonly counts: ImportCounts; readonly seq: number | null }
  /** Of how many sheets the matching of columns was kept. */
  readonly kept: number
  readonly other: Action
}

/** What came in, the way to take it back, and what to do with the rows that stayed out. */
export function ResultStep({ file, order, result: { counts, seq }, kept, other }: ResultStepProps) {
  const { t, language } = useWords()
  const actions = useActions()
  const { open } = useChanges()
  const refused = useMutation({
    mutationFn: async () => {
      const { token, name } = await call.imports.refusedRows({ token: file.token, language })
      await host.saveFile({ token, name })
    },
  })
  const keep = useAction(KEEP_REFUSED, () => refused.mutate(), counts.refused > 0 && !refused.isPending)
  const isNewest = seq !== null && open.at(-1)?.seq === seq
  const isTakenBack = useIsTakenBack(seq)
  const undo = isNewest ? actions.find(({ id }) => id === 'history.undo') : undefined
  const find = actions.find(({ id }) => id === 'find.open')
  return (
    <>
      <Refused sentence={refused.error ? sentenceOf(t, refusalOf(refused.error)) : undefined} />
      <div className={isTakenBack ? styles.done : `${styles.done} ${styles.isDone}`} role="status">
        <h2>
          {t(
            isTakenBack ? 'imports:result.takenBack' : seq === null ? 'imports:result.nothing' : 'imports:result.title',
          )}
        </h2>
        {!isTakenBack && <p>{t(`imports:result.${order.kind}`, { ...counts })}</p>}
        {counts.refused > 0 && !isTakenBack && <p>{t('imports:result.refused', { count: counts.refused })}</p>}
        {kept > 0 && <p className="mute">{t('imports:result.kept')}</p>}
      </div>
      <div className={styles.bar}>
        {order.kind === 'roster' && <Link to="/checkup">{t('checkups:toCheckup')}</Link>}
        {order.kind === 'roster' && <Link to="/holders">{t('imports:result.toRegister')}</Link>}
        {order.kind === 'requests' && <Link to="/requests">{t('imports:result.toLedger')}</Link>}
        {order.kind === 'usages' && <Link to="/served">{t('imports:result.toServed')}</Link>}
        {order.kind === 'rules' && <Link to="/rules">{t('imports:result.toRules')}</Link>}
        {find && <ActionButton action={find} />}
        {undo && <ActionButton action={undo} />}
        <ActionButton action={keep} loading={refused.isPending} />
        <ActionButton action={other} />
      </div>
      {!isTakenBack && <Rows order={order} counts={counts} />}
    </>
  )
}
