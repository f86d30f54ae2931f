import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openTcpDoor } from '../../../packages/testkit/src/tcp-door.ts'
import { startCluster } from '../postgres/cluster.ts'
import { makePasswords } from '../postgres/passwords.ts'
import { socketUrl } from '../postgres/urls.ts'
import { comesUpAndStops } from './expectations.ts'
import { claim, type Proof } from './proof.ts'
import { tryStart } from './try-start.ts'

/** Starts on a PostgreSQL that somebody else runs. */
export const databaseProofs: Proof[] = [
  {
    name: 'DATABASE_URL of a living PostgreSQL, over TCP, also while another start works on it',
    run: async ({ folder, clone }) => {
      const place = join(folder, 'theirs')
      mkdirSync(place)
      const passwords = makePasswords()
      // Without Luukku's roles, as an administrator has it: the password of a role that logs in already is somebody's.
      const theirs = await startCluster({
        folder: join(place, 'postgres'),
        logFile: join(place, 'postgres.log'),
        passwords,
        durability: 'throwaway',
      })
      await makeDatabase(theirs.superuserUrl('postgres'))
      const superuser = socketUrl(theirs.socketFolder, 'postgres', passwords.postgres, 'luukku')
      const door = await openTcpDoor(superuser)
      try {
        const environment = { DATABASE_URL: door.url(superuser) }
        const first = await comesUpAndStops(clone, ['--data', join(folder, 'theirs-data')], { environment })
        const [one, two] = ['one', 'two'].map((name) =>
          tryStart(clone, ['--data', join(folder, `theirs-${name}`)], { environment }),
        )
        const urls = await Promise.all([one?.ready, two?.ready])
        claim(new Set(urls).size === 2 && !urls.includes(undefined), `${one?.said() ?? ''}\n${two?.said() ?? ''}`)
        await Promise.all([one?.stop(), two?.stop()])
        claim(!(one?.said() ?? '').includes(passwords.postgres), 'it showed a password')
        return `${first}; then two at once on it: ${urls.join(' and ')}`
      } finally {
        await door.close()
        await theirs.stop()
      }
    },
  },
]

async function makeDatabase(superuserUrl: string): Promise<void> {
  const superuser = new Client({ connectionString: superuserUrl })
  await superuser.connect()
  try {
    await superuser.query('create database luukku')
  } finally {
    await superuser.end()
  }
}
