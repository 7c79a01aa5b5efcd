import { rename, rm, writeFile } from 'node:fs/promises'
import { zip } from '@cj-tech-master/excelts/archive'
import type { PaperPlan } from '#shared/domain/paper-plan.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { DocumentPlan, NamedDocument, SheetPlan } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { csvHead, csvLines } from './csv.ts'
import type { Typefaces } from './typefaces.ts'
import { workbookBytes } from './xlsx.ts'

/** Writes a document whole or not at all. Throws `file/not-written` or `export/no-typeface`. */
export async function writeDocument(path: string, plan: DocumentPlan): Promise<void> {
  const bytes = await bytesOf(plan)
  const part = `${path}.part`
  try {
    await writeFile(part, bytes, { mode: 0o600 })
    await rename(part, path)
  } catch {
    await rm(part, { force: true }).catch(() => undefined)
    throw new Refusal('file/not-written')
  }
}

function bytesOf(plan: DocumentPlan): Promise<Uint8Array> | Uint8Array | string {
  switch (plan.format) {
    case 'bytes':
      return plan.bytes
    case 'form':
      return formOf(plan)
    case 'json':
      return `${JSON.stringify(plan.value, null, 2)}\n`
    case 'csv':
      return csvOf(plan.sheet)
    case 'docx':
      return paperOf(plan.paper)
    case 'pdf':
      return pagesOf(plan.paper)
    case 'folder':
      return folderBytes(plan.files)
    case 'papers':
      return filled(({ filledBytes }) => filledBytes(plan.papers))
    case 'template':
      return filled(({ templateBytes }) => templateBytes(plan.template))
    case 'xlsx':
      return workbookBytes(plan.sheets)
  }
}

/** Loaded when it is asked for: snapshots are made by the same thread and need no word processor. */
async function paperOf(plan: PaperPlan): Promise<Uint8Array> {
  const { paperBytes } = await import('./paper.ts')
  return paperBytes(plan)
}

let typefaces: Promise<Typefaces | null> | null = null

async function pagesOf(plan: PaperPlan): Promise<Uint8Array> {
  const [found, { pdfBytes }] = await Promise.all([typefacesHere(), import('./pdf.ts')])
  return pdfBytes(plan, found)
}

/** One thread's typefaces serve all that it draws. Throws `export/no-typeface`. */
export async function typefacesHere(): Promise<Typefaces> {
  const { findTypefaces } = await import('./typefaces.ts')
  typefaces ??= findTypefaces()
  const found = await typefaces
  if (!found) throw new Refusal('export/no-typeface')
  return found
}

async function formOf({ file, cells }: DocumentPlan & { format: 'form' }): Promise<Uint8Array> {
  const { filledForm } = await import('./form.ts')
  return filledForm(Buffer.from(file, 'base64'), cells)
}

async function folderBytes(files: readonly NamedDocument[]): Promise<Uint8Array> {
  const folder = new Folder()
  await folder.add(files)
  return folder.bytes()
}

/** A zip of files, which are written one after the other: there may be hundreds. */
export class Folder {
  readonly #archive = zip()

  /** Throws `export/no-typeface`. */
  async add(files: readonly NamedDocument[]): Promise<void> {
    for (const { name, plan } of files) {
      this.#archive.add(name.split('/').map(fileNamePart).join('/'), await bytesOf(plan))
    }
  }

  bytes(): Promise<Uint8Array> {
    return this.#archive.bytes()
  }
}

async function filled(make: (writer: typeof import('./filled.ts')) => Promise<Uint8Array>): Promise<Uint8Array> {
  return make(await import('./filled.ts'))
}

function csvOf({ columns, rows }: SheetPlan): string {
  return csvHead(columns) + csvLines(rows)
}
