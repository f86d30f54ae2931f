import { routes, type RouteResponse } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findNeedInLaw, listClockRecords, listNeedClocks } from './clock-record-queries.ts'
import { toClockView } from './clock-view.ts'
import { readLaw } from './read-law.ts'
import { recordableOf } from './recordable.ts'
import { recordedOf } from './recorded.ts'
import { recordByProfessional } from './record-in-law.ts'
import { takeBackRecord } from './take-back-record.ts'
import { toLawRegister } from './register-view.ts'

/** The law is public; the county's readings of it are its own. No row about a person. */
const everyStaff: AccessRule = {
  roles: ['triage', 'health', 'social', 'manager'],
  relation: 'none',
  purpose: 'technical',
  ground: 'statutes and the county’s readings of them',
}

/** Guidance sees the need by its contact, others by their client relationship: the wall decides. */
const whoSeesTheNeed: AccessRule = {
  roles: ['triage', 'health', 'social'],
  relation: 'client-relationship',
  purpose: 'care',
  ground: '703/2023 §§ 9, 53: recording in the care of one’s own client or in the joint guidance unit',
}

/** @param follow brings the desk's list to the need's legal day, in the transaction that changed it */
export function lawEndpoints(
  services: Pick<Services, 'sealer' | 'jobs'>,
  follow: (tx: WriteTx, needId: string) => Promise<void>,
): Endpoint[] {
  const { sealer } = services
  return [
    reads(routes.readLawRegister, everyStaff, async ({ tx }) => toLawRegister(await readLaw(tx))),
    writes(routes.recordOnNeed, whoSeesTheNeed, async ({ tx, params, body }) => {
      await recordByProfessional(tx, sealer, params.id, body)
      await follow(tx, params.id)
      return readRecorded(tx, sealer, params.id)
    }),
    writes(routes.takeBackRecord, whoSeesTheNeed, async ({ tx, params, body }) => {
      await takeBackRecord(tx, services, params.id, body)
      await follow(tx, params.id)
      return readRecorded(tx, sealer, params.id)
    }),
  ]
}

/** The clocks of a need as they stand, what has been recorded of it, and what may be recorded next. */
async function readRecorded(
  tx: ReadTx,
  sealer: Sealer,
  needId: string,
): Promise<RouteResponse<typeof routes.recordOnNeed>> {
  const law = await readLaw(tx)
  const clocks = await listNeedClocks(tx, needId)
  const service = (await findNeedInLaw(tx, needId))?.facts.service ?? ''
  const records = await listClockRecords(tx, [needId])
  return {
    clocks: clocks.map((clock) => toClockView(clock, law)),
    recordable: recordableOf(law, clocks, { service, records }, tx.at),
    recorded: [...((await recordedOf(tx, sealer, law, records)).get(needId) ?? [])],
  }
}
