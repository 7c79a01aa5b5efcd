import { DeleteOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportMatching } from '#shared/contract/imports.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './imports.module.css'

const FORGET: ActionKind = {
  id: 'imports.forgetMatching',
  label: 'imports:matching.forget',
  icon: DeleteOutlined,
  chords: ['Ctrl+Enter'],
}

/** The kept matchings; what fails to load is said where a file is read by one. */
export function useMatchings(): readonly ImportMatching[] {
  return useQuery(api.imports.matchings.queryOptions({ input: {} })).data?.matchings ?? []
}

/** Lists that are known by their headings, with what was corrected of each. */
export function Matchings() {
  const { t } = useWords()
  const matchings = useMatchings()
  const [forgotten, setForgotten] = useState<ImportMatching | null>(null)
  if (matchings.length === 0) return null
  return (
    <Sheet title={t('imports:matching.title')} note={t('imports:matching.note')}>
      <table className={`${table.table} ${table.top}`}>
        <thead>
          <tr>
            <th>{t('imports:matching.list')}</th>
            <th>{t('imports:match.kind')}</th>
            <th>{t('imports:matching.corrected')}</th>
            <th>{t('imports:matching.keptOn')}</th>
            <th>
              <span className="unseen">{t('imports:matching.forget')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {matchings.map((matching) => (
            <tr key={matching.id}>
              <td className={styles.list}>{matching.name}</td>
              <td>{t(`imports:kind.${matching.kind}`)}</td>
              <td>
                <Corrected matching={matching} />
              </td>
              <td className={table.line}>{matching.keptOn}</td>
              <td className={table.tools}>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('imports:matching.forgetOf', { name: matching.name })}
                  onClick={() => setForgotten(matching)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {forgotten && <ForgetDialog matching={forgotten} onClose={() => setForgotten(null)} />}
    </Sheet>
  )
}

function Corrected({ matching: { corrected } }: { readonly matching: ImportMatching }) {
  const { t } = useWords()
  if (corrected.length === 0) return t('imports:matching.headingsOnly')
  return corrected
    .map(
      ({ heading, field }) =>
        `${heading} → ${field === null ? t('imports:sheet.leftOut') : t(`imports:field.${field}`)}`,
    )
    .join(t('imports:matching.between'))
}

/** Asks before a list is read anew from its headings. */
export function ForgetDialog({
  matching,
  onClose,
}: {
  readonly matching: ImportMatching
  readonly onClose: () => void
}) {
  const { t } = useWords()
  return (
    <RemoveDialog
      title={t('imports:matching.forget')}
      question={t('imports:matching.question', { name: matching.name })}
      command="imports.forgetMatching"
      confirm={FORGET}
      remove={() => call.imports.forgetMatching({ id: matching.id, seen: matching.seq })}
      onClose={onClose}
    />
  )
}
