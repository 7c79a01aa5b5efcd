import type { CardView } from '#shared/contract/cards.ts'
import { daysLeft, isCardInForce } from '#shared/domain/cards.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './cards.module.css'
import tones from './tones.module.css'
import { letterOf, STATE_TONES, VALIDITY_TONES } from './words.ts'

interface CardFaceProps {
  readonly card: CardView
  /** In full, as the piece looks; else what tells it from others. */
  readonly isFull: boolean
}

/** A card as the piece looks: scheme, level, name, sex, day of issue, validity, number; and where it stands. */
export function CardFace({ card, isFull }: CardFaceProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { holder, scheme, level, number, issuedOn, validToOn, issuer } = card
  const shape = isFull ? styles.full : styles.small
  return (
    <span className={`${styles.face ?? ''} ${shape ?? ''} ${tones.face ?? ''} ${tones[level.tone] ?? ''}`}>
      <span className={styles.scheme}>
        {nameOf(scheme)} · {nameOf(level)}
      </span>
      <span className={styles.letter} aria-hidden>
        {letterOf(level.code)}
      </span>
      {isFull && <span className={styles.name}>{holder.name}</span>}
      {isFull && (
        <span className={styles.facts}>
          {holder.sex && <span>{t(`cards:sex.${holder.sex}`)}</span>}
          {issuedOn && <span>{t('cards:face.issued', { day: issuedOn })}</span>}
          {validToOn && <span>{t('cards:face.until', { day: validToOn })}</span>}
        </span>
      )}
      <span className={styles.facts}>
        <span className="mono">{number ?? t('cards:noNumber')}</span>
        {isFull && <span>{t(issuer === 'city' ? 'cards:face.byCity' : 'cards:face.byDistrict')}</span>}
      </span>
      <span className={styles.tags}>
        <CardTags card={card} />
      </span>
    </span>
  )
}

/** Where a card stands and, where that matters, what its dates say today. */
export function CardTags({ card: { state, validity, validToOn } }: { card: CardView }) {
  const { t } = useWords()
  const days = validity === 'due-soon' && validToOn !== null ? daysLeft(validToOn, today()) : null
  return (
    <>
      <Tag tone={STATE_TONES[state]}>{t(`cards:state.${state}`)}</Tag>
      {isCardInForce(state) && validity !== 'valid' && (
        <Tag tone={VALIDITY_TONES[validity]}>
          {days === null ? t(`cards:validity.${validity}`) : t('cards:face.daysLeft', { count: days })}
        </Tag>
      )}
    </>
  )
}
