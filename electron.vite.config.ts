import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'
import { NONCE_PLACEHOLDER } from './electron/door/csp.ts'

/**
 * `out/main` holds the entries of everything outside the page, `out/preload` one CommonJS file, `out/renderer` the
 * page. Packages under `dependencies` stay outside the bundles: Node and Electron resolve them (inside an asar too),
 * and sql.js reads its wasm from beside its own file wherever that is.
 */
const config = {
  main: {
    build: {
      rolldownOptions: {
        input: existing({
          main: 'electron/main.ts',
          web: 'electron/web.ts',
          cli: 'electron/cli.ts',
          worker: 'electron/worker/worker.ts',
          side: 'electron/worker/side.ts',
        }),
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron, so whatever it imports goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: existing({ preload: 'electron/preload.ts' }),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      rolldownOptions: { input: existing({ index: 'renderer/index.html' }) },
      minify: true,
      // The last Chromium of the old Windows that many counters still run.
      target: 'chrome109',
      // A data: URL would have to be allowed by the content security policy.
      assetsInlineLimit: 0,
      // The page comes from the disk, so one large file is no burden.
      chunkSizeWarningLimit: 4_000,
    },
    // Pages live under paths like /holders/12, so their assets are addressed from the root.
    plugins: [react(), { name: 'rooted', config: () => ({ base: '/' }) }],
    // The doors put a fresh nonce in its place each time they serve the page.
    html: { cspNonce: NONCE_PLACEHOLDER },
  },
} satisfies UserConfig

const { main, preload, renderer } = config
export default defineConfig({
  ...(hasInput(main) && { main }),
  ...(hasInput(preload) && { preload }),
  ...(hasInput(renderer) && { renderer }),
})

function existing(entries: Record<string, string>): Record<string, string> {
  const all = Object.entries(entries).map(([name, file]) => [name, resolve(file)] as const)
  return Object.fromEntries(all.filter(([, file]) => existsSync(file)))
}

function hasInput(section: { build: { rolldownOptions: { input: Record<string, string> } } }): boolean {
  return Object.keys(section.build.rolldownOptions.input).length > 0
}
