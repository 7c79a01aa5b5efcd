import { districtOf } from '#core/districts.ts'
import { takeBackGroup, TAKE_BACK_COMMAND } from '#core/history/unfinished.ts'
import {
  foundOffice,
  isSeedDue,
  readLogins,
  readOffice,
  readOperator,
  SEED_COMMAND,
  seedReference,
} from '#core/index.ts'
import type { Call, CurrentOperator, JobProgress, ReadCall, Transaction } from '#core/ports.ts'
import type { DeskState, DeskStatus, FoundingFields, Problem, VerifyReport } from '#shared/contract/desk.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'
import { dayAt } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { isSameCode, seqOfCode } from '#store/keys.ts'
import type { AttachmentFiles, CommandHead, Committed, Store } from '#store/ports.ts'
import { sweepAttachments, verifyAttachments } from './attachment-files.ts'
import type { FailureLog } from './failure-log.ts'
import { Documents } from './documents.ts'
import { NO_FILES, type AskDoor } from './door-files.ts'
import { Feed } from './feed.ts'
import { FigureReading } from './figures.ts'
import { Folder } from './folder.ts'
import { Jobs, type JobGround } from './jobs.ts'
import { JobKeys } from './keys.ts'
import type { LockTaken } from './locking.ts'
import type { Machine } from './machine.ts'
import type { WorkerOrders } from './orders.ts'
import { Snapshots } from './snapshots.ts'
import { WrongTries } from './wrong-tries.ts'

/** A clock behind the log by less is set right all the time and stops nothing. */
const CLOCK_TOLERANCE_MS = 5_000

