import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { NONCE_PLACEHOLDER } from './electron/door/csp.ts'

/**
 * `out/main` holds the entries of everything outside the page, `out/preload` one CommonJS file, `out/renderer` the
 * page. Packages go into the bundles without what is not used of them: finding and reading their hundreds of small files
 * would be a fifth of the work of opening a small folder. Only ws, and sql.js, which reads its wasm from beside its own
 * file, stay outside: Node and Electron resolve them (inside an asar too).
 */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        external: ['sql.js', 'ws'],
        input: {
          main: resolve('electron/main.ts'),
          web: resolve('electron/web.ts'),
          cli: resolve('electron/cli.ts'),
          worker: resolve('electron/worker/worker.ts'),
          side: resolve('electron/worker/side.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron, so whatever it imports goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      rolldownOptions: {
        input: { index: resolve('renderer/index.html') },
        // Zod is told how to work in the same chunk as it comes, before any chunk makes a schema.
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod|zod-without-eval/ }] } },
      },
      minify: true,
      // The last Chromium of the old Windows that many counters still run.
      target: 'chrome109',
      // A data: URL would have to be allowed by the content security policy.
      assetsInlineLimit: 0,
      // The page comes from the disk, so a large file is no burden.
      chunkSizeWarningLimit: 4_000,
    },
    // Pages live under paths like /holders/12, so their assets are addressed from the root.
    plugins: [react(), { name: 'rooted', config: () => ({ base: '/' }) }],
    // The doors put a fresh nonce in its place each time they serve the page.
    html: { cspNonce: NONCE_PLACEHOLDER },
  },
})
