import { PHOTO } from '#shared/domain/attachments.ts'

/** What of a picture is taken: `zoom` 1 is the largest part of the right shape, `across` and `down` (0 to 1) where it lies. */
export interface Crop {
  readonly zoom: number
  readonly across: number
  readonly down: number
}

/** A face stands above the middle of most pictures. */
export const FIRST_CROP: Crop = { zoom: 1, across: 0.5, down: 0.25 }

/** The part of a picture that a crop takes, in the picture's own pixels; always in the shape of a photo. */
export function partOf(picture: { readonly width: number; readonly height: number }, { zoom, across, down }: Crop) {
  const scale = Math.min(picture.width / PHOTO.width, picture.height / PHOTO.height) / Math.max(1, zoom)
  const width = PHOTO.width * scale
  const height = PHOTO.height * scale
  return { left: (picture.width - width) * across, top: (picture.height - height) * down, width, height }
}
