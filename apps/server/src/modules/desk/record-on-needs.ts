import type { WriteTx } from '../../platform/db.ts'
import type { ContactRow } from '../contact/index.ts'
import { recordInLaw, sealGround } from '../law/index.ts'
import type { CaseServices } from './case-action.ts'
import { listNeeds } from './case-queries.ts'

/** Both moments are kept with each need of the case, with their reason, whatever an earlier assessment left behind. */
export async function recordOnNeeds(
  { sealer }: CaseServices,
  tx: WriteTx,
  row: ContactRow,
  kind: 'closed' | 'reopened',
  reason: string,
): Promise<void> {
  for (const { id, register } of await listNeeds(tx, row.id)) {
    const need = { id, person_id: row.person_id, contact_id: row.id, register }
    await recordInLaw(tx, sealer, need, {
      kind,
      name: kind,
      groundPayloadId: await sealGround(tx, sealer, need, reason),
    })
  }
}
