import { NumberOutlined, PlusOutlined } from '@ant-design/icons'
import { Switch } from 'antd'
import { useState } from 'react'
import { nextNumber } from '#shared/domain/cards.ts'
import type { LevelView, SchemeView } from '#shared/contract/schemes.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { LevelDialog } from './LevelDialog.tsx'
import { NumberingDialog } from './NumberingDialog.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RowTools } from './RowTools.tsx'
import { CorrectSchemeDialog } from './SchemeDialog.tsx'
import styles from './settings.module.css'

interface SchemeCardProps {
  readonly scheme: SchemeView
  /** The scheme that this one follows. */
  readonly before: SchemeView | undefined
  readonly mayKeep: boolean
}

type Open = 'correct' | 'numbering' | 'new-level' | LevelView | null

/** One card scheme: since when, its levels, how its cards are numbered, and where that is known from. */
export function SchemeCard({ scheme, before, mayKeep }: SchemeCardProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<Open>(null)
  const use = useCommand('schemes.takeInUse', call.schemes.takeInUse)
  const confirm = useCommand('schemes.confirm', call.schemes.confirm)
  const nameOf = useNameOf()
  const name = nameOf(scheme)
  const target = { id: scheme.id, seen: scheme.seq }
  const refusal = use.refusal ?? confirm.refusal
  return (
    <article className={styles.scheme} aria-label={name}>
      <div className={styles.title}>
        <h3>{name}</h3>
        <Tag>{t(`settings:issuer.${scheme.issuer}`)}</Tag>
        {scheme.isOwn && <Tag tone="teal">{t('settings:schemes.own')}</Tag>}
        <ProvenanceTag provenance={scheme.provenance} />
        <span className={styles.end}>
          <Switch
            checked={scheme.isInUse}
            disabled={!mayKeep}
            loading={use.isRunning}
            aria-label={t('settings:schemes.inUseOf', { name })}
            onChange={(isInUse) => void use.run({ ...target, isInUse })}
          />
        </span>
      </div>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      <dl className={styles.facts}>
        <dt>{t('settings:schemes.levels')}</dt>
        <dd className={styles.levels}>
          {scheme.levels.map((level) => (
            <Level key={level.id} level={level} name={nameOf(level)} onOpen={mayKeep ? () => setOpen(level) : null} />
          ))}
          {mayKeep && (
            <Button
              size="small"
              type="text"
              icon={<PlusOutlined />}
              aria-label={t('settings:schemes.addLevelTitle', { name })}
              onClick={() => setOpen('new-level')}
            />
          )}
        </dd>
        <dt>{t('settings:schemes.validity')}</dt>
        <dd>{useValidity(scheme)}</dd>
        <dt>{t('settings:schemes.numbering')}</dt>
        <dd>
          {scheme.numberPattern === null ? (
            <span className="mute">{t('settings:schemes.numberNone')}</span>
          ) : (
            <>
              <span className="mono">{scheme.numberPattern}</span>{' '}
              <span className="mute">
                {t('settings:schemes.numberNext', {
                  number: nextNumber(scheme.numberPattern, scheme.nextNumber ?? 1, today()),
                })}
              </span>
            </>
          )}
        </dd>
      </dl>
      {(scheme.fromOn !== null || before) && (
        <p className="mute">
          {[
            scheme.fromOn !== null && t('settings:schemes.since', { from: scheme.fromOn.slice(0, 4) }),
            before && t('settings:schemes.follows', { name: nameOf(before) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {scheme.note && <p lang="zh-CN">{scheme.note}</p>}
      <p className={styles.source}>
        {scheme.source === null ? t('settings:noSource') : t('settings:sourceLabel', { source: scheme.source })}
      </p>
      {mayKeep && (
        <div className={styles.tools}>
          <Button
            size="small"
            icon={<NumberOutlined />}
            aria-label={t('settings:schemes.numberingTitle', { name })}
            onClick={() => setOpen('numbering')}
          >
            {t('settings:action.numbering')}
          </Button>
          <RowTools
            name={name}
            provenance={scheme.provenance}
            onCorrect={() => setOpen('correct')}
            onConfirm={() => void confirm.run(target)}
          />
        </div>
      )}
      {open === 'correct' && <CorrectSchemeDialog scheme={scheme} onClose={() => setOpen(null)} />}
      {open === 'numbering' && <NumberingDialog scheme={scheme} onClose={() => setOpen(null)} />}
      {open === 'new-level' && <LevelDialog scheme={scheme} level={null} onClose={() => setOpen(null)} />}
      {typeof open === 'object' && open !== null && (
        <LevelDialog scheme={scheme} level={open} onClose={() => setOpen(null)} />
      )}
    </article>
  )
}

function Level({ level, name, onOpen }: { level: LevelView; name: string; onOpen: (() => void) | null }) {
  const className = `${styles.level} ${level.tone === 'ink' ? '' : styles[level.tone]}`
  return onOpen ? (
    <button type="button" className={className} onClick={onOpen}>
      {name}
    </button>
  ) : (
    <span className={className}>{name}</span>
  )
}

/** One sentence where all levels hold equally long, else one a kind of length. */
function useValidity({ levels }: SchemeView): string {
  const { t } = useWords()
  const word = (years: number | null) =>
    years === null ? t('settings:schemes.unknown') : t('settings:schemes.years', { count: years })
  const lengths = [...new Set(levels.map(({ validityYears }) => validityYears))]
  if (lengths.length === 1) return word(lengths[0] ?? null)
  return lengths
    .map((years) => {
      const those = levels.filter(({ validityYears }) => validityYears === years)
      return `${those.map(({ code }) => code).join(t('common:comma'))}${t('common:colon')}${word(years)}`
    })
    .join(t('common:semicolon'))
}
