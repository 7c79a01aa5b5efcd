import { PORT_MESSAGE, type DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Host } from './host.ts'
import { post } from './post.ts'

declare global {
  interface Window {
    /** Only there behind the desktop door. */
    readonly yingcai?: DesktopBridge<File>
  }
}

/** The desktop door: a port that arrives by a message of the window itself, since ports don't cross the bridge. */
export function desktopHost(bridge: DesktopBridge<File>): Host {
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
    takeFile: (file) => bridge.takeFile(file).catch(refuse('file/not-received')),
    holdFile: (file) => post(file, 'held'),
    async saveFile({ token }) {
      await bridge.saveFile(token).catch(refuse('file/not-written'))
    },
    print: (name) => void bridge.print(name),
    useLanguage: (language) => bridge.useLanguage(language),
    recall: (name) => localStorage.getItem(name),
    remember: (name, value) => localStorage.setItem(name, value),
  }
}

/** What went wrong behind the bridge crosses as words of the system. */
function refuse(code: string): () => never {
  return () => {
    throw new Refusal(code)
  }
}
