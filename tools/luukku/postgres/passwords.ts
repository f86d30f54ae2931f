import { randomBytes } from 'node:crypto'
import type { PostgresPasswords } from './urls.ts'

/** New random passwords, 192 bits each. */
export function makePasswords(): PostgresPasswords {
  const password = () => randomBytes(24).toString('base64url')
  return { postgres: password(), luukku_owner: password(), luukku_app: password(), luukku_jobs: password() }
}
