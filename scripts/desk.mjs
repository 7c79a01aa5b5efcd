#!/usr/bin/env node
/** `npm run desk -- COMMAND …`, installed as `desk`: the command line, built first where it is stale. */
import { join } from 'node:path'
import { buildStale } from './steps/build.mjs'
import { installMissing } from './steps/install.mjs'
import { pinnedNode, root, run, startFolder } from './steps/run.mjs'

await installMissing()
await buildStale()
process.exitCode = await run(pinnedNode, [join(root, 'out/main/cli.js'), ...process.argv.slice(2)], {
  cwd: startFolder,
})
