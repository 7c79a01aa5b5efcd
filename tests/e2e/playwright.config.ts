import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

const SYSTEM_CHROMIUM = '/usr/bin/chromium'
const chromium = process.env['CHROMIUM'] ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined)

/**
 * Switched off in Chromium: lists below its address bar, which each new window would load at once although nobody sees
 * them, and a process kept ready for a page that never comes. Together they cost as much as our own page. Of two such
 * lists only the last counts, so Playwright's stands here again.
 */
const NEEDLESS = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
]

/** Every spec starts a desk of its own on a data folder of its own, so they share nothing but the machine. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  workers: Math.min(4, Math.max(2, availableParallelism())),
  // A machine that does much else besides is slow, not wrong.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: 'line',
  use: {
    launchOptions: {
      // Chromium's own sandbox refuses the superuser. A graphics card done by the processor paints slower than none.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--disable-features=${NEEDLESS.join(',')}`,
      ],
      ...(chromium !== undefined && { executablePath: chromium }),
    },
  },
})
