import { defineConfig } from '@playwright/test'
import specs from '../playwright.config.ts'

/**
 * Pictures of every screen for the eye, no test: `npx playwright test --config tests/e2e/screenshots`. They go to
 * `.cache/screenshots`, `zh-CN-light-1366-roster.png`.
 */
export default defineConfig({ ...specs, testDir: '.', testMatch: /screens\.ts$/ })
