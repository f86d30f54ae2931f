import { createDb } from '../../apps/server/src/platform/db.ts'
import { readConfig } from '../../apps/server/src/platform/config.ts'
import { movableClock } from '../../apps/server/src/platform/clock.ts'
import { insertSession } from '../../apps/server/src/platform/session-queries.ts'
import { listDemoStaff } from '../../apps/server/src/modules/auth/index.ts'
import type { DatabaseUrls } from '../../tools/luukku/postgres/urls.ts'
import { benchMoment } from './bench-county.ts'

/** Session cookies of members of the guidance unit, one a client; a small county's nurses serve several. */
export async function signInNurses(urls: DatabaseUrls, count: number): Promise<string[]> {
  const db = createDb(urls.appUrl, { pool: 2 })
  const { countyId } = readConfig({ DATABASE_URL: urls.ownerUrl })
  try {
    return await db.technical(
      countyId,
      async (tx) => {
        const nurses = (await listDemoStaff(tx)).filter(({ roles }) => roles.includes('triage'))
        if (nurses.length === 0) throw new Error('nobody of the guidance unit in the county')
        const tokens: string[] = []
        for (let n = 0; n < count; n++) {
          const staffId = nurses[n % nurses.length]?.id ?? ''
          tokens.push((await insertSession(tx, countyId, { kind: 'staff', staffId })).token)
        }
        return tokens
      },
      movableClock(new Date(benchMoment)),
    )
  } finally {
    await db.close()
  }
}
