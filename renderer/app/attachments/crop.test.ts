import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PHOTO } from '#shared/domain/attachments.ts'
import { FIRST_CROP, partOf } from './crop.ts'

it('takes the whole height of a picture when it is wide', () => {
  expect(partOf({ width: 1400, height: 700 }, FIRST_CROP)).toEqual({ left: 450, top: 0, width: 500, height: 700 })
})

it('lies within the picture and has the shape of a photo when the crop is anything', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const crops = fc.record({ zoom: fc.double({ min: 1, max: 4, noNaN: true }), across: share, down: share })
  const side = fc.integer({ min: 1, max: 9000 })
  fc.assert(
    fc.property(side, side, crops, (width, height, crop) => {
      const part = partOf({ width, height }, crop)
      expect(part.width / part.height).toBeCloseTo(PHOTO.width / PHOTO.height, 6)
      expect(part.left).toBeGreaterThanOrEqual(-1e-6)
      expect(part.top).toBeGreaterThanOrEqual(-1e-6)
      expect(part.left + part.width).toBeLessThanOrEqual(width + 1e-6)
      expect(part.top + part.height).toBeLessThanOrEqual(height + 1e-6)
    }),
  )
})
