import { rename, rm, writeFile } from 'node:fs/promises'
import { zip } from '@cj-tech-master/excelts/archive'
import type { PaperPlan } from '#shared/domain/paper-plan.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { DocumentPlan, NamedDocument, SheetPlan } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { csvHead, csvLines } from './csv.ts'
import { workbookBytes } from './xlsx.ts'

/** Writes a document whole or not at all. Throws `file/not-written`. */
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

async function formOf({ file, cells }: DocumentPlan & { format: 'form' }): Promise<Uint8Array> {
  const { filledForm } = await import('./form.ts')
  return filledForm(Buffer.from(file, 'base64'), cells)
}

/** One file after the other: a folder may hold hundreds. */
export async function folderBytes(files: readonly NamedDocument[]): Promise<Uint8Array> {
  const archive = zip()
  for (const { name, plan } of files) archive.add(name.split('/').map(fileNamePart).join('/'), await bytesOf(plan))
  return archive.bytes()
}

async function filled(make: (writer: typeof import('./filled.ts')) => Promise<Uint8Array>): Promise<Uint8Array> {
  return make(await import('./filled.ts'))
}

function csvOf({ columns, rows }: SheetPlan): string {
  return csvHead(columns) + csvLines(rows)
}
