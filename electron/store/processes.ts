import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Processes of this machine, as far as a lock must know them. */
export interface ProcessTable {
  readonly host: string
  /** Changes with every start of the machine; empty where the system doesn't tell. */
  readonly bootId: string
  readonly pid: number
  /**
   * When a process began, in the system's own words, to be compared as text: another process that was given the same
   * number later began at another time. Null when no process has the number; empty where the system doesn't tell.
   */
  startOf(pid: number): string | null
}

export function thisMachine(): ProcessTable {
  return { host: hostname(), bootId: bootId(), pid: process.pid, startOf }
}

function bootId(): string {
  if (process.platform === 'linux') return textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))
  if (process.platform === 'darwin') return textOf(() => run('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']))
  if (process.platform === 'win32') {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters'
    return textOf(() => /0x[0-9a-f]+/i.exec(run('reg', ['query', key, '/v', 'BootId']))?.[0] ?? '')
  }
  return ''
}

function startOf(pid: number): string | null {
  if (!isAlive(pid)) return null
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'darwin') return textOf(() => run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)]))
  // Windows tells it only to a shell that takes half a second to begin; a living number counts as the same process.
  return ''
}

function startOnLinux(pid: number): string | null {
  // Counted behind the command's closing bracket, since the name itself may hold spaces: state first, start twentieth.
  const fields = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    .split(') ')
    .at(-1)
    ?.split(' ')
  // A zombie has ended and only waits for its parent to take note.
  return fields?.[0] === 'Z' ? null : (fields?.[19] ?? '')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function run(command: string, args: readonly string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
}

function textOf(ask: () => string): string {
  try {
    return ask().trim()
  } catch {
    return ''
  }
}
