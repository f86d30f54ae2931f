import './no-eval.ts'
import '@fontsource/source-sans-3/latin-400.css'
import '@fontsource/source-sans-3/latin-600.css'
import '@fontsource/source-sans-3/latin-ext-400.css'
import '@fontsource/source-sans-3/latin-ext-600.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/desk.css'
import './styles/case.css'
import './styles/pages.css'
import './styles/models.css'
import './styles/policy.css'
import './styles/roster.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
