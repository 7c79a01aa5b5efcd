import './zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { api, queries } from '#renderer/api/api.ts'
import { startLanguage } from '#renderer/i18n/i18n.ts'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'
import { App } from './App.tsx'

// Asked before anything is drawn: the desk may still be opening its folder.
void queries.prefetchQuery(api.desk.status.queryOptions({ input: {} }))
await startLanguage()
const page = document.getElementById('page')
if (!page) throw new Error('The page has no place to stand')
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
