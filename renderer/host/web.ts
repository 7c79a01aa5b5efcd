import { z } from 'zod'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Host } from './host.ts'

const Taken = z.object({ token: z.string() })
const TOO_LARGE = 413
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
  async takeFile(file) {
    const address = new URL('/files', location.origin)
    address.searchParams.set('name', file.name)
    const answer = await fetch(address, { method: 'POST', body: file }).catch(() => null)
    if (answer?.status === TOO_LARGE) throw new Refusal('file/too-large')
    const taken = answer?.ok ? Taken.safeParse(await answer.json()) : null
    if (!taken?.success) throw new Refusal('file/not-received')
    return { token: taken.data.token, name: file.name }
  },
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
