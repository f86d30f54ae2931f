import { routes, type NewContact } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import { randomToken } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { deleteSession } from '../../platform/session-queries.ts'
import { changeDraft, knownDraft } from './change-draft.ts'
import { permittedServices, toDraftView } from './draft-state.ts'
import { clearDrafts, deleteDraft, draftIdOf, getDraft, saveDraft } from './draft-store.ts'
import { withKnownAges } from './known-ages.ts'
import { checkPersonTold } from './person-told.ts'
import { readReceipt } from './read-receipt.ts'
import { actAsSender, sendContact } from './send-contact.ts'
import { toldAtStop } from './way-at-stop.ts'

const sender: AccessRule = {
  roles: ['anonymous', 'visitor', 'resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '1326/2010 § 51, 1301/2014 § 36: getting in touch',
}
const own: AccessRule = { ...sender, roles: ['visitor', 'resident'] }

export function contactEndpoints(services: Services): Endpoint[] {
  const { sealer } = services
  return [
    writes(routes.createContact, sender, (call) => sendContact(services, call, call.body), { actAs: actAsSender }),
    writes(routes.startDraft, sender, async ({ tx, body, setCookie, draftKey }) => {
      await clearDrafts(tx, draftKey)
      const key = randomToken()
      const draft = await withKnownAges(tx, sealer, {
        startedAt: tx.at.toISOString(),
        understoodConfirmed: false,
        asked: [],
        contact: newContact(body),
      })
      const expiresAt = await saveDraft(tx, sealer, draftIdOf(key), draft)
      setCookie({ name: 'luukku_draft', value: key })
      return toDraftView(tx, draft, expiresAt)
    }),
    writes(routes.readDraft, sender, async ({ tx, draftKey }) => {
      const { draft, expiresAt } = await getDraft(tx, sealer, draftKey)
      return toDraftView(tx, await knownDraft(tx, sealer, draft), expiresAt)
    }),
    writes(routes.changeDraft, sender, async ({ tx, draftKey, body }) => {
      if (body.realLife && hasPassed(tx, body.realLife.date))
        throw new AppError('rule-violated', { reason: 'date-has-passed' })
      checkPersonTold(tx, body.person ?? {})
      const { id, draft } = await getDraft(tx, sealer, draftKey)
      const changed = await changeDraft(tx, sealer, draft, body)
      return toDraftView(tx, changed, await saveDraft(tx, sealer, id, changed))
    }),
    writes(routes.clearDraft, sender, async ({ tx, draftKey, sessionKey, setCookie }) => {
      await clearDrafts(tx, draftKey)
      setCookie({ name: 'luukku_draft', value: '' })
      // «Leave» means that the next one at this phone or desk is nobody: the session ends too.
      if (sessionKey !== undefined) {
        await deleteSession(tx, sessionKey)
        setCookie({ name: 'luukku_session', value: '' })
      }
      return { cleared: true as const }
    }),
    writes(
      routes.sendDraft,
      sender,
      async (call) => {
        const { tx } = call
        const { draft: found, id } = await getDraft(tx, sealer, call.draftKey)
        const draft = await knownDraft(tx, sealer, found)
        const contact = { ...withoutPassedDay(tx, draft.contact), informed: call.body.informed }
        const receipt = await sendContact(services, call, contact, toldAtStop(draft), permittedServices(draft))
        await deleteDraft(tx, id)
        call.setCookie({ name: 'luukku_draft', value: '' })
        return receipt
      },
      { actAs: actAsSender },
    ),
    reads(routes.readReceipt, own, ({ tx }) => readReceipt(tx, sealer)),
  ]
}

const hasPassed = (tx: ReadTx, day: string) => day < toHelsinkiDate(toInstant(tx.at))

/** A draft may have waited for weeks: a day that has gone by meanwhile stays in the words and holds nothing up. */
function withoutPassedDay(tx: ReadTx, contact: NewContact): NewContact {
  const { realLife, ...rest } = contact
  return realLife === undefined || hasPassed(tx, realLife.date) ? rest : contact
}

const newContact = (
  body: Pick<NewContact, 'lang' | 'text' | 'channel'> & { concerning?: NewContact['concerning'] | undefined },
): NewContact => ({
  channel: body.channel,
  lang: body.lang,
  text: body.text,
  answers: {},
  concerning: body.concerning ?? { who: 'self' },
  person: {},
})
