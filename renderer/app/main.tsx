import './zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '#renderer/i18n/i18n.ts'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'
import { App } from './App.tsx'

await startLanguage()
const page = document.getElementById('page')
if (!page) throw new Error('The page has no place to stand')
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
