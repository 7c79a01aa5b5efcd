import type { ComponentProps } from 'react'
import type { Paper } from './Paper.tsx'
import { SizedPaper } from './SizedPaper.tsx'

/** What is handed over at the counter: on a sheet, or on the roll of a receipt printer. */
export function CounterPaper({ children, ...paper }: Omit<ComponentProps<typeof Paper>, 'size'>) {
  return (
    <SizedPaper sizes={['A5', 'roll']} memory="counter-paper" {...paper}>
      {() => children}
    </SizedPaper>
  )
}
