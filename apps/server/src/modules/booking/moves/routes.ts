import { routes } from '@luukku/contract'
import { isOnlySeen, type AccessRule } from '@luukku/domain/access'
import { AppError, notFound } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import type { Services } from '../../../platform/services.ts'
import { withOthers } from '../lost-race.ts'
import type { RecentOffers } from '../recent-offers.ts'
import { searchToMove } from '../search-to-move.ts'
import { isSlotTaken } from '../slot-taken.ts'
import { listMyContacts } from '../waiting/list-my-contacts.ts'
import { acceptMove, askMove, getProposal, passMove } from './answer-move.ts'
import { readMoves } from './move-views.ts'

const own: AccessRule = {
  roles: ['visitor', 'resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 art. 15: own data',
}
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53 (1): joint guidance unit',
}
export function moveEndpoints(services: Services, recent: RecentOffers): Endpoint[] {
  return [
    reads(routes.readMoves, guidance, async ({ tx }) => ({ moves: await readMoves(tx, services.sealer) })),
    writes(
      routes.decideMove,
      guidance,
      async ({ tx, params, body }) => {
        const proposal = await getProposal(tx, params.id)
        if (body.decision === 'ask') await askMove(tx, services, proposal)
        else if (body.decision === 'yes') await acceptMove(tx, services, proposal)
        else await passMove(tx, proposal, body.decision === 'no' ? 'declined' : 'dismissed')
        return { moves: await readMoves(tx, services.sealer) }
      },
      {
        refused: (error, { params, ...asked }) =>
          withOthers(services, error, { ...asked, access: guidance, action: routes.searchTimes.id }, async (tx) =>
            searchToMove(tx, (await getProposal(tx, params.id)).appointment_id, recent),
          ),
      },
    ),
    writes(
      routes.answerMyMove,
      own,
      async ({ tx, params, body }) => {
        const proposal = await getProposal(tx, params.id)
        if (!(await listMyContacts(tx)).includes(proposal.contact_id)) throw notFound()
        if (isOnlySeen(tx.actor, proposal.person_id)) throw new AppError('not-allowed')
        // Before a professional asks it is no question to anybody.
        if (proposal.status === 'proposed') throw notFound()
        if (body.answer === 'yes') await acceptMove(tx, services, proposal)
        else await passMove(tx, proposal, 'declined')
        return { done: true as const }
      },
      // Their booked time stands: other times are on its own page.
      { refused: (error) => Promise.resolve(isSlotTaken(error) ? new AppError('slot-taken') : error) },
    ),
  ]
}
