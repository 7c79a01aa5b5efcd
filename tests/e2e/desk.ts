import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { z } from 'zod'
import { openDoor, runDesk } from './doors.ts'
import { DeskWindow } from './pages/desk-window.ts'

/** `new`: nothing in it. `trial` and `sealed`: founded, nobody registered. `demo`: a trial folder with 120 fictitious people. */
export type FolderKind = 'new' | 'trial' | 'sealed' | 'demo'

export interface OpeningWishes {
  /** Whether somebody logs in before the spec begins; on by default where there is somebody. */
  readonly isLoggedIn?: boolean
  readonly size?: { readonly width: number; readonly height: number }
}

export const PASSPHRASE = 'seven geese over the river'
export const CLERK_SCREEN = { width: 1366, height: 768 }

interface Template {
  readonly folder: string
  readonly recoveryCode: string | null
}

interface DeskFixtures {
  /** Opens a window on a fresh data folder. Whatever the page complains of by the end fails the test. */
  open: (kind: FolderKind, wishes?: OpeningWishes) => Promise<DeskWindow>
}
interface WorkerFixtures {
  /** A folder of each kind is founded once a worker and copied from then on. */
  template: (kind: Exclude<FolderKind, 'new'>) => Promise<Template>
}

export const test = base.extend<DeskFixtures, WorkerFixtures>({
  template: [
    async ({}, use) => {
      const place = mkdtempSync(join(tmpdir(), 'yingcai-e2e-'))
      const made = new Map<string, Promise<Template>>()
      await use((kind) => {
        const template = made.get(kind) ?? found(kind, join(place, kind))
        made.set(kind, template)
        return template
      })
      rmSync(place, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  open: async ({ browser, template }, use) => {
    const complaints: string[] = []
    const closings: (() => Promise<void>)[] = []
    await use(async (kind, { isLoggedIn = kind !== 'new', size = CLERK_SCREEN } = {}) => {
      const place = mkdtempSync(join(tmpdir(), 'yingcai-e2e-'))
      const folder = join(place, 'desk')
      closings.push(async () => rmSync(place, { recursive: true, force: true }))
      const founded = kind === 'new' ? null : await template(kind)
      if (founded) cpSync(founded.folder, folder, { recursive: true })
      const prepare = (context: BrowserContext) => listen(context, complaints)
      const window = await openDoor(folder, { browser, size, prepare })
      closings.push(() => window.close())
      const desk = new DeskWindow(window.page, { folder, recoveryCode: founded?.recoveryCode ?? null })
      if (isLoggedIn) await desk.login.enter(kind === 'sealed' ? PASSPHRASE : null)
      return desk
    })
    for (const close of closings.reverse()) await close()
    expect(complaints, 'what the page complained of').toEqual([])
  },
})

export { expect }

async function found(kind: Exclude<FolderKind, 'new'>, folder: string): Promise<Template> {
  const office = ['--district', '500241', '--office', '青石县人才工作服务中心', '--short', '青石县人才办']
  const operator = ['--operator', '陈专员', '--login', 'chen']
  const options = { trial: ['--trial'], demo: ['--trial', '--demo'], sealed: [] }[kind]
  const env = kind === 'sealed' ? { YINGCAI_PASSPHRASE: PASSPHRASE } : {}
  const printed = await runDesk(['init', ...office, ...operator, ...options, '--data', folder], env)
  return { folder, ...z.object({ recoveryCode: z.string().nullable() }).parse(printed) }
}

/** Errors on the console, uncaught faults, and everything the content security policy has stopped. */
async function listen(context: BrowserContext, complaints: string[]): Promise<void> {
  await context.exposeBinding('reportStopped', (_source, what: string) =>
    complaints.push(`stopped by the policy: ${what}`),
  )
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const report: unknown = Reflect.get(window, 'reportStopped')
      if (typeof report === 'function') report(`${violatedDirective} ${blockedURI} ${sourceFile}`)
    })
  })
  context.on('page', (page: Page) => {
    // Watched from the start: a watch that begins with the key for a file may come later than the key.
    page.on('filechooser', () => undefined)
    page.on('pageerror', (error) => complaints.push(`fault: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
  })
}
