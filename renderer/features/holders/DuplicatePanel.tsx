import { skipToken, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Duplicate } from '#shared/contract/holders.ts'
import type { HolderFields, IdentityFields } from '#shared/domain/holder.ts'
import { api } from '#renderer/api/api.ts'
import { refusalOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { dayOfText } from '#renderer/ui/form/day-text.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'
import styles from './DuplicatePanel.module.css'
import { HolderLine } from './HolderLine.tsx'

export interface TypedPerson {
  readonly exceptId?: number
  readonly name: string
  readonly bornOn: string | null
  readonly phone: string | null
  readonly employer: string
  readonly identity: IdentityFields | undefined
}

const PAUSE_MS = 250

/** Who on the register may be the person being typed in; asked again as the typing goes on. */
export function DuplicatePanel({ person }: { person: TypedPerson }) {
  const { t } = useWords()
  const asked = useSettled(JSON.stringify(questionOf(person)), PAUSE_MS)
  const isBlank = asked === JSON.stringify(null)
  const found = useQuery({
    ...api.holders.duplicates.queryOptions({ input: isBlank ? skipToken : JSON.parse(asked) }),
    placeholderData: (before: { duplicates: Duplicate[] } | undefined) => (isBlank ? undefined : before),
  })
  const duplicates = found.data?.duplicates ?? []
  // What can't be looked for can't be on the register either; it is told at its field when it is saved.
  const hasFailed = found.isError && refusalOf(found.error).code !== 'input/invalid'
  return (
    <Sheet title={t('holders:duplicates.title')} note={t('holders:duplicates.note')}>
      <div aria-live="polite">
        {hasFailed && <Failed error={found.error} retry={() => void found.refetch()} />}
        {!hasFailed && duplicates.length === 0 && <Empty title={t('holders:duplicates.none')} />}
        <ul className={styles.list}>
          {duplicates.map(({ holder, because }) => (
            <li key={holder.id}>
              <Link to={`/holders/${holder.id}`}>
                <HolderLine holder={holder} />
              </Link>
              <div className={styles.because}>
                {because.map((reason) => (
                  <Tag key={reason} tone={reason === 'name' ? 'plain' : 'warn'}>
                    {t(`holders:duplicates.because.${reason}`)}
                  </Tag>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}

/** Null while too little is known to ask. */
function questionOf({ name, bornOn, phone, employer, identity, exceptId }: TypedPerson) {
  const isNumberTyped = identity !== undefined && identity.number.trim() !== ''
  if (name.trim() === '' && !phone && !isNumberTyped) return null
  return {
    ...(exceptId !== undefined && { exceptId }),
    name,
    bornOn: dayOfText(bornOn ?? '') ?? null,
    phone,
    employer: employer || null,
    ...(isNumberTyped && { identity }),
  } satisfies { name: HolderFields['name'] } & Record<string, unknown>
}
