import { realpathSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface Asset {
  /** Absolute, with links resolved. */
  readonly file: string
  readonly type: string
  /** The page itself, which needs its nonce written in. */
  readonly isPage: boolean
}

/**
 * The file behind the path of a URL (`/assets/index-3f2a.js`), or null when there is none inside `folder` or it is of
 * no kind the page is made of. A path without an extension is a place inside the page, so it gives `index.html`.
 */
export function findAsset(folder: string, urlPath: string): Asset | null {
  const path = decode(urlPath)
  if (path === null) return null
  const extension = extname(path)
  const type = extension === '' ? TYPES['.html'] : TYPES[extension]
  if (!type) return null
  try {
    const root = realpathSync(folder)
    const file = realpathSync(extension === '' ? join(root, 'index.html') : join(root, path))
    if (!file.startsWith(root + sep)) return null
    return { file, type, isPage: file === join(root, 'index.html') }
  } catch {
    return null
  }
}

/** Null for what no link of ours holds: broken escapes, NUL, backslashes, steps upward, hidden files. */
function decode(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath)
    if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null
    return path.split('/').some((part) => part.startsWith('.')) ? null : path
  } catch {
    return null
  }
}
