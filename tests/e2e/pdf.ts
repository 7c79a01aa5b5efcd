import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingOfficePrograms } from '../../scripts/steps/office-programs.mjs'

const MM_A_POINT = 25.4 / 72

/** Size of the first page in millimetres, and how many there are. */
export function pagesOf(pdf: Buffer): { width: number; height: number; count: number } {
  const text = pdf.toString('latin1')
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text) ?? []
  const count = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  return { width: Number(width) * MM_A_POINT, height: Number(height) * MM_A_POINT, count }
}

/** What a camera's program reads on printed pages at the fineness of an office printer; null where it is not installed. */
export function codesOn(pdf: Buffer): string[] | null {
  if (missingOfficePrograms().length > 0) return null
  const place = mkdtempSync(join(tmpdir(), 'yingcai-pages-'))
  try {
    execFileSync('pdftoppm', ['-r', '300', '-gray', '-', join(place, 'page')], { input: pdf })
    const pages = readdirSync(place).toSorted()
    const found = execFileSync('zbarimg', ['-q', '--raw', ...pages.map((page) => join(place, page))], {
      encoding: 'utf8',
    })
    return found.trim().split('\n')
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Whether the first page is white anywhere along its edges; null where nothing draws pages. */
export function hasWhiteEdge(pdf: Buffer): boolean | null {
  if (missingOfficePrograms().length > 0) return null
  const picture = execFileSync('pdftoppm', ['-r', '1200', '-gray', '-singlefile', '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  })
  const [head = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40)) ?? []
  const [columns, rows] = [Number(width), Number(height)]
  const isWhite = (x: number, y: number) => picture[head.length + y * columns + x] === 255
  const along = (length: number, test: (at: number) => boolean) => Array.from({ length }, (_, at) => at).some(test)
  return (
    along(columns, (x) => isWhite(x, 0) || isWhite(x, rows - 1)) ||
    along(rows, (y) => isWhite(0, y) || isWhite(columns - 1, y))
  )
}
