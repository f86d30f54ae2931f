import { expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

const publicUrl = 'https://luukku.example'
test('V4.1.3: in production no address is built from the host that a request names', () => {
  for (const host of ['evil.example', undefined, 'luukku.example.evil.example'])
    expect(ownAddress({ production: true, publicUrl }, host)).toBe(publicUrl)
  expect(ownAddress({ production: false, publicUrl }, 'localhost:8660')).toBe('http://localhost:8660')
})
