import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useActions } from '#renderer/ui/actions/actions.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import styles from './FindPage.module.css'
import { useRecents } from './recents.ts'

/** The first page: how the box is asked, who was looked at last, and the keys to begin with. */
export function FindPage() {
  const { t } = useWords()
  const recents = useRecents()
  const actions = useActions()
  const list = useQuery(api.holders.list.queryOptions({ input: { limit: 1 } }))
  const begin = list.data?.total === 0 ? 'go.imports' : 'go.holders'
  const shown = ['find.open', 'holders.register', begin].flatMap((id) => actions.filter((other) => other.id === id))
  return (
    <div className={styles.page}>
      <section className={styles.ask} aria-labelledby="ask">
        <h1 id="ask">{t('common:home.title')}</h1>
        <p className={styles.lead}>{t('common:home.lead')}</p>
        <ul className={styles.examples}>
          {(['name', 'pinyin', 'initials', 'identity', 'phone', 'scan'] as const).map((kind) => (
            <li key={kind}>
              <span className="mono">{t(`common:home.example.${kind}`)}</span>
              {t(`common:home.kind.${kind}`)}
            </li>
          ))}
        </ul>
        <div className={styles.tools}>
          {shown.map((action, index) => (
            <ActionButton key={action.id} action={action} type={index === 0 ? 'primary' : 'default'} />
          ))}
        </div>
      </section>
      <Sheet
        title={t('common:home.recent')}
        note={list.data && t('common:home.total', { count: list.data.total, total: countOf(list.data.total) })}
      >
        <Awaited of={list}>
          {recents.length === 0 && (
            <Empty title={list.data?.total === 0 ? t('common:home.noHolders') : t('common:home.noRecent')} />
          )}
        </Awaited>
        <ul className={styles.recents}>
          {recents.map((id) => (
            <Recent key={id} id={id} />
          ))}
        </ul>
      </Sheet>
    </div>
  )
}

function Recent({ id }: { id: number }) {
  const { t } = useWords()
  const { data: holder } = useQuery(api.holders.get.queryOptions({ input: { id } }))
  if (!holder) return null
  const about = [
    holder.sex && t(`holders:sex.${holder.sex}`),
    holder.bornOn,
    holder.employments.find(({ isCurrent }) => isCurrent)?.employer,
  ].filter(Boolean)
  return (
    <li>
      <Link to={`/holders/${id}`}>{holder.name}</Link>
      <span className="mute">{about.join('　')}</span>
    </li>
  )
}
