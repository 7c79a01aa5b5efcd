import { useRoutes } from 'react-router'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { PAGES } from './routes.tsx'
import { Shell } from './shell/Shell.tsx'

/** The open desk: its frame and the page that the address names. */
export function Desk(props: { status: DeskStatus; restarts: number }) {
  return useRoutes([{ element: <Shell {...props} />, children: [...PAGES] }])
}
