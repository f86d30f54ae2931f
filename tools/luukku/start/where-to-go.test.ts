import { expect, test } from 'vitest'
import { whereToGo } from './where-to-go.ts'

const kept = { dataFolder: '/data', database: 'bundled PostgreSQL' }
const development = { production: false, apiDocs: true, developmentSignIn: true, publicUrl: undefined }

test('in development every door is told, and that no password is asked for', () => {
  const said = whereToGo('http://127.0.0.1:7600/', development, kept)
  for (const path of ['/', '/staff', '/staff/manager', '/dev/inbox', '/api/docs'])
    expect(said).toContain(` http://127.0.0.1:7600${path}\n`)
  expect(said).toContain('there is no password')
  expect(said).not.toContain('listens at')
})

test('in production people are told the address that they type, and no door that is shut', () => {
  const production = { ...development, production: true, apiDocs: false, developmentSignIn: false }
  const said = whereToGo('http://127.0.0.1:7600', { ...production, publicUrl: 'https://luukku.example/' }, kept)
  expect(said).toContain(' https://luukku.example/staff\n')
  expect(said).toContain('listens at     http://127.0.0.1:7600\n')
  expect(said).not.toMatch(/dev\/inbox|api\/docs|no password|127\.0\.0\.1:7600\//)
  expect(whereToGo('http://127.0.0.1:1', { ...production, apiDocs: true }, kept)).toContain('/api/docs')
})
