import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { AppError, notFound, violatedConstraint } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import type { Services } from '../../../platform/services.ts'
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
/** The new time was taken meanwhile, by anybody, or the person has something else then: one answer. */
const politely = {
  refused: (error: unknown) =>
    Promise.resolve(
      violatedConstraint(error)?.startsWith('appointment_one_per_') === true ? new AppError('slot-taken') : error,
    ),
}

export function moveEndpoints(services: Services): Endpoint[] {
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
      politely,
    ),
    writes(
      routes.answerMyMove,
      own,
      async ({ tx, params, body }) => {
        const proposal = await getProposal(tx, params.id)
        if (!(await listMyContacts(tx)).includes(proposal.contact_id)) throw notFound()
        if (tx.actor.kind === 'resident' && tx.actor.readOnly?.includes(proposal.person_id))
          throw new AppError('not-allowed')
        // Before a professional asks it is no question to anybody.
        if (proposal.status === 'proposed') throw notFound()
        if (body.answer === 'yes') await acceptMove(tx, services, proposal)
        else await passMove(tx, proposal, 'declined')
        return { done: true as const }
      },
      politely,
    ),
  ]
}
