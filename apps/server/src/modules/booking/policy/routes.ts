import { randomUUID } from 'node:crypto'
import { routes, type RouteBody } from '@luukku/contract'
import type { AccessRule, Actor } from '@luukku/domain/access'
import { isSameSetting } from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import type { Services } from '../../../platform/services.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { insertPolicy, listPolicyUnits } from '../offers/policy-queries.ts'
import { readPolicies } from '../offers/read-policy.ts'
import { answerTrial, findTrial, findTrialUnderWay, insertComparison } from './policy-trial-queries.ts'
import { readPolicyPage } from './read-policy-page.ts'

const management: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '612/2021 § 29: monitoring of access; counts without persons',
}
const done = { done: true } as const
/** A trial that has not come to its end by then was lost with its server more often than it is slow. */
const longestTrialMs = 60 * 60_000

export function policyEndpoints(services: Services): Endpoint[] {
  return [
    reads(routes.readPolicy, management, ({ tx }) => readPolicyPage(tx)),
    writes(routes.setPolicy, management, async ({ tx, actor, body }) => {
      await setPolicy(tx, staffOf(actor), body)
      return done
    }),
    writes(routes.tryPolicies, management, async ({ tx, actor, body }) => {
      if (await findTrialUnderWay(tx, new Date(tx.at.getTime() - longestTrialMs)))
        throw new AppError('rule-violated', { reason: 'trial-runs' })
      const id = randomUUID()
      await insertComparison(tx, { id, wanted: body.setting ?? null, askedBy: staffOf(actor) })
      await services.jobs.plan(tx, 'run-policy-trial', { county: actor.county, trialId: id })
      tx.journal({ register: 'none', persons: [], detail: { trial: id } })
      return done
    }),
    writes(routes.answerRetuning, management, async ({ tx, actor, params, body }) => {
      await answerRetuning(tx, staffOf(actor), params.id, body)
      return done
    }),
  ]
}

/** @throws AppError rule-violated for a service that nobody books; not-found for a unit whose manager somebody else is */
async function setPolicy(tx: WriteTx, by: string, body: RouteBody<typeof routes.setPolicy>): Promise<void> {
  const { service = null, unitId = null, setting, reason } = body
  if (service !== null && unitId !== null) throw new AppError('rule-violated', { reason: 'policy-for-one' })
  if (unitId !== null && !(await listPolicyUnits(tx)).some((unit) => unit.unitId === unitId)) throw notFound()
  if (service !== null && (await serviceBook(tx)).get(service)?.bookable !== true)
    throw new AppError('rule-violated', { reason: 'service-not-bookable' })
  if (service === null && unitId === null && setting === undefined)
    throw new AppError('rule-violated', { reason: 'policy-missing' })
  await insertPolicy(tx, {
    kind: setting?.kind ?? 'asCounty',
    parameters: setting === undefined || setting.kind === 'firstFree' ? {} : { ...setting.parameters },
    reason,
    set_by: by,
    service,
    unit_id: unitId,
    trial_id: null,
  })
  tx.journal({
    register: 'none',
    persons: [],
    detail: {
      policy: setting?.kind ?? 'asCounty',
      ...(service === null ? {} : { service }),
      ...(unitId === null ? {} : { unit: unitId }),
    },
  })
}

/**
 * A manager takes or leaves what a night proposes.
 * @throws AppError not-found; action-not-possible when it was answered, or is about a policy that is not in force any more
 */
async function answerRetuning(
  tx: WriteTx,
  by: string,
  id: string,
  { answer, reason }: RouteBody<typeof routes.answerRetuning>,
): Promise<void> {
  const trial = await findTrial(tx, id)
  const result = trial?.result
  if (trial?.kind !== 'retune' || result?.kind !== 'retune' || !result.proposed) throw notFound()
  const said = answer === 'accept' ? 'accepted' : 'declined'
  if (said === 'accepted') {
    const { setting } = result.proposed
    if (!isSameSetting((await readPolicies(tx)).county, result.current.setting))
      throw new AppError('action-not-possible', { reason: 'policy-changed' })
    await insertPolicy(tx, {
      kind: setting.kind,
      parameters: setting.kind === 'firstFree' ? {} : { ...setting.parameters },
      reason,
      set_by: by,
      service: null,
      unit_id: null,
      trial_id: id,
    })
  }
  if ((await answerTrial(tx, { id, answer: said, by, reason })) !== 1)
    throw new AppError('action-not-possible', { reason: 'proposal-answered' })
  tx.journal({ register: 'none', persons: [], detail: { trial: id, answer: said } })
}

function staffOf(actor: Actor): string {
  if (actor.kind !== 'staff') throw new AppError('not-allowed')
  return actor.staffId
}
