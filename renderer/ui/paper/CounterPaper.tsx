import { Segmented } from 'antd'
import { useState, type ComponentProps } from 'react'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Paper } from './Paper.tsx'

const SIZES = ['A5', 'roll'] as const
type Size = (typeof SIZES)[number]

/** What is handed over at the counter: on a sheet, or on the roll of a receipt printer. The window keeps the choice. */
export function CounterPaper({ tools, ...paper }: Omit<ComponentProps<typeof Paper>, 'size'>) {
  const { t } = useWords()
  const [size, setSize] = useState<Size>(SIZES.find((one) => one === host.recall('counter-paper')) ?? 'A5')
  const choose = (next: Size) => {
    host.remember('counter-paper', next)
    setSize(next)
  }
  return (
    <Paper
      {...paper}
      size={size}
      tools={
        <>
          <Segmented<Size>
            value={size}
            onChange={choose}
            aria-label={t('common:paper.size')}
            options={SIZES.map((one) => ({ value: one, label: t(`common:paper.${one}`) }))}
          />
          {tools}
        </>
      }
    />
  )
}
