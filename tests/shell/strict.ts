import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The types that Electron ships are its documentation of what exists. */
const declarations = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
)

/** What promises and printers ask every object for. */
const ASKED_OF_ALL = ['then', 'toJSON']

/** A member that the double does not have throws when it is touched, instead of being undefined. */
export function strict<T extends object>(kind: string, target: T): T {
  return new Proxy(target, {
    get(object, name, receiver): unknown {
      if (typeof name === 'string' && !(name in object) && !ASKED_OF_ALL.includes(name)) {
        throw new Error(`The double of electron has no ${kind}.${name}`)
      }
      return Reflect.get(object, name, receiver)
    },
  })
}

/** An emitter of Electron's: strict, and only events that its declaration names can be listened to or emitted. */
export class StrictEmitter extends EventEmitter {
  constructor(kind: string) {
    super()
    const events = eventsOf(kind)
    const check = (event: string | symbol) => {
      if (!events.has(String(event))) throw new Error(`Electron's ${kind} has no event "${String(event)}"`)
    }
    super.on('newListener', check)
    this.emit = (event, ...args) => {
      if (event !== 'newListener') check(event)
      return super.emit(event, ...args)
    }
    return strict(kind, this)
  }
}

function eventsOf(kind: string): ReadonlySet<string> {
  const body = new RegExp(`^  (?:class|interface) ${kind}\\b[^]*?^  }`, 'm').exec(declarations)?.[0]
  if (body === undefined) throw new Error(`Electron declares no ${kind}`)
  return new Set([...body.matchAll(/^ {4}on\(event: '([^']+)'/gm)].map(([, event]) => event ?? ''))
}
