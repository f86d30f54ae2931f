import { expect } from 'vitest'
import type { Browser } from './small-county-server.ts'

/** An interpreter of Arabic at work 9-11 on a day, entered by the manager of the joint unit. @returns the interpreter's id */
export async function addInterpreter(
  boss: Browser,
  day: string,
  o: { name?: string; municipality?: string; remote?: boolean; from?: string; to?: string } = {},
): Promise<string> {
  const made = await boss('POST', '/api/calendars/interpreters', {
    name: o.name ?? 'Tulkki 1',
    languages: ['ar'],
    remote: o.remote ?? true,
    active: true,
    ...(o.municipality === undefined ? {} : { municipality: o.municipality }),
  })
  expect(made.status, made.text).toBe(200)
  const id = String(made.body.interpreterId)
  const hours = { day, from: o.from ?? '09:00', to: o.to ?? '11:00' }
  const added = await boss('POST', `/api/calendars/interpreters/${id}/times`, hours)
  expect(added.body, added.text).toEqual({ added: 1 })
  return id
}
