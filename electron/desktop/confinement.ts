import type { Session, WebContents } from 'electron'
import { isOurAddress } from './origin.ts'

/** Whatever shows a page stays on our origin: it goes nowhere else, opens nothing and embeds nothing. */
export function confine(contents: WebContents): void {
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    if (!isOurAddress(details.url)) details.preventDefault()
  }
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** The page needs no camera, place, device or notification, so nothing is ever asked for and nothing is granted. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // The spell checker would fetch its dictionaries from a server.
  session.setSpellCheckerEnabled(false)
}
