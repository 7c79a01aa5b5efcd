import { z } from 'zod'

export const ExportKind = z.enum(['summary', 'ledger', 'cards'])
export type ExportKind = z.infer<typeof ExportKind>

export const ExportFormat = z.enum(['xlsx', 'csv', 'json'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** A list may leave as pages to be printed, across each of which stands who made it and when. */
export const ListFormat = z.enum([...ExportFormat.options, 'pdf'])
export type ListFormat = z.infer<typeof ListFormat>

/** Of a paper: for a word processor, or as pages, which nobody changes by chance. */
export const PagesFormat = z.enum(['docx', 'pdf'])
export type PagesFormat = z.infer<typeof PagesFormat>

/** A summary is also a text with its tables, on paper. */
export const SummaryFormat = z.enum([...ExportFormat.options, ...PagesFormat.options])
export type SummaryFormat = z.infer<typeof SummaryFormat>

/** How many requests an inspection is handed besides those that were late. */
export const SampleSize = z.int().min(0).max(500)
