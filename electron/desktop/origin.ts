import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'

export const SCHEME = 'app'
export const HOST = 'desk'
/** The one origin that the window ever shows. */
export const ORIGIN = `${SCHEME}://${HOST}`

/** What page and door say to each other beside the port. */
export const CHANNELS = {
  connect: 'desk:connect',
  port: 'desk:port',
  takeFile: 'desk:take-file',
  saveFile: 'desk:save-file',
  print: 'desk:print',
  useLanguage: 'desk:use-language',
} as const

export function isOurAddress(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`)
}

/**
 * Only the main frame of our own origin is listened to. A frame that has navigated or is gone has no `senderFrame`, so
 * nobody knows what sent the message: it is refused.
 */
export function isOurPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === ORIGIN &&
    isOurAddress(senderFrame.url)
  )
}
