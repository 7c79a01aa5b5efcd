import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RequestNumberPattern } from '#shared/contract/requests.ts'
import { nextNumber } from '#shared/domain/cards.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited } from '#renderer/ui/states.tsx'
import { NUMBER_REQUESTS } from './actions.ts'
import styles from './settings.module.css'

/** By what pattern requests are numbered, and the next number. */
export function RequestNumbers({ mayKeep }: { readonly mayKeep: boolean }) {
  const { t } = useWords()
  const [isAsked, setAsked] = useState(false)
  const set = useAction(NUMBER_REQUESTS, () => setAsked(true), mayKeep)
  const numbering = useQuery(api.requests.numbering.queryOptions({ input: {} }))
  const now = numbering.data
  return (
    <Sheet title={t('settings:requestNumbers.title')} tools={<ActionButton action={set} />}>
      <Awaited of={numbering} lines={1}>
        {now && <p className={styles.line}>{t('settings:requestNumbers.line', now)}</p>}
      </Awaited>
      {isAsked && now && <PatternDialog own={now.own} seen={now.seq} onClose={() => setAsked(false)} />}
    </Sheet>
  )
}

interface PatternDialogProps {
  readonly own: string | null
  readonly seen: number
  readonly onClose: () => void
}

function PatternDialog({ own, seen, onClose }: PatternDialogProps) {
  const { t } = useWords()
  return (
    <FormDialog<{ pattern: string | null }>
      title={t('settings:requestNumbers.title')}
      initial={{ pattern: own }}
      command="requests.setNumbering"
      save={({ pattern }) => call.requests.setNumbering({ seen, pattern })}
      onClose={onClose}
    >
      {({ bind, values: { pattern } }) => {
        const isPattern = RequestNumberPattern.safeParse(pattern).success
        return (
          <>
            <OptionalText
              {...bind('pattern')}
              {...(pattern !== null && !isPattern && { error: t('settings:requestNumbers.invalid') })}
              label={t('settings:requestNumbers.pattern')}
              hint={t('settings:requestNumbers.hint')}
            />
            {pattern !== null && isPattern && (
              <p role="status">{t('settings:requestNumbers.preview', { number: nextNumber(pattern, 1, today()) })}</p>
            )}
          </>
        )
      }}
    </FormDialog>
  )
}
