/** The programs that open what the desk writes as its readers do. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** LibreOffice, and what looks at its pages. They are too large to be installed for a test. */
const PROGRAMS = ['soffice', 'pdffonts', 'pdfinfo', 'pdftoppm', 'pdftotext', 'zbarimg']

/** Those of them that this machine lacks. */
export function missingOfficePrograms() {
  const places = (process.env.PATH ?? '').split(delimiter)
  return PROGRAMS.filter((name) => !places.some((place) => existsSync(join(place, name))))
}
