/** Preloaded into a desk's own processes and threads: for them it is always the time of the pictures. */
import { PICTURE_TIME } from './picture-time.ts'

const now = Date.parse(PICTURE_TIME)

globalThis.Date = new Proxy(Date, {
  construct: (date, args) => Reflect.construct(date, args.length === 0 ? [now] : args),
  get: (date, key) => (key === 'now' ? () => now : Reflect.get(date, key)),
})
