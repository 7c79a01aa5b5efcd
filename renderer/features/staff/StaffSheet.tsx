import { StopOutlined, UserAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffLinkView } from '#shared/contract/staff.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { EndLinkDialog, LinkDialog } from './LinkDialogs.tsx'
import lines from '#renderer/ui/lines.module.css'
import styles from './staff.module.css'

const LINK: ActionKind = {
  id: 'staff.link',
  label: 'settings:staff.link',
  icon: UserAddOutlined,
  chords: ['Alt+S'],
}

interface StaffSheetProps {
  readonly holder: { readonly id: number; readonly name: string }
  readonly canChange: boolean
}

/** Who looks after the holder: specialist, liaison officer, linked leader, and those before. */
export function StaffSheet({ holder, canChange }: StaffSheetProps) {
  const { t } = useWords()
  const [isLinking, setLinking] = useState(false)
  const [ended, setEnded] = useState<StaffLinkView | null>(null)
  const link = useAction(LINK, () => setLinking(true), canChange)
  const list = useQuery(api.staff.of.queryOptions({ input: { holderId: holder.id } }))
  const links = list.data?.links ?? []
  return (
    <Sheet title={t('settings:staff.sheet')} tools={<ActionButton action={link} size="small" />}>
      <Awaited of={list} lines={2}>
        {links.length === 0 && <Empty title={t('settings:staff.none')} />}
      </Awaited>
      <ul className={lines.lines}>
        {links.map((one) => (
          <li key={one.id} className={one.isCurrent ? '' : styles.past}>
            <b>{one.name}</b>
            <Tag tone={one.isCurrent ? 'teal' : 'plain'}>{t(`settings:staffKind.${one.kind}`)}</Tag>
            {one.phone && <span className="mono">{one.phone}</span>}
            <span className="mute">
              {one.fromOn ?? t('settings:staff.unknownStart')} – {one.toOn ?? t('settings:staff.toNow')}
            </span>
            {one.coveredBy && (
              <Tag tone="warn">{t('staff:page.coveredNow', { name: one.coveredBy.name, on: one.coveredBy.toOn })}</Tag>
            )}
            {canChange && one.isCurrent && one.toOn === null && (
              <Button
                size="small"
                type="text"
                icon={<StopOutlined />}
                aria-label={t('settings:staff.endTitle', { name: one.name })}
                onClick={() => setEnded(one)}
              />
            )}
          </li>
        ))}
      </ul>
      {isLinking && <LinkDialog holderId={holder.id} onClose={() => setLinking(false)} />}
      {ended && <EndLinkDialog link={ended} onClose={() => setEnded(null)} />}
    </Sheet>
  )
}
