import { createWriteStream, type WriteStream } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ListPlan, NamedDocument, SheetPlan } from '#shared/domain/sheets.ts'
import { csvHead, csvLines } from './csv.ts'
import { Folder, typefacesHere } from './document.ts'
import { StreamedWorkbook } from './xlsx.ts'

/** Writes a list while its rows come: whole, or not at all. */
export class ListWriter {
  readonly #path: string
  readonly #part: string
  readonly #within: string | undefined
  readonly #file: WriteStream
  readonly #finished: Promise<void>
  readonly #form: ListForm
  readonly #folder = new Folder()

  constructor(path: string, plan: ListPlan) {
    this.#path = path
    this.#part = `${path}.part`
    this.#within = plan.within
    this.#file = createWriteStream(this.#part, { mode: 0o600 })
    this.#finished = finished(this.#file)
    this.#finished.catch(() => undefined)
    this.#form = formOf(this.#file, plan)
  }

  /** Answers when the disk keeps up. Throws `file/not-written` or `export/no-typeface`. */
  async add(rows: SheetPlan['rows']): Promise<void> {
    await this.#written(async () => {
      await this.#form.add(rows)
      if (this.#file.writableNeedDrain) await Promise.race([once(this.#file, 'drain'), this.#finished])
    })
  }

  /** Writes other files of the folder that the list is in. Throws `file/not-written` or `export/no-typeface`. */
  async beside(files: readonly NamedDocument[]): Promise<void> {
    await this.#written(() => this.#folder.add(files))
  }

  /** Ends the file, puts it beside the others where it is in a folder, and gives it its name. Throws what `add` throws. */
  async end(): Promise<void> {
    await this.#written(async () => {
      await this.#form.end()
      await this.#finished
      if (this.#within !== undefined) {
        const list = { name: this.#within, plan: { format: 'bytes', bytes: await readFile(this.#part) } } as const
        await this.#folder.add([list])
        await writeFile(this.#part, await this.#folder.bytes(), { mode: 0o600 })
      }
      await rename(this.#part, this.#path)
    })
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.#file.destroy()
    await this.#finished.catch(() => undefined)
    await rm(this.#part, { force: true }).catch(() => undefined)
  }

  async #written(step: () => Promise<void>): Promise<void> {
    try {
      if (this.#file.errored) throw this.#file.errored
      await step()
    } catch (error) {
      await this.discard()
      throw error instanceof Refusal ? error : new Refusal('file/not-written')
    }
  }
}

interface ListForm {
  add(rows: SheetPlan['rows']): Promise<void> | void
  end(): Promise<void> | void
}

function formOf(file: WriteStream, plan: ListPlan): ListForm {
  switch (plan.format) {
    case 'xlsx':
      return new StreamedWorkbook(file, plan.sheet)
    case 'csv':
      file.write(csvHead(plan.sheet.columns))
      return { add: (rows) => void file.write(csvLines(rows)), end: () => void file.end() }
    case 'json':
      return jsonForm(file, plan)
    case 'pdf':
      return pagesForm(file, plan)
  }
}

/** What draws is loaded when it is asked for, and typefaces are looked for meanwhile. */
function pagesForm(file: WriteStream, { sheet }: ListPlan): ListForm {
  const begun = (async () => {
    const [typefaces, { ListPages }] = await Promise.all([typefacesHere(), import('./list-pages.ts')])
    return new ListPages(typefaces, sheet, (part) => void file.write(part))
  })()
  begun.catch(() => undefined)
  return {
    add: async (rows) => (await begun).add(rows),
    async end() {
      await (await begun).end()
      file.end()
    },
  }
}

/** Written as `JSON.stringify` writes the whole with two blanks. */
function jsonForm(file: WriteStream, { sheet, kind, period }: ListPlan): ListForm {
  const keys = sheet.columns.map(({ key }) => key)
  const whole = JSON.stringify({ period, [kind]: [] }, null, 2)
  const head = whole.slice(0, whole.lastIndexOf(']'))
  let isFirst = true
  file.write(head)
  return {
    add(rows) {
      for (const row of rows) {
        const text = JSON.stringify(Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null])), null, 2)
        file.write(`${isFirst ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`)
        isFirst = false
      }
    },
    end: () => void file.end(`${isFirst ? '' : '\n  '}]\n}\n`),
  }
}
