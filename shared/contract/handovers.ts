import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { StaffKind } from '#shared/domain/reference.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { job, read } from './procedure.ts'

/**
 * What is handed over: people looked after, open requests (what was promised at a visit stands as `promise`), cards that
 * are under way, visits that are planned, and receipts that were printed for open requests.
 */
export const HandoverKind = z.enum(['holder', 'request', 'promise', 'card', 'visit', 'paper'])
export type HandoverKind = z.infer<typeof HandoverKind>

/** `number` is the request's or the card's; `state` a word of its own table; `onDay` when it is due or planned. */
export const HandoverLine = z.object({
  kind: HandoverKind,
  holderId: Id.nullable(),
  requestId: Id.nullable(),
  visitId: Id.nullable(),
  cardId: Id.nullable(),
  who: z.string().nullable(),
  number: z.string().nullable(),
  content: z.string().nullable(),
  state: z.string().nullable(),
  onDay: Day.nullable(),
})
export type HandoverLine = z.infer<typeof HandoverLine>

export const HandoverHead = z.object({
  id: Id,
  seq: Seq,
  fromStaffId: Id,
  from: z.string(),
  toStaffId: Id,
  to: z.string(),
  kind: StaffKind,
  onDay: Day,
  supervisor: z.string().nullable(),
  papers: z.string().nullable(),
  note: z.string().nullable(),
  lines: z.int(),
})
export type HandoverHead = z.infer<typeof HandoverHead>

/** When a colleague leaves: what there is to hand over, and the transfer itself. */
export const handovers = {
  /** What would be handed over today. */
  preview: read({
    may: READERS,
    input: z.object({ staffId: Id }).strict(),
    output: z.object({ lines: z.array(HandoverLine) }),
    errors: {},
  }),
  /** The latest first. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ handovers: z.array(HandoverHead) }),
    errors: {},
  }),
  get: read({
    may: READERS,
    input: z.object({ id: Id }).strict(),
    output: HandoverHead.omit({ lines: true }).extend({ lines: z.array(HandoverLine) }),
    errors: {},
  }),
  /**
   * From the day on everything is the receiver's: links, open requests, planned visits. One undo takes it back. `papers` are
   * what goes along in folders, one a line.
   */
  transfer: job({
    may: KEEPERS,
    undo: 'inverse',
    input: z
      .object({
        fromStaffId: Id,
        toStaffId: Id,
        onDay: Day,
        supervisor: text(40).nullable(),
        papers: text(2000).nullable(),
        note: text(400).nullable(),
      })
      .strict(),
    output: z.object({ id: Id, holders: z.int(), requests: z.int(), visits: z.int(), seq: Seq }),
    errors: {
      'handover/to-oneself': z.object({ name: z.string() }),
      'handover/other-kind': z.object({ from: StaffKind, to: StaffKind }),
      'handover/receiver-inactive': z.object({ name: z.string() }),
      'handover/nothing': z.object({ name: z.string() }),
      'handover/in-future': z.object({ onDay: Day, today: Day }),
    },
  }),
}
