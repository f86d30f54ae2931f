import { routes } from '@luukku/contract'
import { isOnlySeen, type AccessRule } from '@luukku/domain/access'
import { AppError, notFound } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import type { Services } from '../../../platform/services.ts'
import { withOthers, type AskedOf, type FindOtherTimes } from '../lost-race.ts'
import type { RecentOffers } from '../recent-offers.ts'
import { searchForNeed } from '../search-to-move.ts'
import { listMyContacts } from '../waiting/list-my-contacts.ts'
import { acceptMove, askMove, getProposal, passMove } from './answer-move.ts'
import type { ProposalRow } from './move-queries.ts'
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
export function moveEndpoints(services: Services, recent: RecentOffers, findOtherTimes: FindOtherTimes): Endpoint[] {
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
        refused: (error, { params, body, ...asked }) => {
          const isWanted = body.decision === 'ask' || body.decision === 'yes'
          const by = { access: guidance, action: routes.searchTimes.id, ...(isWanted ? { over: 'move-over' } : {}) }
          return withOthers(services, error, { ...asked, ...by }, async (tx) =>
            searchForNeed(tx, askedOf(await getProposal(tx, params.id)), recent),
          )
        },
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
      {
        // Their booked time stands. Who keeps it looks for no other.
        refused: (error, { params, body, ...asked }) =>
          body.answer === 'no'
            ? Promise.resolve(error)
            : withOthers(
                services,
                error,
                { ...asked, access: own, action: routes.listTimes.id, over: 'move-over' },
                async (tx) => findOtherTimes(tx, askedOf(await getProposal(tx, params.id))),
              ),
      },
    ),
  ]
}

const askedOf = ({ need_id: needId, appointment_id: appointmentId }: ProposalRow): AskedOf => ({
  needId,
  appointmentId,
})
