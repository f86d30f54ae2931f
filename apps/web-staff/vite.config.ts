import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The server puts a fresh nonce in place of the word in each response: index.html is never cached.
export default defineConfig({
  root: import.meta.dirname,
  base: '/staff/',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', sourcemap: false },
})
