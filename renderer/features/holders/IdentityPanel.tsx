import { DeleteOutlined } from '@ant-design/icons'
import { Fragment, useState } from 'react'
import type { HolderDetail, MaskedIdentity } from '#shared/contract/holders.ts'
import { ageOn } from '#shared/domain/days.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { ADD_IDENTITY } from './actions.ts'
import { IdentityDialog } from './IdentityDialog.tsx'
import styles from './IdentityPanel.module.css'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Revealable } from './Revealable.tsx'

interface IdentityPanelProps {
  readonly holder: HolderDetail
  readonly canChange: boolean
  /** Beside a list: the page's own title stands elsewhere. */
  readonly isPreview?: boolean
}

/** Who it is, at a glance: name, age, documents, phone, where they work, family; all numbers masked. */
export function IdentityPanel({ holder, canChange, isPreview = false }: IdentityPanelProps) {
  const { t } = useWords()
  const adding = useOpening()
  const [removed, setRemoved] = useState<MaskedIdentity | null>(null)
  const add = useAction(ADD_IDENTITY, adding.open, canChange)
  const Heading = isPreview ? 'h2' : 'h1'
  const isHan = /^\p{Script=Han}+$/u.test(holder.name)
  const about = [
    holder.sex && t(`holders:sex.${holder.sex}`),
    holder.bornOn && t('holders:page.age', { count: ageOn(holder.bornOn, today()) }),
  ].filter(Boolean)
  const facts = [
    ['bornOn', holder.bornOn],
    ['employer', employersOf(holder)],
    ['title', holder.title],
    ['team', holder.team && t(`holders:team.${holder.team}`)],
    ['liaisonLevel', holder.liaisonLevel && t(`holders:liaisonLevel.${holder.liaisonLevel}`)],
  ] as const
  return (
    <section className={styles.panel} aria-label={t('holders:page.identity')}>
      <div className={styles.head}>
        <Heading className={isHan ? `${styles.name} ${styles.han}` : styles.name}>{holder.name}</Heading>
        <span className={styles.about}>{about.join('　')}</span>
        <Tag tone={holder.state === 'active' ? 'done' : 'warn'}>{t(`holders:state.${holder.state}`)}</Tag>
        {holder.namePrinted && holder.namePrinted !== holder.name && (
          <p className={styles.printed}>{t('holders:page.printed', { name: holder.namePrinted })}</p>
        )}
      </div>
      <dl className={styles.list}>
        {holder.identities.map((identity) => (
          <Fragment key={identity.id}>
            <dt>{t(`holders:identityKind.${identity.kind}`)}</dt>
            <dd>
              <Revealable
                holderId={holder.id}
                what={{ kind: 'identity', identityId: identity.id }}
                masked={identity.masked}
              />
              {canChange && (
                <Button
                  className={styles.remove ?? ''}
                  size="small"
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('holders:identity.remove', { kind: t(`holders:identityKind.${identity.kind}`) })}
                  onClick={() => setRemoved(identity)}
                />
              )}
            </dd>
          </Fragment>
        ))}
        <dt>{t('holders:field.phone')}</dt>
        <dd>
          {holder.phoneMasked === null ? (
            <span className="mute">{t('holders:page.unknown')}</span>
          ) : (
            <Revealable holderId={holder.id} what={{ kind: 'phone' }} masked={holder.phoneMasked} />
          )}
        </dd>
        {facts.map(
          ([field, value]) =>
            value && (
              <Fragment key={field}>
                <dt>{t(`holders:field.${field}`)}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
        {holder.relatives.length > 0 && (
          <>
            <dt>{t('holders:section.relatives')}</dt>
            <dd>
              {holder.relatives.map(({ id, relation, age }) => (
                <span key={id}>
                  {t(`holders:relation.${relation}`)} {age !== null && t('holders:page.age', { count: age })}
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
      {canChange && (
        <div className={styles.foot}>
          <ActionButton action={add} size="small" />
        </div>
      )}
      {adding.isOpen && <IdentityDialog holder={holder} onClose={adding.close} />}
      {removed && (
        <RemoveDialog
          question={t('holders:identity.removeQuestion', { masked: removed.masked })}
          command="holders.removeIdentity"
          remove={() => call.holders.removeIdentity({ id: holder.id, seen: holder.seq, identityId: removed.id })}
          onClose={() => setRemoved(null)}
        />
      )}
    </section>
  )
}

/** Where somebody works now. */
function employersOf({ employments }: HolderDetail): string {
  const now = employments.filter(({ isCurrent }) => isCurrent)
  return now.map(({ employer, department }) => [employer, department].filter(Boolean).join(' · ')).join('\n')
}
