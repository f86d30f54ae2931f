import { majorityAge } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { setHidden } from '../acting/index.ts'
import { appendEvents } from '../contact/index.ts'
import { ageOf, readIdentities } from '../person/index.ts'
import { isActedFor, listOwnUndecided } from './registry-queries.ts'

/**
 * What somebody told of themself before anybody knew that they are a minor is kept from guardians from the moment when it
 * becomes known, as if they had been known when it came: what was seen cannot be taken back. Neither an age nobody told nor a
 * «they may see» that anybody could have ticked opens it; the minor or a professional does, later. Where the birth date is not
 * known even now, and somebody acts for the person, they count as a minor.
 *
 * @param joinId  only what came along with this joining; without it all that is theirs
 * @law 785/1992 §§ 7, 9 (2); 703/2023 §§ 34, 40, 51
 */
export async function hearMinorFirst(tx: WriteTx, sealer: Sealer, personId: string, joinId?: string): Promise<void> {
  const age = ageOf((await readIdentities(tx, sealer, [personId])).get(personId), tx.at)
  const isMinor = age === undefined ? await isActedFor(tx, personId) : age < majorityAge
  if (!isMinor) return
  for (const row of await listOwnUndecided(tx, personId, joinId)) {
    await setHidden(tx, row.id, personId, true)
    await appendEvents(tx, row, [{ change: { type: 'representatives', guardians: 'do-not-see' } }])
  }
}
