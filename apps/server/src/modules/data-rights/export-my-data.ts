import type { OwnDataExport, ScaledGoalView } from '@luukku/contract'
import { measureGoals } from '@luukku/domain/questionnaire'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { ownDataHowToAsk, ownDataOnRequest } from '@luukku/i18n/data/own-data'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readMyJoint } from '../joint/index.ts'
import { readPermissions } from '../permission/index.ts'
import { readPlans } from '../plan/index.ts'
import { readQuestionnairesOf } from '../questionnaire/index.ts'
import { listMyContactRows, readMyLog, toMyContacts } from '../resident/index.ts'
import { readCrossings, readInformed, readMinorDecisions } from './decided-about-me.ts'
import { readMyData, selfOf } from './my-data.ts'
import { readOwnDocuments, type OwnDocument } from './own-documents.ts'

/** The person's own data of both registers, and nothing about anybody else: not of those they act for either. */
export async function exportMyData(tx: ReadTx, sealer: Sealer): Promise<OwnDataExport> {
  const personId = selfOf(tx)
  const mine = await readMyData(tx, sealer)
  const rows = (await listMyContactRows(tx)).filter((row) => row.person_id === personId)
  const contacts = await toMyContacts(tx, sealer, rows)
  const plans = await readPlans(
    tx,
    rows.map(({ id }) => id),
    { replaced: true },
  )
  const all = await readOwnDocuments(tx, sealer, personId)
  const documents = all.filter(({ kind }) => kind !== 'goals')
  const goals = all.filter(({ kind }) => kind === 'goals')
  const questionnaires = await readQuestionnairesOf(tx, sealer, personId)
  const joint = (await readMyJoint(tx, sealer, [personId])).documents
  const permissions = await readPermissions(tx, sealer, { whole: true })
  const log = await readMyLog(tx, sealer, { of: [personId] })
  const crossings = await readCrossings(tx, personId)
  const minorDecisions = await readMinorDecisions(tx, personId)
  const informed = await readInformed(tx, personId)
  tx.journal({
    register: 'both',
    persons: [personId],
    detail: { documents: all.length + joint.length, questionnaires: questionnaires.length },
  })
  const referenceOf = (contactId: string) => rows.find(({ id }) => id === contactId)?.reference ?? ''
  return {
    format: 'luukku-own-data-1',
    madeAt: formatHelsinki(toInstant(tx.at)),
    details: mine.details,
    contacts: contacts.map((contact) => ({ ...contact, messages: [] })),
    plans,
    documents: [
      ...documents.map(({ contactId: _contact, content, ...one }) => ({ ...one, text: content })),
      ...joint.map((one) => ({
        at: one.at,
        register: 'both' as const,
        kind: one.content.kind,
        reference: one.reference,
        text: Object.values(one.content.parts)
          .filter((part) => part !== '')
          .join('\n\n'),
        by: { who: one.by, role: one.role },
      })),
    ],
    questionnaires: questionnaires.map(({ contactId, ...one }) => ({ reference: referenceOf(contactId), ...one })),
    goals: goals.map(toGoals),
    permissions: permissions.permissions.map(({ reference, share, givenAt, state }) => ({
      reference,
      share,
      givenAt,
      state,
    })),
    crossings,
    minorDecisions,
    informed,
    onRequest: [...ownDataOnRequest],
    howToAsk: ownDataHowToAsk,
    denials: permissions.denials.map(({ target, register, service, reference, madeAt, withdrawnAt, inEmergency }) => ({
      target,
      madeAt,
      ...(register === undefined ? {} : { register }),
      ...(service === undefined ? {} : { service }),
      ...(reference === undefined ? {} : { reference }),
      ...(inEmergency === undefined ? {} : { inEmergency }),
      ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    })),
    log: log.entries.map(({ at, who, role, what, why, times }) => ({ at, who, role, what, why, times })),
    requests: mine.requests,
  }
}

/** One saving of the goals, with what was reached by then. */
function toGoals({ at, register, reference, content, by }: OwnDocument): OwnDataExport['goals'][number] {
  const goals = JSON.parse(content) as ScaledGoalView[]
  const { attained } = measureGoals(goals)
  return {
    at,
    register,
    reference,
    goals,
    ...(attained === undefined ? {} : { attained }),
    ...(by === undefined ? {} : { by }),
  }
}
