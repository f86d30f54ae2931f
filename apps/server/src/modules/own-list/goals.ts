import type { GoalPlan, RouteBody, ScaledGoalView, routes } from '@luukku/contract'
import { measureGoals } from '@luukku/domain/questionnaire'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { classOfNote, openPayloads, storePayload } from '../person/index.ts'
import { findOwnNeed, listGoalPayloads, lockGoals, type OwnNeedRow } from './own-list-queries.ts'

/** The goals of a need as they were last saved. The words lie sealed; every saving stays. */
export async function readGoals(tx: ReadTx, sealer: Sealer, needId: string): Promise<GoalPlan> {
  const row = await findOwnNeed(tx, needId)
  if (!row) throw notFound()
  noteUse(tx, row, {})
  return planOf(tx, sealer, needId)
}

/** @throws AppError version-conflict when somebody else saved in between */
export async function saveGoals(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.saveGoals>,
): Promise<GoalPlan> {
  const row = await findOwnNeed(tx, needId)
  if (!row) throw notFound()
  if (row.status !== 'open' && row.status !== 'booked')
    throw new AppError('action-not-possible', { reason: 'need-not-open' })
  await lockGoals(tx, needId)
  const [last] = await listGoalPayloads(tx, needId)
  if (last?.payload_id !== body.basedOn) throw new AppError('version-conflict')
  await storePayload(tx, sealer, {
    register: row.register,
    personId: row.person_id,
    contactId: row.contact_id,
    needId,
    kind: 'goals',
    retentionClass: await classOfNote(tx, sealer, row.register, row.person_id, row),
    content: JSON.stringify(body.goals),
  })
  noteUse(tx, row, {
    goals: body.goals.length,
    measured: body.goals.filter((one) => one.attained !== undefined).length,
  })
  return planOf(tx, sealer, needId)
}

async function planOf(tx: ReadTx, sealer: Sealer, needId: string): Promise<GoalPlan> {
  const rows = await listGoalPayloads(tx, needId)
  const opened = await openPayloads(
    tx,
    sealer,
    rows.map(({ payload_id }) => payload_id),
  )
  const savings = rows.flatMap(({ payload_id, at }) => {
    const content = opened.get(payload_id)
    return content === undefined ? [] : [{ id: payload_id, at, goals: JSON.parse(content) as ScaledGoalView[] }]
  })
  const [newest, ...earlier] = savings
  return {
    ...(newest === undefined ? {} : { goalsId: newest.id, savedAt: toInstant(newest.at) }),
    goals: newest?.goals ?? [],
    scores: measureGoals(newest?.goals ?? []),
    history: earlier.map(({ at, goals }) => {
      const { attained } = measureGoals(goals)
      return { at: toInstant(at), ...(attained === undefined ? {} : { attained }) }
    }),
  }
}

function noteUse(tx: ReadTx, row: OwnNeedRow, detail: Record<string, number>): void {
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, need: row.id, ...detail },
  })
}
