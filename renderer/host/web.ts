import type { Host } from './host.ts'
import { post } from './post.ts'

const YEAR_S = 365 * 24 * 3600

/** The web door: a socket on the address the page came from. Choices live in cookies, which outlive a change of port. */
export const webHost: Host = {
  door: 'web',
  connect(onClose) {
    const socket = new WebSocket(new URL('/rpc', location.href.replace(/^http/, 'ws')))
    return new Promise((resolve, reject) => {
      let isOpen = false
      socket.addEventListener('open', () => {
        isOpen = true
        resolve({ kind: 'socket', socket })
      })
      socket.addEventListener('close', () => {
        if (isOpen) onClose()
        else reject(new Error('The door did not answer'))
      })
    })
  },
  takeFile: (file) => post(file),
  holdFile: (file) => post(file, 'held'),
  async saveFile({ token, name }) {
    const link = document.createElement('a')
    link.href = `/files/${token}`
    link.download = name
    link.click()
  },
  print: () => window.print(),
  useLanguage: () => undefined,
  recall(name) {
    const found = document.cookie.split('; ').find((entry) => entry.startsWith(`yingcai-${name}=`))
    return found ? decodeURIComponent(found.slice(found.indexOf('=') + 1)) : null
  },
  remember(name, value) {
    document.cookie = `yingcai-${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=strict`
  },
}
