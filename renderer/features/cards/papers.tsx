import type { CardView } from '#shared/contract/cards.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { Emblem } from '#renderer/app/attachments/Emblem.tsx'
import { HolderPhoto } from '#renderer/app/attachments/HolderPhoto.tsx'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { PaperQr } from '#renderer/ui/paper/PaperQr.tsx'
import { nameType, titleType, type FaceType } from './face-type.ts'
import styles from './papers.module.css'
import tones from './tones.module.css'
import { letterOf } from './words.ts'

/** Side of the QR code on a face, rim included; at 300 dpi a module of a common number is 8 dots wide. */
const FACE_QR_MM = 20
const RECEIPT_QR_MM = 28

/** Type of a scheme's name; English ones are long. */
const TITLE_TYPE_MM = { 'zh-CN': 4.2, en: 3.7 } as const

/** Faces that an A4 sheet holds, in two columns. */
const FACES_A_SHEET = 10

/** The faces one a page, for a card printer. */
export function PaperFaces({ cards }: { cards: readonly CardView[] }) {
  return cards.map((card) => (
    <PaperSheet key={card.id} label={labelOf(card)}>
      <Face card={card} />
    </PaperSheet>
  ))
}

/** The faces ten a sheet, to be cut out. */
export function FaceSheets({ cards }: { cards: readonly CardView[] }) {
  const sheets = Array.from({ length: Math.ceil(cards.length / FACES_A_SHEET) }, (_, at) =>
    cards.slice(at * FACES_A_SHEET, (at + 1) * FACES_A_SHEET),
  )
  return sheets.map((faces, at) => (
    <PaperSheet key={faces[0]?.id} label={`A4 ${at + 1}`}>
      <div className={styles.sheet}>
        {faces.map((card) => (
          <section key={card.id} className={styles.cut} aria-label={labelOf(card)}>
            <Face card={card} />
          </section>
        ))}
      </div>
    </PaperSheet>
  ))
}

function labelOf({ holder, number }: CardView): string {
  return `${holder.name} ${number ?? ''}`
}

/** A card's face: the district's emblem, scheme, level, photo, name, sex, number, day of issue, validity, and the number as a QR code. */
function Face({ card }: { card: CardView }) {
  const { t, language } = useWords()
  const nameOf = useNameOf()
  const office = useDeskStatus()?.office
  const { holder, scheme, level, number, issuedOn } = card
  const term = useTerm(card)
  const title = titleType(nameOf(scheme), TITLE_TYPE_MM[language])
  const name = nameType(holder.name)
  return (
    <div className={`${styles.face ?? ''} ${tones.face ?? ''} ${tones[level.tone] ?? ''}`}>
      <Emblem className={styles.emblem} />
      <div className={classOf(styles.title, title)} style={{ fontSize: `${title.size}mm` }}>
        {nameOf(scheme)}
        <span>{nameOf(level)}</span>
      </div>
      <div className={styles.letter} aria-hidden>
        {letterOf(level.code)}
      </div>
      <HolderPhoto holder={holder} className={styles.photo} />
      <div className={classOf(styles.name, name)} style={{ fontSize: `${name.size}mm` }}>
        {holder.name}
        {holder.sex && <span>{t(`cards:sex.${holder.sex}`)}</span>}
      </div>
      <dl className={styles.facts}>
        <dt>{t('cards:paper.number')}</dt>
        <dd className="mono">{number}</dd>
        {issuedOn && (
          <>
            <dt>{t('cards:paper.issuedOn')}</dt>
            <dd>{issuedOn}</dd>
          </>
        )}
        {term && (
          <>
            <dt>{t('cards:paper.validity')}</dt>
            <dd>{term}</dd>
          </>
        )}
      </dl>
      <div className={styles.office}>{office?.name}</div>
      {number && (
        <div className={styles.qr}>
          <PaperQr value={number} label={t('cards:paper.qr')} millimetres={FACE_QR_MM} />
        </div>
      )}
    </div>
  )
}

