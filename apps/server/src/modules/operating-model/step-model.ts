import type { RouteBody, routes } from '@luukku/contract'
import {
  decideAdoption,
  decideApproval,
  decidePublication,
  isApproved,
  type ModelRefusal,
} from '@luukku/domain/operating-model'
import { toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { readModelText } from './installed-models.ts'
import { alwaysSpeaks, toEvent, type KeptModel } from './life-of-models.ts'
import { insertModelEvent, lockModel, type NewModelEvent, type VersionContent } from './model-queries.ts'
import { getLife, getVersion, type ModelPowers } from './read-models.ts'
import { listTrials } from './trial-queries.ts'
import { toVersionView } from './version-view.ts'

interface Asked {
  staff: { staffId: string; licensed: boolean }
  version: VersionContent
  kept: KeptModel
  approved: boolean
}

/** A named licensed professional answers for this content. @throws AppError rule-violated with the reason */
export async function approveModel(
  tx: WriteTx,
  powers: ModelPowers,
  id: string,
  body: RouteBody<typeof routes.approveModel>,
): Promise<{ versionId: string }> {
  const { staff, version, approved } = await ask(tx, powers, id)
  refuseUnready(powers, version)
  const openQuestions = readModelText(version.name, version.content).openQuestions ?? []
  refuse(
    decideApproval({
      licensed: staff.licensed,
      broughtByMyself: version.brought_by === staff.staffId,
      approved,
      openQuestions: openQuestions.length,
      answered: body.decisions.length,
    }),
  )
  return record(tx, version, {
    kind: 'approved',
    staffId: staff.staffId,
    statement: body.statement,
    decisions: body.decisions,
    commonHash: powers.follower.installed.commonHash,
  })
}

/** The approval no longer stands, and with it no publication of this version. */
export async function withdrawApproval(
  tx: WriteTx,
  powers: ModelPowers,
  id: string,
  body: RouteBody<typeof routes.withdrawModelApproval>,
): Promise<{ versionId: string }> {
  const { staff, version, approved } = await ask(tx, powers, id)
  refuse(!staff.licensed ? 'licence-needed' : approved ? undefined : 'nothing-to-withdraw')
  return record(tx, version, { kind: 'approval-withdrawn', staffId: staff.staffId, statement: body.statement })
}

/**
 * The front door speaks by this version from a day on. It was tried on made-up contacts and on received ones. It is read together with all that speaks now: a mistake stops here,
 * with file, line and reason.
 */
export async function publishModel(
  tx: WriteTx,
  powers: ModelPowers,
  id: string,
  body: RouteBody<typeof routes.publishModel>,
): Promise<{ versionId: string }> {
  const { staff, version, approved } = await ask(tx, powers, id)
  const from = toLocalDate(body.from)
  const tried = (await listTrials(tx, id, powers.follower.installed.commonHash)).map(({ kind }) => kind)
  refuse(decidePublication({ approved, tried, from, today: toHelsinkiDate(toInstant(tx.at)) }))
  refuseUnready(powers, version)
  return record(tx, version, { kind: 'published', staffId: staff.staffId, from })
}

export async function withdrawPublication(
  tx: WriteTx,
  powers: ModelPowers,
  id: string,
  body: RouteBody<typeof routes.withdrawModelPublication>,
): Promise<{ versionId: string }> {
  const { staff, version, kept } = await ask(tx, powers, id)
  const view = toVersionView(kept, version, { production: powers.production, commonHash: '' })
  refuse(view.publishedFrom === undefined ? 'nothing-to-withdraw' : undefined)
  return record(tx, version, { kind: 'publication-withdrawn', staffId: staff.staffId, statement: body.statement })
}

/** Units take the version into use: one event a unit, all or none. */
export async function adoptModel(
  tx: WriteTx,
  powers: ModelPowers,
  id: string,
  body: RouteBody<typeof routes.adoptModel>,
): Promise<{ versionId: string }> {
  const { staff, version, kept } = await ask(tx, powers, id)
  const from = toLocalDate(body.from)
  const { publishedFrom, state } = toVersionView(kept, version, { production: powers.production, commonHash: '' })
  refuse(
    decideAdoption({
      state,
      from,
      ...(publishedFrom === undefined ? {} : { publishedFrom: toLocalDate(publishedFrom) }),
    }),
  )
  for (const unitId of new Set(body.unitIds))
    await record(tx, version, { kind: 'adopted', staffId: staff.staffId, unitId, from })
  return { versionId: version.id }
}

async function ask(tx: WriteTx, powers: ModelPowers, id: string): Promise<Asked> {
  const version = await getVersion(tx, id)
  await lockModel(tx, version.name)
  const kept = await getLife(tx, powers, version.name)
  const approved = isApproved(id, kept.events.map(toEvent), powers.production)
  return { staff: staffOf(tx), version, kept, approved }
}

export function staffOf(tx: ReadTx): Asked['staff'] {
  if (tx.actor.kind !== 'staff') throw notFound()
  return tx.actor
}

function refuse(refusal: ModelRefusal | undefined): void {
  if (refusal !== undefined) throw new AppError('rule-violated', { reason: refusal })
}

/**
 * Nobody answers for what cannot speak or is not whole yet, nor is it published: a mistake stops here. Without `says` a model
 * was held to little (ADR 0035); the red flags alone have none.
 */
function refuseUnready({ follower }: ModelPowers, { name, content }: VersionContent): void {
  const fault = follower.faultOf(name, content)
  if (fault !== undefined)
    throw new AppError('rule-violated', { reason: 'model-does-not-compile', alternatives: fault })
  if (name !== alwaysSpeaks && readModelText(name, content).says === undefined) refuse('model-not-whole')
}

async function record(
  tx: WriteTx,
  version: VersionContent,
  event: Omit<NewModelEvent, 'versionId'>,
): Promise<{ versionId: string }> {
  if (!(await insertModelEvent(tx, { ...event, versionId: version.id }))) throw notFound()
  tx.journal({
    register: 'none',
    persons: [],
    detail: { model: version.name, version: version.id, hash: version.hash, step: event.kind },
  })
  return { versionId: version.id }
}
