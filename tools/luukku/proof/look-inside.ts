import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Sends a first contact, as anybody may. @throws Error when it is not taken */
export async function sendContact(url: string): Promise<string> {
  const answer = await fetch(new URL('/api/contacts', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä syksystä asti' }),
  })
  if (answer.status !== 200) throw new Error(`a contact was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { contactId: string }).contactId
}

/** Contacts in the database that runs on a data folder. */
export function countContacts(clone: string, data: string): number {
  const script = `const { Client } = await import('pg')
    const { readFileSync } = await import('node:fs')
    const read = (name) => JSON.parse(readFileSync(process.argv[1] + '/' + name, 'utf8'))
    const { socketFolder } = read('running.json')
    const client = new Client({ host: socketFolder, user: 'postgres', password: read('secrets.json').postgres.postgres, database: 'luukku' })
    await client.connect()
    console.log((await client.query('select count(*)::int as n from contact')).rows[0].n)
    await client.end()`
  return Number(
    execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, data], {
      cwd: clone,
      encoding: 'utf8',
    }),
  )
}

/** Command lines of processes that work in a clone, or on PostgreSQL's files in it. */
export function processesOf(clone: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return []
    try {
      const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
        .replaceAll('\0', ' ')
        .trim()
      const place = readlinkSync(join('/proc', pid, 'cwd'))
      return place.startsWith(clone) || command.includes(clone) ? [command.slice(0, 120)] : []
    } catch {
      return []
    }
  })
}
