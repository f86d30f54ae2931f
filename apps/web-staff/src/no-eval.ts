import { config } from 'zod'

// The content security policy forbids eval; zod would probe for it, and the probe alone counts as a violation.
// Must be the first import of main.tsx, before the contract makes its schemas.
config({ jitless: true })
