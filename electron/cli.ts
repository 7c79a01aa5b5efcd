import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Read by the next start, which so need not compile the program again; where nothing can be written, nothing is.
if (import.meta.filename.endsWith('.js')) enableCompileCache(join(import.meta.dirname, 'compiled'))

// Not before: what is imported above is compiled without it.
const { run } = await import('./cli/run.ts')

// Not process.exit(): what was written to a pipe would be cut off.
process.exitCode = await run(process.argv.slice(2), import.meta.url)
