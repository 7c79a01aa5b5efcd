import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import type { Language } from '#shared/locales/index.ts'
import { desktopHost } from './desktop.ts'
import { webHost } from './web.ts'

/** What differs between the doors that serve the page. */
export interface Host {
  readonly door: 'desktop' | 'web'
  /** Opens a way to the worker. `onClose` is called once, when it is gone; nothing opened it again by then. */
  connect(onClose: () => void): Promise<Line>
  /** Hands a file that the user chose or dropped over to the desk. Throws `file/too-large` or `file/not-received`. */
  takeFile(file: File): Promise<ChosenFile>
  /** Hands bytes over that the desk keeps sealed; they lie in memory until then. Throws as `takeFile`. */
  holdFile(file: File): Promise<ChosenFile>
  /** Lets the user keep a copy of a file that the desk made. Throws `file/not-written`. */
  saveFile(file: ChosenFile): Promise<void>
  /** Puts on paper (or in a PDF called `name`) what the page shows for paper. */
  print(name: string): void
  /** What stands around the page follows its language. */
  useLanguage(language: Language): void
  /** Small choices that outlive the window (theme, language, size of type); nothing of a record. */
  recall(name: string): string | null
  remember(name: string, value: string): void
}

/** One open way to the worker: oRPC strings in both directions. */
export type Line =
  { readonly kind: 'socket'; readonly socket: WebSocket } | { readonly kind: 'port'; readonly port: MessagePort }

export const host: Host = window.yingcai ? desktopHost(window.yingcai) : webHost
