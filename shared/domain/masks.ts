/**
 * What a read shows of a protected value. The sign `*` stands for a hidden sign of a number and for the whole rest
 * of a name, so that a mask never says more than its kept signs.
 */

/** `5009**********8877`: four signs at each end of 18, fewer of a shorter number, never more than half in all. */
export function maskIdentity(number: string): string {
  const signs = [...number]
  const kept = Math.min(4, Math.floor(signs.length / 4))
  return maskBetween(signs, kept, kept)
}

/** `138****0021`: three and four signs of a mobile number, fewer of a shorter one. */
export function maskPhone(phone: string): string {
  const signs = [...phone]
  return signs.length >= 11 ? maskBetween(signs, 3, 4) : maskBetween(signs, 0, Math.floor(signs.length / 3))
}

/** `林*`: the first sign of a name of two or more. */
export function maskName(name: string): string {
  const [first, ...rest] = name
  return first === undefined || rest.length === 0 ? '*' : `${first}*`
}

function maskBetween(signs: readonly string[], head: number, tail: number): string {
  const end = signs.length - tail
  return signs.slice(0, head).join('') + '*'.repeat(end - head) + signs.slice(end).join('')
}
