/**
 * What the desktop door offers the page beside the contract, as `window.yingcai`. Paths never cross: files are tokens.
 * `F` is the `File` of the DOM.
 */
export interface DesktopBridge<F> {
  readonly door: 'desktop'
  /**
   * Asks for a way to the worker. It arrives as a `message` event of the window whose `data` is `PORT_MESSAGE`, whose
   * `source` is the window itself, and which carries one port. The port fires `close` when the worker or the door
   * lets it go; asking again gives another one and closes the one before.
   */
  connect(): void
  /** Makes a file that the user chose or dropped known to the desk; it stays where it lies. */
  takeFile(file: F): Promise<ChosenFile>
  /** Lets the user choose where a copy of the token's file goes. Null when nothing was chosen. */
  saveFile(token: string): Promise<ChosenFile | null>
  /** Writes what the page shows for paper as a PDF where the user chooses. Null when nothing was chosen. */
  print(name: string): Promise<ChosenFile | null>
  /** The menu of the window follows the page's language. */
  useLanguage(language: 'zh-CN' | 'en'): void
}

/** A file that a door knows by its token; `name` is for people. */
export interface ChosenFile {
  readonly token: string
  readonly name: string
}

/** `data` of the window message that brings the port. */
export const PORT_MESSAGE = { type: 'yingcai:port' } as const