function classOf(place: string | undefined, { isLong }: FaceType): string {
  return `${place ?? ''} ${isLong ? (styles.long ?? '') : ''}`
}

/** What is signed when a card is handed over. */
export function CollectionReceipt({ card }: { card: CardView }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const office = useDeskStatus()?.office
  const { holder, scheme, level, number, issuedOn } = card
  const term = useTerm(card)
  const facts = [
    [t('cards:paper.holder'), holder.name],
    [t('cards:paper.sex'), holder.sex && t(`cards:sex.${holder.sex}`)],
    [t('cards:paper.employer'), holder.employer],
    [t('cards:paper.card'), `${nameOf(scheme)} · ${nameOf(level)}`],
    [t('cards:paper.number'), number],
    [t('cards:paper.issuedOn'), issuedOn],
    [t('cards:paper.validity'), term],
    [t('cards:paper.issuer'), office?.name],
  ] as const
  return (
    <PaperSheet label={t('cards:paper.receiptTitle')}>
      <h1>{t('cards:paper.receiptTitle')}</h1>
      <div className={styles.receipt}>
        <dl>
          {facts.map(
            ([word, fact]) =>
              fact && (
                <div key={word}>
                  <dt>{word}</dt>
                  <dd>{fact}</dd>
                </div>
              ),
          )}
        </dl>
        {number && <PaperQr value={number} label={t('cards:paper.qr')} millimetres={RECEIPT_QR_MM} />}
      </div>
      <p>{t('cards:paper.received')}</p>
      <dl className={styles.signatures}>
        {(['collector', 'collectorId', 'handler', 'day'] as const).map((line) => (
          <div key={line}>
            <dt>{t(`cards:paper.${line}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </PaperSheet>
  )
}

/** Everybody of a batch who is to be decided upon, with room for opinions and signatures. */
export function SignOffSheet({ cards, name }: { cards: readonly CardView[]; name: string }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const office = useDeskStatus()?.office
  const [first] = cards
  return (
    <PaperSheet label={t('cards:paper.signOffTitle')}>
      <h1>{t('cards:paper.signOffTitle')}</h1>
      <p className={styles.about}>
        <span>{office?.name}</span>
        <span>{first && nameOf(first.scheme)}</span>
        <span>{name}</span>
        <span>{t('cards:paper.people', { count: cards.length })}</span>
      </p>
      <table className={styles.list}>
        <thead>
          <tr>
            <th>{t('cards:paper.no')}</th>
            <th>{t('cards:paper.holder')}</th>
            <th>{t('cards:paper.sex')}</th>
            <th>{t('cards:paper.employer')}</th>
            <th>{t('cards:list.level')}</th>
            <th>{t('cards:paper.opinion')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map(({ id, holder, level }, at) => (
            <tr key={id}>
              <td>{at + 1}</td>
              <td>{holder.name}</td>
              <td>{holder.sex && t(`cards:sex.${holder.sex}`)}</td>
              <td>{holder.employer}</td>
              <td>{nameOf(level)}</td>
              <td aria-label={t('cards:paper.opinion')} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.opinions}>
        {(['review', 'decision'] as const).map((opinion) => (
          <section key={opinion}>
            <h2>{t(`cards:paper.${opinion}`)}</h2>
            <p>
              {t('cards:paper.signature')}
              <span>{t('cards:paper.date')}</span>
            </p>
          </section>
        ))}
      </div>
    </PaperSheet>
  )
}

/** From when to when the card is valid, as far as that is known. */
function useTerm({ validFromOn, validToOn }: CardView): string | null {
  const { t } = useWords()
  if (validToOn === null) return null
  return validFromOn === null
    ? t('cards:paper.validTo', { to: validToOn })
    : t('cards:paper.validBetween', { from: validFromOn, to: validToOn })
}
