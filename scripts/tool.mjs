#!/usr/bin/env node
/** `node scripts/tool.mjs NAME args…` runs a development tool on the pinned Node and ends with its exit code. */
import { runTool } from './steps/run.mjs'

const [name, ...args] = process.argv.slice(2)
process.exitCode = await runTool(name ?? '', args)
