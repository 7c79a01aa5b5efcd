import type { RandomBytes } from '../ports.ts'

const POOL_BYTES = 4096

/** The same randomness drawn in large portions: a call for sixteen bytes costs as much as one for thousands. */
export function pooledRandom(random: RandomBytes): RandomBytes {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  return (count) => {
    if (used + count > pool.length) {
      pool = random(Math.max(POOL_BYTES, count))
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
}
