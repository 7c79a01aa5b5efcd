import { setImmediate as turn } from 'node:timers/promises'
import { keepMatchings } from '#core/imports/sheet/keep-matchings.ts'
import { forgetMatching, listMatchings, readMatchings } from '#core/imports/sheet/matching-rows.ts'
import { answersIn } from '#core/imports/answers.ts'
import { refusedRowsPlan } from '#core/imports/refused-rows.ts'
import { importList, type Outcome, type Readings } from '#core/imports/run.ts'
import { listedOf } from '#core/imports/tally.ts'
import { sheetsOf } from '#core/imports/sheet/sheets.ts'
import { keepTemplate } from '#core/papers/commands.ts'
import { keepForm, replaceForm } from '#core/upper-forms/commands.ts'
import type { JobProgress, WriteCall } from '#core/ports.ts'
import type { ImportOrder, ImportRow } from '#shared/contract/imports.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Workbook } from '#shared/domain/workbook.ts'
import { KEEPERS } from '#shared/domain/roles.ts'
import { resources } from '#shared/locales/index.ts'
import { refusalsIn } from '#shared/locales/refusals.ts'
import { jobCall } from './jobs.ts'
import type { OwnHandlers } from './own-handlers.ts'
import type { Session } from './session.ts'

/** The feature `imports`: the core judges and writes, but its rows come from a file, and files take their time. */
export function createImportHandlers(session: Session): OwnHandlers<Contract['imports']> {
  /** What the last trial or run of a file said, as long as the file is kept. */
  const outcomes = new WeakMap<Workbook, Remembered>()
  const remembered = (book: Workbook, order: ImportOrder, outcome: Outcome) => {
    outcomes.set(book, { book, order, outcome })
    return { counts: outcome.counts }
  }
  /** What a trial has read takes room, and a run that ends in whatever way has no more use for it. */
  const takenReadings = (book: Workbook): Readings | null => {
    const known = outcomes.get(book)
    if (known) outcomes.set(book, { ...known, outcome: { ...known.outcome, readings: null } })
    return known?.outcome.readings ?? null
  }
  const outcomeOf = async (token: string): Promise<Remembered> => {
    const outcome = outcomes.get(await session.documents.read(token))
    if (!outcome) throw new Refusal('import/not-planned')
    return outcome
  }

  /** Who may draft rules may bring them in. */
  const admitRules = ({ kind }: Pick<ImportOrder, 'kind'>) => {
    if (kind === 'rules') session.admit({ kind: 'job', may: KEEPERS, undo: 'inverse' })
  }

  return {
    async paperTemplate({ token, kind }) {
      const { name: fileName, file } = await session.documents.template(token, kind)
      const { operator } = session.call()
      const head = { command: 'imports.paperTemplate', operator: operator.id }
      session.commit(head, (db) => keepTemplate(db, { kind, fileName, file }))
      return {}
    },

    async read({ token, ...corrections }, signal) {
      const book = await session.documents.read(token, signal)
      const steps = sheetsOf(book, corrections, readMatchings(session.readCall().db))
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return { name: book.name, ...step.value }
        await turn()
      }
    },

    async upperForm({ token, form }) {
      const blank = await session.documents.form(token)
      const { operator } = session.call()
      const { value } = session.commit({ command: 'imports.upperForm', operator: operator.id }, (db) => {
        if ('name' in form) return { id: keepForm(db, form.name, blank), seq: db.seq }
        replaceForm(db, form.id, blank)
        return { id: form.id, seq: db.seq }
      })
      return value
    },

    async answers({ token }, signal) {
      const book = await session.documents.read(token, signal)
      const told = answersIn(session.readCall(), book)
      if (told.known === 0) throw new Refusal('import/no-dispatch', { name: book.name })
      return told
    },

    async plan(order, signal) {
      session.jobs.refuseIfRunning()
      admitRules(order)
      const book = await session.documents.read(order.token, signal)
      const call = session.readCall()
      function* trial() {
        const outcome = yield* importList(() => call, book, order, null)
        return { ...remembered(book, order, outcome), hash: outcome.hash }
      }
      return session.jobs.reading('imports.plan', trial(), signal)
    },

    async rows({ token, verdicts, has, after, limit }) {
      const { rows } = (await outcomeOf(token)).outcome
      const wanted = rows.filter(
        ({ verdict, repairs, issues }) =>
          (verdicts.length === 0 || verdicts.includes(verdict)) &&
          (has !== 'repairs' || repairs.length > 0) &&
          (has !== 'warnings' || (verdict !== 'refused' && issues.length > 0)),
      )
      return { rows: wanted.slice(after, after + limit), total: wanted.length }
    },

    async report({ token, after, limit }) {
      const { rows } = (await outcomeOf(token)).outcome
      const next = after + limit
      return { ...listedOf(rows.slice(after, next)), next: next < rows.length ? next : null }
    },

    async run({ hash, ...order }, signal) {
      session.jobs.refuseIfRunning()
      const book = await session.documents.read(order.token, signal)
      const call = session.call()
      admitRules(order)
      const readings = takenReadings(book)
      function* steps(db: () => WriteCall['db']): Generator<JobProgress, RunResult, void> {
        let seq: number | null = null
        const job = jobCall(call, db)
        const write = (): WriteCall => {
          seq ??= job.db.seq
          return job
        }
        const outcome = yield* importList(() => job, book, order, write, readings)
        // Thrown before the last part ends, so all of it is taken back.
        if (hash !== null && hash !== outcome.hash) throw new Refusal('import/plan-changed')
        return { ...remembered(book, order, outcome), seq }
      }
      return session.jobs.writing(
        { command: COMMAND_OF[order.kind], operator: call.operator.id },
        session,
        steps,
        signal,
      )
    },

    matchings: () => ({ matchings: listMatchings(session.readCall().db) }),

    async keepMatchings({ token }) {
      const { order, outcome } = await outcomeOf(token)
      const call = session.call()
      const head = { command: 'imports.keepMatchings', operator: call.operator.id }
      const { value, seq } = session.commit(head, (db) => keepMatchings({ ...call, db }, order, outcome))
      return { kept: value, seq }
    },

    forgetMatching({ id, seen }) {
      const call = session.call()
      const head = { command: 'imports.forgetMatching', operator: call.operator.id }
      return session.commit(head, (db) => {
        forgetMatching({ ...call, db }, id, seen)
        return { id, seq: db.seq }
      }).value
    },

    leave({ token }) {
      session.documents.leave(token)
      return {}
    },

    async refusedRows({ token, language }) {
      const { book, outcome } = await outcomeOf(token)
      const sentenceOf = refusalsIn(language)
      const reasonOf = ({ code, params }: ImportRow['issues'][number]) => sentenceOf(code, params)
      const sheets = refusedRowsPlan(book, outcome, { language, reasonOf })
      if (sheets.length === 0) throw new Refusal('import/none-refused')
      const name = `${book.name.replace(/\.[^.]*$/, '')} ${resources[language].imports.verdict.refused}.xlsx`
      const written = await session.documents.write(name, { format: 'xlsx', sheets })
      return { token: written, name, rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0) }
    },
  }
}

/** Lines of the ledger of uses are undone as when they were typed in: by entries against them. */
const COMMAND_OF: { readonly [K in ImportKind]: string } = {
  roster: 'imports.run',
  requests: 'imports.run',
  usages: 'usages.recordMany',
  rules: 'imports.run',
}

interface Remembered {
  readonly book: Workbook
  readonly order: ImportOrder
  readonly outcome: Outcome
}

type RunResult = Pick<Outcome, 'counts'> & { readonly seq: number | null }
