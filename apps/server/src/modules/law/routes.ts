import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { findNeedInLaw, listNeedClocks } from './clock-record-queries.ts'
import { toClockView } from './clock-view.ts'
import { readLaw } from './read-law.ts'
import { recordableOf } from './recordable.ts'
import { recordByProfessional } from './record-in-law.ts'
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

export function lawEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.readLawRegister, everyStaff, async ({ tx }) => toLawRegister(await readLaw(tx))),
    writes(routes.recordOnNeed, whoSeesTheNeed, async ({ tx, params, body }) => {
      await recordByProfessional(tx, sealer, params.id, body)
      const law = await readLaw(tx)
      const clocks = await listNeedClocks(tx, params.id)
      const service = (await findNeedInLaw(tx, params.id))?.facts.service ?? ''
      return {
        clocks: clocks.map((clock) => toClockView(clock, law)),
        recordable: recordableOf(law, clocks, service, tx.at),
      }
    }),
  ]
}
