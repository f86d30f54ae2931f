import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  build: { assetsInlineLimit: 0 },
  // One self-contained server file: it starts fast, and React and styled-components exist once.
  ssr: { noExternal: true },
  environments: { ssr: { build: { rolldownOptions: { input: './server.ts' } } } },
})
