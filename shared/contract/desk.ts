import { z } from 'zod'
import { Instant } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { READERS, Role } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { job, Nothing, read, stream, write } from './procedure.ts'

/**
 * `new`: the data folder is empty. `locked`: sealed, nobody logged in. `open`: ready. `read-only`: readable, nothing
 * can be recorded (`problems` says why). `closed`: it can't be opened at all (`problems` says why).
 */
export const DeskState = z.enum(['new', 'locked', 'open', 'read-only', 'closed'])
export type DeskState = z.infer<typeof DeskState>

/** Something the owner of the data must be told, by a code of the locales (`problems.<code>`). */
export const Problem = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
export type Problem = z.infer<typeof Problem>

export const DeskStatus = z.object({
  state: DeskState,
  version: z.string(),
  /** False: a trial folder without a passphrase, said in the window always. Null while `new`. */
  sealed: z.boolean().nullable(),
  /** Login names of the key slots, for the login form. */
  logins: z.array(z.string()),
  office: z
    .object({ districtCode: z.string(), district: z.string(), name: z.string(), shortName: z.string() })
    .nullable(),
  operator: z.object({ id: Id, name: z.string(), role: Role }).nullable(),
  problems: z.array(Problem),
  /** Last commit and when it was on the disk. */
  seq: z.int(),
  savedAt: Instant.nullable(),
  /** The last snapshot, proved by replaying the log into it. */
  snapshot: z.object({ seq: z.int(), at: Instant }).nullable(),
  /** A job that is running now. */
  job: z.string().nullable(),
})
export type DeskStatus = z.infer<typeof DeskStatus>

/** What changed, for a page that shows it. `session`: somebody logged in or out, or the state changed. */
export const DeskEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('commit'), seq: z.int(), command: z.string(), tables: z.array(z.string()) }),
  z.object({ type: z.literal('session') }),
])
export type DeskEvent = z.infer<typeof DeskEvent>

export const FoundingFields = z
  .object({
    /** A code of `reference.districts`. */
    districtCode: z.string().max(20),
    /** Full name, for signatures: 秀山土家族苗族自治县人才工作服务中心. */
    officeName: text(80, 2),
    /** Short name, for the window: 秀山县人才办. */
    officeShortName: text(40),
    operatorName: text(40),
    login: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .regex(/^[\p{L}\p{N}._-]+$/u),
    /** Null makes a trial folder that is not sealed. */
    passphrase: z.string().min(8).max(200).nullable(),
  })
  .strict()
export type FoundingFields = z.infer<typeof FoundingFields>

export const VerifyReport = z.object({
  whole: z.boolean(),
  commits: z.int(),
  seq: z.int(),
  /** The keyed head of the chain, 16 hex digits in groups; empty for a trial folder. */
  head: z.string(),
  /** The same with the number of the last commit, as it stands at the foot of a paper; of a trial folder a plain hash. */
  code: z.string(),
  problems: z.array(Problem),
})
export type VerifyReport = z.infer<typeof VerifyReport>

export const desk = {
  status: read({ may: 'anyone', input: Nothing, output: DeskStatus, errors: {} }),
  /** The stream of changes; the first event comes at once. */
  events: stream({ may: 'anyone', input: Nothing, output: DeskEvent, errors: {} }),
  /** First run. Answers with the recovery code, which is shown this once; null for a trial folder. Logs the operator in. */
  found: write({
    may: 'anyone',
    undo: 'none',
    input: FoundingFields,
    output: z.object({ recoveryCode: z.string().nullable() }),
    errors: {
      'desk/already-founded': z.object({}),
      'district/unknown': z.object({ districtCode: z.string() }),
    },
  }),
  /** Logging in is unlocking. In a trial folder the passphrase is null. */
  login: write({
    may: 'anyone',
    undo: 'none',
    input: z.object({ login: z.string().max(40), passphrase: z.string().max(200).nullable() }).strict(),
    output: z.object({ operator: z.object({ id: Id, name: z.string(), role: Role }) }),
    errors: {
      'session/wrong-passphrase': z.object({}),
      'session/wait': z.object({ seconds: z.int() }),
      'desk/damaged': z.object({ problems: z.array(Problem) }),
      'desk/newer-schema': z.object({ schema: z.int(), known: z.int() }),
    },
  }),
  /** Opens with the printed recovery code and sets a new passphrase for a login. */
  recover: write({
    may: 'anyone',
    undo: 'none',
    input: z
      .object({ code: z.string().max(100), login: z.string().max(40), passphrase: z.string().min(8).max(200) })
      .strict(),
    output: z.object({ operator: z.object({ id: Id, name: z.string(), role: Role }) }),
    errors: {
      'session/wrong-recovery-code': z.object({}),
      'session/recovery-code-mistyped': z.object({}),
      'session/unknown-login': z.object({ login: z.string() }),
      'session/wait': z.object({ seconds: z.int() }),
      'desk/damaged': z.object({ problems: z.array(Problem) }),
      'desk/newer-schema': z.object({ schema: z.int(), known: z.int() }),
    },
  }),
  /** Locks the desk for all windows. A sealed folder's key leaves the memory. */
  logout: write({ may: 'anyone', undo: 'none', input: Nothing, output: Nothing, errors: {} }),
  /**
   * Reads the whole log and proves the chain and the newest snapshot; with the code of a paper also that the log still holds
   * everything it held when that was printed.
   */
  verify: job({
    may: READERS,
    undo: 'none',
    input: z.object({ against: z.string().max(100).nullable().default(null) }).strict(),
    output: VerifyReport,
    errors: { 'desk/not-a-code': z.object({ code: z.string() }) },
  }),
  /** What a paper carries at its foot (see `VerifyReport`): one printed now, or what was sent with the commit `seq`. */
  code: read({
    may: READERS,
    input: z.object({ seq: Seq.optional() }).strict(),
    output: z.object({ code: z.string() }),
    errors: {},
  }),
  /** An administrator confirms that the clock is right although it runs behind the log. */
  confirmClock: write({ may: ['administrator'], undo: 'none', input: Nothing, output: Nothing, errors: {} }),
}
