/** What the runners' own reports say. A runner that ended badly without naming a test, or ran none, counts as a failure. */
import { readFileSync } from 'node:fs'

/** `{passed, failed, skipped}` of a vitest JSON report; `code` is the runner's exit code. */
export function vitestCounts(report, code) {
  return honest(code, report, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => {
    const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
    return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
  })
}

/** The same of a Playwright JSON report; a spec that passed only when tried again has failed. */
export function playwrightCounts(report, code) {
  return honest(code, report, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }))
}

/** How many specs a Playwright report of `--list` names. */
export function playwrightSpecs(report) {
  const specsIn = (suite) => suite.specs.length + (suite.suites ?? []).reduce((all, one) => all + specsIn(one), 0)
  return JSON.parse(readFileSync(report, 'utf8')).suites.reduce((all, suite) => all + specsIn(suite), 0)
}

function honest(code, report, read) {
  try {
    const counts = read(JSON.parse(readFileSync(report, 'utf8')))
    const isSilent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
    return isSilent ? { ...counts, failed: 1 } : counts
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function isFailed(assertion) {
  return assertion.status === 'failed'
}
