import { expect, it } from 'vitest'
import { nameType, titleType } from './face-type.ts'

it('stays as it is when a name or a scheme is as long as most', () => {
  for (const name of ['王芳', '㑇䶮𠮷', '司马相如之']) expect(nameType(name)).toEqual({ size: 6.4, isLong: false })
  expect(titleType('重庆英才服务卡', 4.2)).toEqual({ size: 4.2, isLong: false })
  expect(titleType('渝中区高层次人才综合服务保障卡', 4.2)).toEqual({ size: 4.2, isLong: false })
})

it('gets smaller when it would run into what stands below', () => {
  expect(nameType('买买提依明·吐尔逊')).toMatchObject({ isLong: false })
  expect(nameType('买买提依明·吐尔逊').size).toBeLessThan(5.5)
  expect(nameType('阿卜杜热合曼·买买提依明·吐尔逊江')).toEqual({ size: 3.7, isLong: true })
  expect(nameType('Maximilian Alexander von Hohenzollern-Sigmaringen').size).toBeLessThan(3.5)
  const long = titleType('Yuzhong District High-Level Talent Comprehensive Service and Security Card', 3.7)
  expect(long).toMatchObject({ isLong: true })
  expect(long.size).toBeLessThan(3.1)
})
