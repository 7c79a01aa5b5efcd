import type { Locator } from '@playwright/test'
import decodeQR from 'qr/decode.js'

/** Reads the QR code that a piece of the page shows, from a picture of it. */
export async function readQr(shown: Locator): Promise<string> {
  const picture = await shown.screenshot({ scale: 'css' })
  const { width, height, data } = await shown.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!context) throw new Error('The browser has no canvas')
    context.drawImage(bitmap, 0, 0)
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height)
    return { width: pixels.width, height: pixels.height, data: [...pixels.data] }
  }, picture.toString('base64'))
  return decodeQR({ width, height, data: new Uint8Array(data) })
}
