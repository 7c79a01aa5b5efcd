import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightCounts, playwrightSpecs, vitestCounts } from './counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'yingcai-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = (numbers, testResults = []) =>
  report({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...numbers })
const playwright = (numbers, errors = []) =>
  report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...numbers }, errors })

describe('vitestCounts', () => {
  it('adds todo to skipped when the runner ends well', () => {
    const counts = vitestCounts(vitest({ numPassedTests: 3, numPendingTests: 1, numTodoTests: 2 }), 0)
    expect(counts).toEqual({ passed: 3, failed: 0, skipped: 3 })
  })

  it('counts a file when it fails before its first test', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ]
    expect(vitestCounts(vitest({ numPassedTests: 1, numFailedTests: 1 }, files), 1).failed).toBe(2)
  })

  it.each([
    ['it ended badly', vitest.bind(null, { numPassedTests: 5 }), 1],
    ['it ran nothing', vitest.bind(null, {}), 0],
    ['it left no report', () => join(folder, 'absent.json'), 0],
  ])('counts a failure when %s', (_, makeReport, code) => {
    expect(vitestCounts(makeReport(), code).failed).toBe(1)
  })
})

describe('playwrightCounts', () => {
  it('counts a flaky spec as failed when it passed at the second try', () => {
    const counts = playwrightCounts(playwright({ expected: 4, flaky: 1, skipped: 2 }), 0)
    expect(counts).toEqual({ passed: 4, failed: 1, skipped: 2 })
  })

  it('counts a failure when the specs could not be loaded', () => {
    expect(playwrightCounts(playwright({}, [{ message: 'no such module' }]), 1).failed).toBe(1)
  })
})

describe('playwrightSpecs', () => {
  it('counts through nested suites when they are listed', () => {
    const suites = [{ specs: [1, 2], suites: [{ specs: [3], suites: [{ specs: [4] }] }] }, { specs: [] }]
    expect(playwrightSpecs(report({ suites }))).toBe(4)
  })
})
