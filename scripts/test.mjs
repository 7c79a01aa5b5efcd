#!/usr/bin/env node
/**
 * `npm test`: installs what is missing, builds what is stale, runs every check and every runner. The last line is
 * `N passed, N failed, N skipped`; anything failed, skipped or empty gives a non-zero exit code.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildStale } from './steps/build.mjs'
import { electronBinary } from './steps/electron.mjs'
import { installMissing } from './steps/install.mjs'
import { playwrightCounts, playwrightSpecs, vitestCounts } from './steps/counts.mjs'
import { missingOfficePrograms } from './steps/office-programs.mjs'
import { root, runTool, say } from './steps/run.mjs'
import { testBrowser } from './steps/test-browser.mjs'

// Runners colour what they print in CI although nobody sees it there.
if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1'

const reports = join(root, '.cache/reports')
const none = { passed: 0, failed: 0, skipped: 0 }
const stages = []
let isFinished = false
// Whatever ends the run, its last line says how it went.
process.on('exit', summarise)

await stage('install', installMissing)
await stage('build', buildStale)
const browser = await stage('browser', testBrowser)
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

// Together, since each leaves a processor idle for much of its time or at its end.
await checks([
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'oxlint', []],
  ['types', 'tsc', ['--build', '--force']],
])
await vitest('unit', 'contract', 'shell', 'faults', 'upgrades')
const missing = missingOfficePrograms()
if (missing.length > 0)
  say(
    `Files as others open them, and codes on printed cards: not looked at, since this machine has no ${missing.join(', ')} (LibreOffice, poppler, zbar).`,
  )
await e2e('web')
if (electronBinary() === undefined) say(`${await desktopSpecs()} specs need an Electron binary and were not collected.`)
else await e2e('desktop')
isFinished = true

/** Runs one step and keeps its time; where its answer holds counts, they go into the sum. */
async function stage(name, step) {
  say(`\n── ${name}`)
  const started = performance.now()
  const answer = await step()
  stages.push({ name, seconds: (performance.now() - started) / 1000, counts: { ...none, ...answer?.counts } })
  return answer
}

/** Tools that say yes or no, side by side; each counts as one test. */
async function checks(all) {
  await stage(all.map(([name]) => name).join(', '), async () => {
    const codes = await Promise.all(all.map(([, tool, args]) => runTool(tool, args)))
    const failed = all.filter((_, at) => codes[at] !== 0)
    if (failed.length > 0) say(`Failed: ${failed.map(([name]) => name).join(', ')}`)
    return { counts: { passed: all.length - failed.length, failed: failed.length } }
  })
}

async function vitest(...projects) {
  const report = join(reports, `${projects.join('-')}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  const args = ['run', ...chosen, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  await stage(projects.join(', '), async () => ({ counts: vitestCounts(report, await runTool('vitest', args)) }))
}

async function e2e(door) {
  const report = join(reports, `e2e-${door}.json`)
  const env = { ...process.env, ...browser.env, DOOR: door, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  // Playwright tells its workers about colours itself, and Node warns of every process that is told twice.
  delete env.NO_COLOR
  const args = ['test', '--config', 'tests/e2e', '--reporter=line,json']
  await stage(`e2e ${door}`, async () => ({
    counts: playwrightCounts(report, await runTool('playwright', args, { env })),
  }))
}

/** How many specs the desktop door would have run. */
async function desktopSpecs() {
  const report = join(reports, 'e2e-desktop.json')
  const env = { ...process.env, DOOR: 'desktop', PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  await runTool('playwright', ['test', '--config', 'tests/e2e', '--list', '--reporter=json'], { env, stdio: 'ignore' })
  return playwrightSpecs(report)
}

function summarise() {
  if (!isFinished) stages.push({ name: 'unfinished', seconds: 0, counts: { ...none, failed: 1 } })
  say('')
  for (const { name, seconds, counts } of stages) {
    const { passed, failed, skipped } = counts
    say(
      `${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${failed} failed, ${skipped} skipped`,
    )
  }
  const sum = (kind) => stages.reduce((all, { counts }) => all + counts[kind], 0)
  process.exitCode = sum('failed') === 0 && sum('skipped') === 0 ? 0 : 1
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
}
