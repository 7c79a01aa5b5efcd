import { PrinterOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { host } from '#renderer/host/host.ts'
import { ActionButton } from '../actions/ActionButton.tsx'
import { useAction, type ActionKind } from '../actions/actions.ts'
import './paper.css'

/** `roll`: a receipt printer's 80 mm. `card`: CR80, 85.6 × 54 mm, one card a page. `cards`: A4 full of cards, with a narrow rim. */
export type PaperSize = 'A4' | 'A5' | 'roll' | 'card' | 'cards'

interface PaperProps {
  /** What a printed file is called. */
  readonly title: string
  readonly size: PaperSize
  /** Beside the print button; never on paper. */
  readonly tools?: ReactNode
  /** Asked before anything goes to the printer; only `true` lets it go. */
  readonly onPrint?: () => Promise<boolean>
  /** One `PaperSheet` or several. */
  readonly children: ReactNode
}

/** What goes on paper, as it will look there, with the button that prints it. Of the page only the sheets are printed. */
export function Paper({ title, size, tools, onPrint, children }: PaperProps) {
  const print = useAction(PRINT, () => {
    void (async () => {
      if (!onPrint || (await onPrint())) host.print(title)
    })()
  })
  return (
    <div className="paper">
      <div className="paper-tools">
        <ActionButton action={print} type="primary" />
        {tools}
      </div>
      <div className={`paper-sheets paper-${size}`}>{children}</div>
    </div>
  )
}

/** Begins a page. What is longer than the page goes on over the next ones; a card has one page only. */
export function PaperSheet({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <article className="paper-sheet" aria-label={label}>
      {children}
    </article>
  )
}

/** Takes the browser's own key, too, so that nothing is printed past `onPrint`. */
const PRINT: ActionKind = {
  id: 'paper.print',
  label: 'common:action.print',
  icon: PrinterOutlined,
  chords: ['F9', 'Ctrl+P'],
}
