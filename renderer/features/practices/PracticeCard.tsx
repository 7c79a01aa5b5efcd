import type { Practice, PracticeDocument, PracticeFigure } from '#shared/contract/reference.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { resources } from '#shared/locales/index.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './practices.module.css'

const CATEGORIES = resources['zh-CN'].practices.category

/** One practice with its figures, each with the day it holds for, and the text it was read in. */
export function PracticeCard({ practice, document }: { practice: Practice; document: PracticeDocument | undefined }) {
  const { t, language } = useWords()
  const isEnglish = language === 'en'
  const name = isEnglish ? practice.nameEn : practice.nameZh
  const note = isEnglish ? practice.noteEn : practice.noteZh
  return (
    <article className={styles.card} aria-label={name}>
      <div className={styles.title}>
        <h2>{name}</h2>
        <Tag tone="teal">{isEnglish ? practice.placeEn : practice.placeZh}</Tag>
        {isCategory(practice.category) && <Tag>{t(`practices:category.${practice.category}`)}</Tag>}
      </div>
      <p>{isEnglish ? practice.whatEn : practice.whatZh}</p>
      {practice.figures.length > 0 && (
        <table className={styles.figures}>
          <thead>
            <tr>
              <th>{t('practices:figure')}</th>
              <th>{t('practices:value')}</th>
              <th>{t('practices:asOf')}</th>
            </tr>
          </thead>
          <tbody>
            {practice.figures.map((figure) => (
              <tr key={`${figure.labelZh} ${figure.value}`}>
                <td>{isEnglish ? figure.labelEn : figure.labelZh}</td>
                <td className={styles.value}>
                  <Value figure={figure} />
                </td>
                <td className="mute">{t(`practices:dating.${figure.dating}`, { asOf: figure.asOf })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && (
        <p className={styles.note}>
          <b>{t('practices:caution')}</b> {note}
        </p>
      )}
      {document && (
        <p className={styles.source}>
          {t('practices:documentOf', {
            number: document.number,
            title: isEnglish ? document.titleEn : document.titleZh,
          })}
          {document.publishedOn && ` · ${t('practices:published', { day: document.publishedOn })}`}
        </p>
      )}
    </article>
  )
}

/** As printed in Chinese (57.86万人), as a plain count in English (578,600 people). */
function Value({ figure: { value, unit, unitEn, factor, qualifier } }: { figure: PracticeFigure }) {
  const { t, language } = useWords()
  const isEnglish = language === 'en'
  const plain = isEnglish ? [grouped(value * factor), unitEn].filter(Boolean).join(' ') : `${value}${unit}`
  const [number, ending] = isEnglish || qualifier !== 'over' ? [plain, ''] : [String(value), unit]
  return <>{t(`practices:qualifier.${qualifier}`, { value: number }) + ending}</>
}

function grouped(number: number): string {
  const [whole = '', fraction] = String(Math.round(number * 100) / 100).split('.')
  return fraction === undefined ? countOf(Number(whole)) : `${countOf(Number(whole))}.${fraction}`
}

function isCategory(category: string): category is keyof typeof CATEGORIES {
  return Object.hasOwn(CATEGORIES, category)
}