/** One desk, one session: the folder, who is logged in, and the stream that all windows follow. */
export class Session implements JobGround {
  readonly feed = new Feed()
  readonly jobs = new Jobs()
  readonly figures: FigureReading
  readonly documents: Documents
  readonly door: AskDoor
  readonly #orders: WorkerOrders
  readonly #failures: FailureLog
  readonly #sideFile: URL
  readonly #clock: Machine['clock']
  readonly #folder: Folder
  readonly #snapshots: Snapshots
  readonly #tries = new WrongTries()
  #operator: CurrentOperator | null = null
  #jobProblem: Problem | null = null
  #isClockConfirmed = false
  #isClosing = false
  /** Contents on their way: as long as one is, the folder is not locked and the door not emptied. */
  readonly #contents = new Set<Promise<unknown>>()
  /** Opening, logging in and out take their time and come one after the other. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(orders: WorkerOrders, failures: FailureLog, machine: Machine) {
    this.#orders = orders
    this.#failures = failures
    this.#sideFile = machine.sideFile
    this.#clock = machine.clock
    this.#folder = new Folder(orders, failures, machine)
    this.door = machine.askDoor ?? NO_FILES
    this.documents = new Documents(machine.sideFile, this.door)
    const isBusy = () => this.jobs.running !== null
    this.#snapshots = new Snapshots(machine.sideFile, failures, isBusy)
    this.figures = new FigureReading(() => this.readCall(), failures, isBusy)
  }

  /**
   * Looks into the folder, whose lock was taken before or is taken now; with a login or passphrase from the environment
   * it logs in at once.
   */
  async open(taken?: LockTaken): Promise<void> {
    this.#folder.lockUp(taken)
    this.#folder.look()
    this.#finishJobs()
    const { login = this.#logins()[0], passphrase = null } = this.#orders
    const isAsked = this.#orders.login !== undefined || this.#orders.passphrase !== undefined
    if (!isAsked || login === undefined) return
    // Who knocks next is told by `desk.login` what was wrong.
    await this.login(login, passphrase).catch(() => undefined)
  }

  get state(): DeskState {
    const { kind, store } = this.#folder
    if (kind === 'new' || kind === 'closed') return kind
    if (!store) return 'locked'
    return store.readOnly ? 'read-only' : 'open'
  }

  get head(): Store['head'] {
    return this.#store().head
  }

  get attachments(): AttachmentFiles {
    return this.#store().attachments
  }

  /** Work on contents, which takes several turns: whoever locks or closes the folder waits for it. */
  async withContents<T>(work: () => Promise<T>): Promise<T> {
    const running = work()
    this.#contents.add(running)
    try {
      return await running
    } finally {
      this.#contents.delete(running)
    }
  }

  status(): DeskStatus {
    const { kind, store, problems } = this.#folder
    const office = store && readOffice(store.reader)
    return {
      state: this.state,
      version: this.#orders.version,
      sealed: kind === 'sealed' || kind === 'trial' ? kind === 'sealed' : null,
      logins: this.#logins(),
      office: office ?? null,
      operator: this.#operator,
      problems: [...problems, ...this.#ownProblems()],
      seq: store?.head.seq ?? 0,
      savedAt: store?.head.at ?? null,
      snapshot: store?.snapshot ?? null,
      job: this.jobs.running,
    }
  }

  /** Throws the refusal for a call that this state or operator may not make. */
  admit({ may }: ProcedureMeta): void {
    if (this.#isClosing) throw new Refusal('desk/restarted')
    if (may === 'anyone') return
    if (this.state === 'new' || this.state === 'closed') throw new Refusal('desk/not-open', { state: this.state })
    const { role } = this.#who()
    if (!may.includes(role)) throw new Refusal('session/role-not-allowed', { role, may })
  }

  /** For a command that writes, besides its transaction. */
  call(): Call {
    const now = this.#clock.now()
    return { now, today: dayAt(now), operator: this.#who(), history: this.#store().history }
  }

  /** For a read; one that anyone may ask gets as far as it needs no open folder. */
  readCall(): ReadCall {
    const now = this.#clock.now()
    const who = () => this.#who()
    const store = () => this.#store()
    return {
      now,
      today: dayAt(now),
      get operator() {
        return who()
      },
      get history() {
        return store().history
      },
      get db() {
        return store().reader
      },
    }
  }

  /** Runs one transaction; answers when its commit is on the disk, and tells the windows. */
  commit<T>(head: CommandHead, body: (tx: Transaction) => T): Committed<T> {
    const store = this.#store()
    const wasReadOnly = store.readOnly !== null
    try {
      const made = store.transact(head, body)
      const { seq, tables } = made
      if (seq !== null) {
        this.feed.publish({ type: 'commit', seq, command: head.command, tables: [...tables] })
        this.figures.consider(seq)
      }
      this.#snapshots.consider(store)
      return made
    } finally {
      if (!wasReadOnly && store.readOnly) void this.#inTurn(() => this.#reopen())
    }
  }

  get behind(): number {
    return this.#store().behind
  }

  catchUp(): Generator<void, void, void> {
    return this.#store().catchUp()
  }

  jobKeys(): JobKeys {
    return new JobKeys(this.#sideFile, this.#store(), this.#failures)
  }

  *takeBackUnfinished(): Generator<JobProgress, void, void> {
    const { history, unfinishedGroup } = this.#store()
    if (!unfinishedGroup) return
    const head = { command: TAKE_BACK_COMMAND, operator: this.#operator?.id ?? null }
    yield* takeBackGroup(unfinishedGroup.seqs, history, (body) => this.commit(head, body))
  }

  async found({ passphrase, ...fields }: FoundingFields): Promise<{ recoveryCode: string | null }> {
    return this.#inTurn(async () => {
      if (this.state === 'closed') throw new Refusal('desk/not-open', { state: this.state })
      if (this.state !== 'new') throw new Refusal('desk/already-founded')
      if (this.#orders.mode === 'read') throw new Refusal('desk/read-only', { reason: 'store/opened-for-reading' })
      const { districtCode } = fields
      if (!districtOf(districtCode)) throw new Refusal('district/unknown', { districtCode })
      const recoveryCode = await this.#folder.found(fields.login, passphrase, (store) => {
        store.transact({ command: 'desk.found', operator: null }, (db) => foundOffice({ db }, fields))
        seedIfDue(store)
      })
      this.#enter(fields.login)
      return { recoveryCode }
    })
  }

  async login(login: string, passphrase: string | null): Promise<CurrentOperator> {
    return this.#inTurn(() =>
      this.#trying(async () => {
        const { kind } = this.#folder
        if (kind === 'new' || kind === 'closed') throw new Refusal('desk/not-open', { state: kind })
        if ((kind === 'sealed') !== (passphrase !== null)) throw new Refusal('session/wrong-passphrase')
        if (passphrase !== null) await this.#folder.unlock(login, passphrase)
        if (this.#isPoisoned()) this.#folder.reopen()
        return this.#enter(login)
      }),
    )
  }

  async recover(code: string, login: string, passphrase: string): Promise<CurrentOperator> {
    return this.#inTurn(() =>
      this.#trying(async () => {
        if (this.#folder.kind !== 'sealed') throw new Refusal('session/wrong-recovery-code')
        await this.#folder.recover(code, login, passphrase)
        return this.#enter(login)
      }),
    )
  }

  async logout(): Promise<void> {
    return this.#inTurn(async () => {
      await this.jobs.stop()
      this.#operator = null
      await Promise.allSettled(this.#contents)
      this.documents.forget()
      this.door.release()
      if (this.#folder.kind === 'sealed') await this.#snapshots.stop()
      this.#folder.lock()
      this.feed.publish({ type: 'session' })
    })
  }

  confirmClock(): void {
    this.#store().confirmClock()
    this.#isClockConfirmed = true
    this.feed.publish({ type: 'session' })
  }

  /** What is printed at the foot of a paper, of an earlier commit by its number; see `codeOf`. */
  codeAt(seq?: number): string {
    this.#store()
    return this.#folder.codeAt(seq) ?? ''
  }

  /** Proves everything; with a code from a paper also that the log still holds what it held when that was printed. */
  *verify(against: string | null = null): Generator<JobProgress, VerifyReport, void> {
    const store = this.#store()
    const { seq } = store.head
    const found = [...(yield* store.verify()), ...(yield* verifyAttachments(store))]
    const problems = found.map(({ code, params }) => ({ code, params: { ...params } }))
    if (against !== null) problems.push(...this.#compare(against, seq))
    return { whole: problems.length === 0, commits: seq, seq, head: this.#folder.head, code: this.codeAt(), problems }
  }

  #compare(against: string, last: number): Problem[] {
    const seq = seqOfCode(against)
    if (seq === null) throw new Refusal('desk/not-a-code', { code: against })
    if (seq > last) return [{ code: 'log/shorter-than-printed', params: { seq, last } }]
    const there = this.#folder.codeAt(seq)
    return there !== null && isSameCode(there, against) ? [] : [{ code: 'log/not-as-printed', params: { seq } }]
  }

  /** Ends what runs, then closes the folder. Nothing is answered from here on. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#inTurn(async () => {
      await this.jobs.stop()
      await Promise.allSettled(this.#contents)
      if (this.#folder.store) await this.#snapshots.finish(this.#folder.store)
      this.#folder.close()
    })
  }

  #store(): Store {
    const { store } = this.#folder
    if (!store) throw new Refusal('desk/not-open', { state: this.state })
    return store
  }

  #who(): CurrentOperator {
    if (!this.#operator) throw new Refusal('session/login-required')
    return this.#operator
  }

  #logins(): string[] {
    const { kind, store, logins } = this.#folder
    return kind === 'trial' && store ? readLogins(store.reader) : [...logins]
  }

  /** Makes the owner of `login` the operator of all windows. */
  #enter(login: string): CurrentOperator {
    const operator = readOperator(this.#store().reader, login)
    if (!operator) throw new Refusal('session/wrong-passphrase')
    this.#finishJobs()
    seedIfDue(this.#store())
    sweepAttachments(this.#store())
    this.#operator = operator
    this.feed.publish({ type: 'session' })
    this.figures.soon()
    return operator
  }

  /** A job that a kill cut off is taken back before anything else is answered. */
  #finishJobs(): void {
    const { store } = this.#folder
    const group = store && !store.readOnly && this.jobs.running === null ? store.unfinishedGroup : null
    if (!group) return
    try {
      for (const progress of this.takeBackUnfinished()) void progress
      this.#jobProblem = null
    } catch (error) {
      if (!(error instanceof Refusal)) this.#failures.record(error)
      this.#jobProblem = { code: 'job/not-taken-back', params: { command: group.command, seq: group.seqs[0] ?? 0 } }
    }
  }

  #ownProblems(): Problem[] {
    const at = this.#clock.now()
    const lastAt = this.#folder.store?.head.at ?? null
    const isBehind = lastAt !== null && Date.parse(lastAt) - Date.parse(at) > CLOCK_TOLERANCE_MS
    const clockProblem = isBehind && !this.#isClockConfirmed ? { code: 'clock/behind', params: { at, lastAt } } : null
    return [clockProblem, this.#jobProblem, this.#snapshots.problem].filter((problem) => problem !== null)
  }

  /** A disk that failed stopped the recording; a reader never records. */
  #isPoisoned(): boolean {
    return this.#orders.mode === 'write' && this.state === 'read-only'
  }

  async #reopen(): Promise<void> {
    await this.jobs.stop()
    if (this.#isPoisoned()) this.#folder.reopen()
    this.#finishJobs()
    this.feed.publish({ type: 'session' })
  }

  /** A wrong secret counts; while a wait is on, no secret is looked at. A trial folder has no secret. */
  async #trying<T>(attempt: () => Promise<T>): Promise<T> {
    if (this.#folder.kind !== 'sealed') return attempt()
    this.#tries.refuseWhileWaiting()
    try {
      const done = await attempt()
      this.#tries.forget()
      return done
    } catch (error) {
      if (error instanceof Refusal && WRONG_SECRETS.includes(error.code)) this.#tries.countWrong()
      throw error
    }
  }

  async #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(step)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}

/** The program's own reference rows come in with the founding, and again when the program knows newer ones. */
function seedIfDue(store: Store): void {
  if (store.readOnly || store.unfinishedGroup || !isSeedDue(store.reader)) return
  store.transact({ command: SEED_COMMAND, operator: null }, (db) => seedReference(db, store.history))
}

const WRONG_SECRETS = ['session/wrong-passphrase', 'session/wrong-recovery-code', 'session/unknown-login']
