import type { JobEvent } from '#shared/contract/procedure.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Language } from '#shared/locales/index.ts'
import { sentencesIn, type Sentences } from './sentences.ts'

/** Where answers are written, for a person or for a script. */
export interface Paper {
  readonly sentences: Sentences
  /** The answer on stdout: `json` as one line, or `text`. */
  print(answer: { readonly json: object; readonly text: string }): void
  /** A refusal or something the owner of the data must be told, on stderr. */
  warn(what: Pick<Refusal, 'code' | 'params'>): void
  /** Passes a job's events on to a terminal as a running count; answers with its result. */
  follow<R>(label: string, events: AsyncIterable<JobEvent<R>>): Promise<R>
}

export function paperFor({ json, lang }: { readonly json: boolean; readonly lang: Language }): Paper {
  const sentences = sentencesIn(lang)
  const showsProgress = !json && process.stderr.isTTY
  return {
    sentences,
    print: (answer) => void process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.text}\n`),
    warn({ code, params }) {
      const line = json ? JSON.stringify({ code, params }) : sentences.refusal({ code, params })
      process.stderr.write(`${line}\n`)
    },
    async follow(label, events) {
      try {
        for await (const event of events) {
          if (event.type === 'done') return event.result
          if (showsProgress) process.stderr.write(`\r${label} ${event.done}${event.total ? `/${event.total}` : ''}`)
        }
      } finally {
        if (showsProgress) process.stderr.write('\n')
      }
      throw new Error('a job ended without a result')
    },
  }
}
