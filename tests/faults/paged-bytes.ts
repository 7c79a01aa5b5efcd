import { hash } from 'node:crypto'

const PAGE_BYTES = 2 * 1024
const BLANK = Buffer.alloc(PAGE_BYTES)

/** Of pages that nobody writes into any more; most are shared by many files. */
const digests = new WeakMap<Buffer, string>()

/** Bytes of a file, in pages that copies share until one of them writes. Behind the last byte there are zeroes. */
export class PagedBytes {
  #pages: Buffer[] = []
  /** Pages that no copy shares. */
  #own = new Set<Buffer>()
  #length = 0

  static from(bytes: Uint8Array): PagedBytes {
    const paged = new PagedBytes()
    paged.write(bytes, 0)
    return paged
  }

  get length(): number {
    return this.#length
  }

  copy(): PagedBytes {
    const copy = new PagedBytes()
    copy.#pages = [...this.#pages]
    copy.#length = this.#length
    this.#own.clear()
    return copy
  }

  whole(): Buffer {
    return Buffer.concat(this.#pages, this.#length)
  }

  read(into: Uint8Array, position: number): number {
    const length = Math.max(0, Math.min(into.length, this.#length - position))
    for (const { page, from, start, count } of partsOf(position, length)) {
      into.set(this.#page(page).subarray(from, from + count), start)
    }
    return length
  }

  write(bytes: Uint8Array, position: number): void {
    this.resize(Math.max(this.#length, position + bytes.length))
    for (const { page, from, start, count } of partsOf(position, bytes.length)) {
      this.#ownPage(page).set(bytes.subarray(start, start + count), from)
    }
  }

  /** What it grows by is zeroes. */
  resize(length: number): void {
    const pages = Math.ceil(length / PAGE_BYTES)
    if (length < this.#length) {
      this.#pages.length = pages
      if (length % PAGE_BYTES > 0) this.#ownPage(pages - 1).fill(0, length % PAGE_BYTES)
    }
    while (this.#pages.length < pages) this.#pages.push(BLANK)
    this.#length = length
  }

  /** The same of the same bytes. */
  digest(): string {
    return hash('sha256', [this.#length, ...this.#pages.map((page) => this.#digestOf(page))].join())
  }

  #digestOf(page: Buffer): string {
    const known = digests.get(page)
    if (known !== undefined) return known
    const made = hash('sha256', page)
    if (!this.#own.has(page)) digests.set(page, made)
    return made
  }

  #page(at: number): Buffer {
    return this.#pages[at] ?? BLANK
  }

  #ownPage(at: number): Buffer {
    const page = this.#page(at)
    if (this.#own.has(page)) return page
    const own = Buffer.from(page)
    this.#own.add(own)
    this.#pages[at] = own
    return own
  }
}

/** The parts in pages of so many bytes from a position on; `start` is where a part lies among those bytes. */
function* partsOf(position: number, length: number) {
  for (let start = 0; start < length;) {
    const from = (position + start) % PAGE_BYTES
    const count = Math.min(length - start, PAGE_BYTES - from)
    yield { page: Math.floor((position + start) / PAGE_BYTES), from, start, count }
    start += count
  }
}
