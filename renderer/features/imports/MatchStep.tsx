import { Checkbox, ConfigProvider, Segmented } from 'antd'
import type { ImportSheet } from '#shared/contract/imports.ts'
import { ImportKind } from '#shared/domain/import-fields.ts'
import { Issuer } from '#shared/domain/reference.ts'
import { useMayDecide } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type Action } from '#renderer/ui/actions/actions.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Empty, Refused } from '#renderer/ui/states.tsx'
import { PREVIEW } from './actions.ts'
import { isIncluded, ofKind, type Choices } from './choices.ts'
import styles from './imports.module.css'
import type { RunningJob } from './PreviewStep.tsx'
import { SheetColumns } from './SheetColumns.tsx'
import { UsageChoices } from './UsageChoices.tsx'

interface MatchStepProps {
  readonly choices: Choices
  readonly sheets: readonly ImportSheet[]
  readonly onChange: (choices: Choices) => void
  readonly preview: RunningJob
  readonly onPreview: () => void
  readonly other: Action
}

/** How the file is understood: what kind of list it is, and what each column of each sheet holds. */
export function MatchStep({ choices, sheets, onChange, preview, onPreview, other }: MatchStepProps) {
  const { t } = useWords()
  const isReady = sheets.some((sheet) => isIncluded(choices, sheet))
  const mayDecide = useMayDecide()
  const kinds = ImportKind.options.filter((kind) => kind !== 'rules' || mayDecide)
  const next = useAction(PREVIEW, onPreview, isReady && !preview.isRunning)
  return (
    <>
      <Refused sentence={preview.refusal ? sentenceOf(t, preview.refusal) : undefined} />
      <div className={styles.bar}>
        {preview.progress ? (
          <JobProgress label={t('imports:match.running')} progress={preview.progress} onCancel={preview.cancel} />
        ) : (
          <>
            <ActionButton action={next} type="primary" />
            <ActionButton action={other} />
            <span className="mute">{t(isReady ? 'imports:match.nothingYet' : 'imports:match.noSheet')}</span>
          </>
        )}
      </div>
      <ConfigProvider componentDisabled={preview.isRunning}>
        <div className={styles.options}>
          <Segmented<ImportKind>
            value={choices.kind}
            aria-label={t('imports:match.kind')}
            options={kinds.map((kind) => ({ value: kind, label: t(`imports:kind.${kind}`) }))}
            onChange={(kind) => onChange(ofKind(choices, kind))}
          />
          {choices.kind === 'roster' && (
            <Checkbox
              checked={choices.withoutIdentity}
              onChange={(event) => onChange({ ...choices, withoutIdentity: event.target.checked })}
            >
              {t('imports:match.withoutIdentity')}
              <span className={styles.note}>{t('imports:match.withoutIdentityNote')}</span>
            </Checkbox>
          )}
        </div>
        {choices.kind === 'usages' && (
          <UsageChoices value={choices.usages} onChange={(usages) => onChange({ ...choices, usages })} />
        )}
        {choices.kind === 'rules' && (
          <div className={styles.options}>
            <Segmented<Issuer>
              value={choices.issuer}
              aria-label={t('rules:dialog.issuer')}
              options={Issuer.options.map((issuer) => ({ value: issuer, label: t(`entitlements:issuer.${issuer}`) }))}
              onChange={(issuer) => onChange({ ...choices, issuer })}
            />
            <span className={styles.note}>{t('imports:match.rulesNote')}</span>
          </div>
        )}
        {sheets.length === 0 && <Empty title={t('imports:match.empty')} />}
        {sheets.map((sheet) => (
          <SheetColumns key={sheet.name} sheet={sheet} choices={choices} onChange={onChange} />
        ))}
      </ConfigProvider>
    </>
  )
}
