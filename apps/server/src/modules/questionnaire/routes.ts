import { routes } from '@luukku/contract'
import { isOnlySeen, roles, type AccessRule } from '@luukku/domain/access'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { reads, technical, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { getCounty } from '../catalogue/index.ts'
import { findContactRow, isClosedToOthers, lockContactRow, readShownStates, readTold } from '../contact/index.ts'
import { planMessageNotice } from '../notification/index.ts'
import { isMine, personsOf } from '../resident/index.ts'
import { getInstruments } from './get-instruments.ts'
import { helpNow } from './help-now.ts'
import {
  insertResponse,
  isCalledAbout,
  listAwaited,
  listOwnResponses,
  listResponses,
  lockResponse,
  readAnswers,
  type ResponseRow,
} from './questionnaire-queries.ts'
import { toInstrumentView, toResponseView } from './response-view.ts'
import { saveQuestionnaire, scoredPerson } from './save-questionnaire.ts'

const isUnfinished = ({ status }: ResponseRow) => status === 'asked' || status === 'in-progress'

const everybody: AccessRule = { roles, relation: 'none', purpose: 'technical', ground: 'public information' }
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53: joint guidance unit',
}
const own: AccessRule = {
  roles: ['visitor', 'resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 art. 15: own data',
}

export function questionnaireEndpoints(services: Services): Endpoint[] {
  const { sealer } = services
  return [
    technical(routes.listInstruments, everybody, () =>
      Promise.resolve({ instruments: [...getInstruments().values()].map(toInstrumentView) }),
    ),
    reads(routes.listQuestionnaires, guidance, async ({ tx, params }) => {
      const contact = await findContactRow(tx, params.id)
      if (!contact) throw notFound()
      const rows = await listResponses(tx, contact.id)
      tx.journal({ register: contact.register, persons: [contact.person_id], detail: { contact: contact.id } })
      return { responses: await toViews(tx, rows) }
    }),
    writes(routes.startQuestionnaire, guidance, async ({ tx, params, body }) => {
      const contact = await lockContactRow(tx, params.id)
      const instrument = getInstruments().get(body.instrument)
      if (!contact || !instrument) throw notFound()
      if (contact.status === 'closed' || contact.joined_into !== null) throw new AppError('action-not-possible')
      if (body.how === 'self' && instrument.filledBy === 'professional')
        throw new AppError('rule-violated', { reason: 'measured-by-a-professional' })
      const id = await insertResponse(tx, {
        register: 'health',
        person_id: contact.person_id,
        contact_id: contact.id,
        instrument: instrument.id,
        version: instrument.version,
        how: body.how,
      })
      if (body.how === 'self')
        await planMessageNotice(tx, services, contact, (await isClosedToOthers(tx, contact)) ? 'client' : 'all')
      tx.journal({
        register: 'health',
        persons: [contact.person_id],
        detail: { contact: contact.id, questionnaire: id, instrument: instrument.id },
      })
      return getView(tx, id)
    }),
    writes(routes.saveQuestionnaire, guidance, ({ tx, params, body }) =>
      saveQuestionnaire(services, tx, params.id, body.answers),
    ),
    reads(routes.listMyQuestionnaires, own, async ({ tx, actor }) => {
      // Of somebody whose matters one only sees, what is unfinished is theirs to fill.
      const all = (await listOwnResponses(tx, personsOf(actor))).filter((row) => isMine(actor, row))
      const shown = await readShownStates(
        tx,
        all.map(({ contact_id }) => contact_id),
      )
      const isOpen = ({ contact_id }: ResponseRow) => shown.get(contact_id)?.status !== 'closed'
      const rows = all.filter(
        (row) => !isUnfinished(row) || (!isOutworn(row) && !isOnlySeen(actor, row.person_id) && isOpen(row)),
      )
      tx.journal({ register: 'health', persons: rows.map(({ person_id }) => person_id) })
      const { settings } = await getCounty(tx)
      const stopped = rows.filter(({ status }) => status === 'stopped').map(({ id }) => id)
      const isCalled = await isCalledAbout(tx, stopped)
      // Of another's matter nothing is told by when a call of theirs is over.
      const own = rows.filter((row) => 'personId' in actor && row.person_id === actor.personId).map(({ id }) => id)
      const awaited = await listAwaited(
        tx,
        stopped.filter((id) => own.includes(id)),
      )
      return { responses: await toViews(tx, rows), help: helpNow(settings.phones ?? {}, isCalled), awaited }
    }),
    writes(routes.saveMyQuestionnaire, own, async ({ tx, actor, params, body }) => {
      const row = await lockResponse(tx, params.id)
      if (!row || row.how !== 'self' || !isMine(actor, row)) throw notFound()
      return saveQuestionnaire(services, tx, params.id, body.answers)
    }),
  ]

  /** The wording has changed: an unfinished form takes no answers and is not offered. */
  function isOutworn({ instrument, version }: ResponseRow): boolean {
    return getInstruments().get(instrument)?.version !== version
  }

  async function toViews(tx: ReadTx, rows: readonly ResponseRow[]) {
    const answers = await readAnswers(tx, sealer, rows)
    const told = await readTold(
      tx,
      sealer,
      rows.map(({ contact_id }) => contact_id),
    )
    return rows.flatMap((row) => {
      const instrument = getInstruments().get(row.instrument)
      const person = scoredPerson(told.get(row.contact_id))
      return instrument ? [toResponseView(row, instrument, answers.get(row.id) ?? {}, person)] : []
    })
  }

  async function getView(tx: WriteTx, id: string) {
    const row = await lockResponse(tx, id)
    const [view] = row ? await toViews(tx, [row]) : []
    if (!view) throw notFound()
    return view
  }
}
