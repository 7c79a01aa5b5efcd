import { PORT_MESSAGE, type DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import type { Host } from './host.ts'

declare global {
  interface Window {
    /** Only there behind the desktop door. */
    readonly yingcai?: DesktopBridge
  }
}

/** The desktop door: a port that arrives by a message of the window itself, since ports don't cross the bridge. */
export function desktopHost(bridge: DesktopBridge): Host {
  return {
    door: 'desktop',
    connect(onClose) {
      return new Promise((resolve) => {
        const receive = (event: MessageEvent) => {
          const [port] = event.ports
          if (event.source !== window || event.data?.type !== PORT_MESSAGE.type || !port) return
          window.removeEventListener('message', receive)
          port.addEventListener('close', onClose, { once: true })
          port.start()
          resolve({ kind: 'port', port })
        }
        window.addEventListener('message', receive)
        bridge.connect()
      })
    },
    print: (name) => void bridge.print(name),
    useLanguage: (language) => bridge.useLanguage(language),
    recall: (name) => localStorage.getItem(name),
    remember: (name, value) => localStorage.setItem(name, value),
  }
}
