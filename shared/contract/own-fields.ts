import { z } from 'zod'
import { HolderState, Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** A field of a holder that the office itself added to the register. `holders`: in how many it is filled in. */
export const OwnFieldView = z.object({ id: Id, seq: Seq, name: z.string(), rank: z.int(), holders: z.int() })
export type OwnFieldView = z.infer<typeof OwnFieldView>

const taken = { 'own-field/name-taken': z.object({ name: z.string() }) }

export const ownFields = {
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ fields: z.array(OwnFieldView) }),
    errors: {},
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ name: text(40) }).strict(),
    output: RowDone,
    errors: taken,
  }),
  rename: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, name: text(40) }).strict(),
    output: RowDone,
    errors: taken,
  }),
  /** Only while no holder has a value in it. */
  remove: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: { 'own-field/filled-in': z.object({ name: z.string(), holders: z.int() }) },
  }),
  /** All fields of the office with this holder's values; null where there is none. */
  of: read({
    may: READERS,
    input: z.object({ holderId: Id }).strict(),
    output: z.object({ values: z.array(z.object({ fieldId: Id, name: z.string(), value: z.string().nullable() })) }),
    errors: {},
  }),
  /** Writes the values given; null takes one away. `seen` is the holder's `seq`. */
  fill: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({
        holderId: Id,
        seen: Seq,
        values: z.array(z.object({ fieldId: Id, value: text(400).nullable() }).strict()).max(100),
      })
      .strict(),
    output: RowDone,
    errors: {
      'holder/not-active': z.object({ state: HolderState }),
      'text/number-masked': z.object({ masked: z.string() }),
    },
  }),
}
