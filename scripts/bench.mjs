#!/usr/bin/env node
/** `npm run bench [-- NAME …]`: runs the files of bench/ one after the other, each in a process of its own. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildStale } from './steps/build.mjs'
import { installMissing } from './steps/install.mjs'
import { pinnedNode, root, run, say } from './steps/run.mjs'

await installMissing()
await buildStale()
const wanted = process.argv.slice(2)
const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.ts'))
const chosen = wanted.length === 0 ? files : files.filter((file) => wanted.some((name) => file.startsWith(name)))
if (chosen.length === 0) {
  say(`There is no such measurement; there are: ${files.join(', ')}`)
  process.exitCode = 2
}
for (const file of chosen.sort()) {
  const code = await run(pinnedNode, ['--expose-gc', join(root, 'bench', file)])
  if (code !== 0) process.exitCode = code
}
