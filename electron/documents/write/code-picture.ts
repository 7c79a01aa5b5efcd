import encodeQr from 'qr'

/** What a code leaves white around it, in modules: a camera needs it. */
export const RIM_MODULES = 4
const MODULE_PIXELS = 10

/** A code for a camera as a picture, in gif. */
export function codePicture(code: string): Uint8Array {
  return encodeQr(code, 'gif', { ecc: 'medium', border: RIM_MODULES, scale: MODULE_PIXELS })
}
