import { checkSignOf } from '#shared/domain/identity.ts'

/** A resident number of the area 500999, which does not exist, with a right check sign. `order` of three digits: odd is male. */
export function residentNumber(bornOn: string, order: number): string {
  const first17 = `500999${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + checkSignOf(first17)
}

/** Somebody to be registered. */
export interface Person {
  readonly name: string
  readonly identity?: string
  readonly phone?: string
  readonly employer?: string
  readonly title?: string
}

export const LIN: Person = {
  name: '林若衡',
  identity: residentNumber('1982-04-06', 872),
  phone: '12700000021',
  employer: '青石县第一医院',
  title: '主任医师',
}

/** Her name has two readings: 单 as a surname is Shàn, the character alone is dān. */
export const SHAN: Person = {
  name: '单云岚',
  identity: residentNumber('1990-11-23', 145),
  phone: '12700000388',
  employer: '青石县职业教育中心',
}
