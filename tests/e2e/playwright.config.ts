import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const SYSTEM_CHROMIUM = '/usr/bin/chromium'
const chromium = process.env['CHROMIUM'] ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined)

/** Every spec starts a desk of its own on a data folder of its own, so they share nothing but the machine. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  workers: 2,
  // A machine that does much else besides is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'line',
  use: {
    launchOptions: {
      // Chromium's own sandbox refuses the superuser. A graphics card done by the processor paints slower than none.
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
      ...(chromium !== undefined && { executablePath: chromium }),
    },
  },
})
