import { CopyOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { OfficialText as Text } from '#shared/contract/summaries.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import styles from './summaries.module.css'

const COPY: ActionKind = {
  id: 'summaries.copyText',
  label: 'summaries:text.copy',
  icon: CopyOutlined,
  chords: ['Alt+W'],
}

/** The figures as a text, to be read and copied. */
export function OfficialText({ text }: { readonly text: Text }) {
  const { t } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = useAction(COPY, () => {
    void navigator.clipboard.writeText(plainText(text)).then(() => setCopied(true))
  })
  return (
    <Sheet
      title={t('summaries:text.title')}
      note={t('summaries:text.note')}
      tools={
        <>
          <span className="mute" aria-live="polite">
            {isCopied && t('summaries:text.copied')}
          </span>
          <ActionButton action={copy} size="small" />
        </>
      }
    >
      <div className={styles.text}>
        {text.sections.map(({ heading, paragraphs }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
    </Sheet>
  )
}

function plainText({ title, sections }: Text): string {
  return [title, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n')
}
