import { Segmented } from 'antd'
import { useState, type ComponentProps, type ReactNode } from 'react'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Paper, type PaperSize } from './Paper.tsx'

interface SizedPaperProps<S extends PaperSize> extends Omit<ComponentProps<typeof Paper>, 'size' | 'children'> {
  /** The first one where none was chosen yet. */
  readonly sizes: readonly [S, ...S[]]
  /** Under which the window keeps the choice. */
  readonly memory: string
  readonly children: (size: S) => ReactNode
}

/** What is printed on one paper or another. */
export function SizedPaper<S extends PaperSize>({ sizes, memory, tools, children, ...paper }: SizedPaperProps<S>) {
  const { t } = useWords()
  const [size, setSize] = useState<S>(sizes.find((one) => one === host.recall(memory)) ?? sizes[0])
  const nameOf = (one: PaperSize) => t(`common:paper.${one}`)
  const choose = (next: S) => {
    host.remember(memory, next)
    setSize(next)
  }
  return (
    <Paper
      {...paper}
      size={size}
      tools={
        <>
          <Segmented<S>
            value={size}
            onChange={choose}
            aria-label={t('common:paper.size')}
            options={sizes.map((one) => ({ value: one, label: nameOf(one) }))}
          />
          {tools}
        </>
      }
    >
      {children(size)}
    </Paper>
  )
}
