import { defineConfig } from '@playwright/test'
import specs from '../playwright.config.ts'

/** The pictures of `docs/guide.zh-CN.md`, no test: `npm run guide:pictures`. They go to `docs/pictures`. */
export default defineConfig({ ...specs, testDir: '.', testMatch: 'guide.ts', workers: 1 })
