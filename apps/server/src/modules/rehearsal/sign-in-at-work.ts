import { routes } from '@luukku/contract'
import { insertSession } from '../../platform/session-queries.ts'
import type { Services } from '../../platform/services.ts'
import { getStaffAtWork } from '../auth/index.ts'
import { createCaller, type Staff } from './play-scenario.ts'

/** Signs in somebody of the guidance unit who is at work at the clock's moment: at night who is on duty. */
export async function signInAtWork(
  { db, config, clock }: Pick<Services, 'db' | 'config' | 'clock'>,
  origin: string,
): Promise<Staff> {
  const { token } = await db.technical(
    config.countyId,
    async (tx) => insertSession(tx, config.countyId, { kind: 'staff', staffId: await getStaffAtWork(tx, 'triage') }),
    clock,
  )
  const call = createCaller(origin, new Map([['luukku_session', token]]))
  return { call, formToken: (await call(routes.readSession)).formToken }
}
