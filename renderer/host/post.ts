import { z } from 'zod'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import { Refusal } from '#shared/domain/refusal.ts'

const Taken = z.object({ token: z.string() })
const TOO_LARGE = 413

/** Sends a file to the door the page came from; `held`: it must not touch the disk there. */
export async function post(file: File, how?: 'held'): Promise<ChosenFile> {
  const address = new URL('/files', location.origin)
  address.searchParams.set('name', file.name)
  if (how) address.searchParams.set(how, '')
  const answer = await fetch(address, { method: 'POST', body: file }).catch(() => null)
  if (answer?.status === TOO_LARGE) throw new Refusal('file/too-large')
  const taken = answer?.ok ? Taken.safeParse(await answer.json()) : null
  if (!taken?.success) throw new Refusal('file/not-received')
  return { token: taken.data.token, name: file.name }
}
