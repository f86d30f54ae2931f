import type { PlanView, RouteBody, routes } from '@luukku/contract'
import { lackedBy, type PlaceFeature } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { planPlaceChecks } from '../booking/index.ts'
import { goesTo } from '../contact/index.ts'
import { readPlans } from '../plan/index.ts'
import { isMine } from './my-contacts.ts'

interface AskedNeed {
  id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  place_wishes: PlaceFeature[]
}

/**
 * The resident tells what they cannot come without. It is asked once: what is new or gone holds for their other open needs too, where
 * a new need would ask the same; of a matter that is hidden from who acts for them only for such ones. What is booked stays; where its place lacks what is asked it gets another room, or comes to guidance.
 *
 * @throws AppError not-found: not there, ended, or not for this person to change
 */
export async function setMyPlace(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  needId: string,
  { wishes }: RouteBody<typeof routes.setMyPlace>,
): Promise<PlanView> {
  const need = await tx.first(sql<AskedNeed>`
    select id, person_id, contact_id, register, place_wishes from need
    where id = ${needId} and status in ('open', 'booked') and outside is null`)
  if (!need || !isMine(tx.actor, need)) throw notFound()
  const changed = await changeWishes(tx, need, wishes)
  // Somebody who may only look at another's matters changes nothing: the wall leaves no row to change.
  if (!changed.includes(need.id)) throw notFound()
  await planPlaceChecks(tx, services, changed)
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { contact: need.contact_id, need: need.id, place: true },
  })
  const [plan] = await readPlans(tx, [need.contact_id])
  if (!plan) throw notFound()
  return plan
}

/** What the desk has asked of another visit beside it stays there. @returns the needs that ask it now */
async function changeWishes(tx: WriteTx, need: AskedNeed, wishes: readonly PlaceFeature[]): Promise<string[]> {
  const added = lackedBy(wishes, need.place_wishes)
  const gone = lackedBy(need.place_wishes, wishes)
  const rows = await tx.rows(sql<{ id: string }>`
    update need n set place_wishes = array(
      select w from (select unnest(n.place_wishes) union select unnest(${added}::text[]) except select unnest(${gone}::text[])) a (w) order by w)
    where n.person_id = ${need.person_id} and n.status in ('open', 'booked') and n.outside is null
      and (n.contact_id = ${need.contact_id} or n.register = ${need.register} and ${goesTo(sql`${need.contact_id}`, sql`n.contact_id`)})
      -- Nobody comes to a place for what is given by phone alone.
      and (n.id = ${need.id} or exists (
        select from service v where v.county_id = n.county_id and v.code = n.service and 'onsite' = any (v.modes)))
    returning n.id`)
  return rows.map(({ id }) => id)
}
