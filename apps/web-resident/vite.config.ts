import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter()],
  build: {
    assetsInlineLimit: 0,
    ...(isSsrBuild ? { rolldownOptions: { input: './server.ts' } } : {}),
  },
  // One self-contained server file: it starts fast, and React and styled-components exist once.
  ssr: { noExternal: true },
}))
