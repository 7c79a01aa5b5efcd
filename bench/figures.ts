import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything a run leaves behind: filled folders, figures, profiles. */
export const BENCH_FOLDER = join(import.meta.dirname, '../.cache/bench')

export const MIB = 1024 * 1024

/** One measured thing. Times are in ms, memory in MiB. */
export interface Figure {
  readonly what: string
  readonly unit: string
  readonly values: { readonly [name: string]: number }
  /** What is promised, in words, and whether it was kept; absent where nothing is promised. */
  readonly goal?: { readonly words: string; readonly isMet: boolean }
}

export interface Spread {
  readonly p50: number
  readonly mean: number
  readonly p99: number
  readonly max: number
}

export function spread(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  const mean = sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length
  return { p50: at(0.5), mean, p99: at(0.99), max: sorted.at(-1) ?? NaN }
}

/** Prints the figures as a table and keeps them as `.cache/bench/NAME.json`. */
export function report(name: string, title: string, figures: readonly Figure[]): void {
  const lines = figures.map(({ what, unit, values, goal }) => [
    what,
    ...Object.entries(values).map(([label, value]) => `${label} ${rounded(value)}`),
    unit,
    ...(goal ? [`${goal.isMet ? 'met' : 'NOT MET'}: ${goal.words}`] : []),
  ])
  const widths: number[] = []
  for (const line of lines) line.forEach((text, at) => (widths[at] = Math.max(widths[at] ?? 0, text.length)))
  process.stdout.write(`\n${title}\n`)
  for (const line of lines) {
    process.stdout.write(
      `  ${line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
  mkdirSync(BENCH_FOLDER, { recursive: true })
  const kept = { title, node: process.version, at: new Date().toISOString(), figures }
  writeFileSync(join(BENCH_FOLDER, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3)
}
