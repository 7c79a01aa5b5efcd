import { useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { UndoBlocker } from '#shared/contract/history.ts'
import { call } from '#renderer/api/api.ts'
import { noteChange } from '#renderer/api/changes.ts'
import { refusalOf, type PageRefusal } from '#renderer/api/refusals.ts'

interface Undoing {
  readonly seq: number
  /** The commit is an undo itself: taking it back does the thing again. */
  readonly isAgain?: boolean
}

/** Takes a commit back, one at a time. `blockers` lists what stands in the way when it can't be done. */
export function useUndo() {
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: ({ seq }: Undoing) => call.history.undo({ seq }),
    onSuccess: (undone, { seq, isAgain = false }) => {
      const command = isAgain ? 'history.redo' : 'history.undo'
      noteChange({ seq: undone.seq, command, undoes: seq, isUndo: !isAgain, isFinal: undone.isFinal })
    },
  })
  const refusal: PageRefusal | null = error ? refusalOf(error) : null
  const blockers = z.array(UndoBlocker).safeParse(refusal?.params['blockers']).data ?? null
  const undo = (undoing: Undoing) => {
    if (!isPending) mutate(undoing)
  }
  return { undo, refusal, blockers, dismiss: reset }
}
