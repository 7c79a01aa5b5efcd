import { Day } from '#shared/domain/days.ts'
import { today } from '#renderer/i18n/formats.ts'

/** What is said of a hand-over before it is made. `papers`: one a line. */
export interface HandoverOrder {
  readonly toStaffId: number | null
  readonly onDay: string | null
  readonly supervisor: string | null
  readonly papers: string
  readonly note: string | null
}

/** What stands in the address, so that the list can be printed and signed before anything moves. */
export function orderIn(params: URLSearchParams): HandoverOrder {
  const to = Number(params.get('to'))
  return {
    toStaffId: Number.isSafeInteger(to) && to > 0 ? to : null,
    onDay: Day.safeParse(params.get('on')).data ?? today(),
    supervisor: params.get('supervisor'),
    papers: params.get('papers') ?? '',
    note: params.get('note'),
  }
}

/** What `orderIn` reads. */
export function paramsOf({ toStaffId, onDay, supervisor, papers, note }: HandoverOrder): string {
  const said = { to: toStaffId?.toString(), on: onDay, supervisor, papers, note }
  return new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
}
