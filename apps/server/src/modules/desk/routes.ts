import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { sendContact } from '../contact/index.ts'
import { assessCase } from './assess-case.ts'
import { openCase } from './open-case.ts'
import { recordAnswers } from './record-answers.ts'
import { recordCall } from './record-call.ts'
import { recordInformed } from './record-informed.ts'
import { askBack } from './ask-back.ts'
import { leaveChoice } from './leave-choice.ts'
import { listColleagues } from './list-colleagues.ts'
import { assignCase } from './assign-case.ts'
import { setNextStep } from './set-next-step.ts'
import { guide112 } from './guide-112.ts'
import { joinCases } from './join-cases.ts'
import { closeCase } from './close-case.ts'
import { reopenCase } from './reopen-case.ts'
import { listDesk, searchDesk } from './list-desk.ts'
import { setVisit } from './set-visit.ts'
import { reopenNeed } from './reopen-need.ts'
import { readCase } from './read-case.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53: joint guidance unit',
}

/** Every member of staff may know who is at work: rows about nobody who is a client. */
const colleagues: AccessRule = {
  roles: ['triage', 'health', 'social', 'manager'],
  relation: 'none',
  purpose: 'technical',
  ground: 'roster of the county',
}

export function deskEndpoints(services: Services): Endpoint[] {
  const { sealer } = services
  return [
    reads(routes.listDesk, guidance, ({ tx, query }) => listDesk(tx, sealer, query)),
    writes(routes.searchDesk, guidance, ({ tx, body }) => searchDesk(tx, sealer, body.words)),
    reads(routes.readCase, guidance, ({ tx, params }) => readCase(tx, sealer, params.id)),
    writes(routes.recordContact, guidance, (call) => sendContact(services, call, call.body)),
    writes(routes.openCase, guidance, async ({ tx, params }) => {
      await openCase(tx, params.id)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.recordAnswers, guidance, async ({ tx, params, body }) => {
      await recordAnswers(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.assessCase, guidance, async ({ tx, params, body }) => {
      await assessCase(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.recordCall, guidance, async ({ tx, params, body }) => {
      await recordCall(tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.askBack, guidance, async ({ tx, params, body }) => {
      await askBack(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.recordInformed, guidance, async ({ tx, params, body }) => {
      await recordInformed(tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.leaveChoice, guidance, async ({ tx, params, body }) => {
      await leaveChoice(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.assignCase, guidance, async ({ tx, params, body }) => {
      await assignCase(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.setNextStep, guidance, async ({ tx, params, body }) => {
      await setNextStep(tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.guide112, guidance, async ({ tx, params, body }) => {
      await guide112(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.joinCases, guidance, async ({ tx, params, body }) => {
      await joinCases(tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.closeCase, guidance, async ({ tx, params, body }) => {
      await closeCase(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.reopenCase, guidance, async ({ tx, params, body }) => {
      await reopenCase(services, tx, params.id, body)
      return readCase(tx, sealer, params.id)
    }),
    writes(routes.setVisit, guidance, async ({ tx, params, body }) =>
      readCase(tx, sealer, await setVisit(tx, services, params.id, body)),
    ),
    writes(routes.reopenNeed, guidance, async ({ tx, params, body }) =>
      readCase(tx, sealer, await reopenNeed(tx, sealer, params.id, body.reason)),
    ),
    reads(routes.listColleagues, colleagues, ({ tx, query }) => listColleagues(tx, query.at)),
  ]
}
