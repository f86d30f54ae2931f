import { realLifeKinds, routes, type PlanView, type RouteResponse } from '@luukku/contract'
import { DataWords, SafeDataWords } from '@luukku/ui'
import { dateText, momentText, dayOfInstant } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Danger, dangerIn } from '../../shared/danger.tsx'
import { leadTo, readForm, refuse, refusedBy, submit } from '../../shared/form.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { loadMine } from '../../shared/load-mine.ts'
import { getPage, type Page } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { HelpNow } from './help-now.tsx'
import { Joint } from './joint.tsx'
import { linesInOrder } from './lines-in-order.ts'
import { PlaceSaved } from './place-wishes.tsx'
import { PlanLine } from './plan-line.tsx'
import { Phone } from '../../shared/phone.tsx'
import { fieldOf } from './real-life.tsx'
import { PromiseText } from '../../shared/promise-text.tsx'
import { parseDay } from '../../shared/parse-day.ts'
import { usePage } from '../../shared/use-page.ts'
import { Unsent } from './unsent.tsx'
import { Whose } from './whose.tsx'
import { Withdraw } from './withdraw.tsx'

export const handle: PageHandle = { mine: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  const mine = await loadMine(page)
  const [questionnaires, asked, joint] = mine.mine
    ? await Promise.all([readQuestionnaires(page), listAsked(page), listJoint(page)])
    : [{ open: [], help: undefined }, { offers: [], moves: [] }, []]
  return { ...mine, questionnaires, ...asked, joint }
}

/** Questionnaires that wait, and what was said when an alarming answer stopped one, while its call is to come. Without them the plan is still shown. */
async function readQuestionnaires(page: Page) {
  const found = await page.api(routes.listMyQuestionnaires).catch(() => undefined)
  return {
    open: (found?.responses ?? []).filter(({ status }) => status === 'asked' || status === 'in-progress'),
    help: found && found.awaited.length > 0 ? found.help : undefined,
  }
}

/** What both registers have written together. Without it the plan is still shown; a visitor has none. */
const listJoint = async (page: Page) => (await page.api(routes.readMyJoint).catch(() => undefined))?.documents ?? []

/** The day that help must come before, told on a line of the plan. */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const { formToken, idempotencyKey } = sent
  const id = sent.one('tarve')
  const unclear = { [fieldOf(id)]: 'realLife.unclear' }
  return submit(page, sent, () =>
    refusedBy(sent, 'date-has-passed', unclear, async () => {
      const date = parseDay(sent.one('paiva'))
      const kind = realLifeKinds.find((one) => one === sent.one('mika')) ?? 'other'
      if (date === undefined) return refuse(sent, unclear)
      // Another day told on the same page is another intent: the key says which.
      const key = `${idempotencyKey}-${id}-${date}-${kind}`.slice(0, 200)
      await page.api(routes.setMyDate, { params: { id }, body: { date, kind }, formToken, idempotencyKey: key })
      return leadTo('/oma?tehty=paiva')
    }),
  )
}

/** Times that are held for an answer, and questions whether another time would do. Without them the plan is still shown. */
async function listAsked(page: Page) {
  const found = await page.api(routes.readMyWaiting).catch(() => undefined)
  const waiting = found?.waiting ?? []
  return {
    offers: waiting.flatMap(({ offer, title, readOnly }) => (offer ? [{ ...offer, title, readOnly }] : [])),
    moves: waiting.flatMap(({ move, title, readOnly }) => (move ? [{ ...move, title, readOnly }] : [])),
  }
}

type Mine = RouteResponse<typeof routes.readMine>

export default function Plan() {
  const { mine, trouble, questionnaires, offers, moves, joint } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const done = useSearchParams()[0].get('tehty')
  if (!mine) return <LoadTrouble trouble={trouble} />
  const waiting = mine.contacts.filter((one) => one.status !== 'planned' && one.status !== 'closed')
  const isReadOnly = (plan: PlanView) =>
    mine.contacts.find(({ contactId }) => contactId === plan.contactId)?.readOnly !== false
  const isOfAnother = (plan: PlanView) =>
    mine.contacts.find(({ contactId }) => contactId === plan.contactId)?.of !== undefined
  // Where the first time is theirs to choose, «we book the times» would say not to.
  const isLeftToChoose = ({ contactId }: Mine['contacts'][number]) =>
    mine.plans.some((plan) => plan.contactId === contactId && plan.lines.some(({ canChoose }) => canChoose))
  const lines = mine.plans.flatMap((plan) => plan.lines)
  const comes = mine.contacts.find(({ unsent }) => unsent?.state === 'on-its-way')?.unsent?.channel
  return (
    <>
      <Title>{t('plan.heading')}</Title>
      {done === 'peruttu' && (
        <p className="rs-done" role="status">
          {t('plan.cancelled')} {comes && t(`unsent.on-its-way.${comes}`)}
        </p>
      )}
      {done === 'siirretty' && (
        <p className="rs-done" role="status">
          {t('plan.moved')} {comes && t(`unsent.on-its-way.${comes}`)}
        </p>
      )}
      {done === 'valittu' && (
        <p className="rs-done" role="status" data-test="chosen">
          {t('plan.chosen')} {comes && t(`unsent.on-its-way.${comes}`)}
        </p>
      )}
      {(done === 'paikalla' || done === 'ei-paikalla') && (
        <p className="rs-done" role="status" data-test="arrival-done">
          {t(done === 'paikalla' ? 'plan.arrivedDone' : 'plan.notYetDone')}
        </p>
      )}
      <PlaceSaved />
      {done === 'paiva' && (
        <p className="rs-done" role="status">
          {t('realLife.saved')}
        </p>
      )}
      <Danger {...dangerIn(mine.contacts)} />
      <Refusal />
      <h1 className="lk-h1">{t('plan.heading')}</h1>
      {questionnaires.help && <HelpNow help={questionnaires.help} as="h2" />}
      {mine.exceptional.slice(0, 1).map((one) => (
        <p key={one.at} className="rs-kind" role="status" data-test="exceptional">
          {t('plan.exceptional', { date: dateText(dayOfInstant(one.at), language), who: one.who })}
        </p>
      ))}
      {lines.length === 0 && waiting.length === 0 && (
        <>
          <p className="rs-lead">{t('plan.empty')}</p>
          <p>
            <a className="rs-button-link" href="/">
              {t('plan.tell')}
            </a>
          </p>
        </>
      )}
      {offers.map((offer) => (
        <section key={offer.offerId} className="rs-card" data-test="offer-waits">
          <h2>{t('waiting.offer')}</h2>
          <p>
            <SafeDataWords text={offer.title} />
          </p>
          <p className="rs-when">{momentText(offer.start, language)}</p>
          <p>{t('waiting.until', { until: momentText(offer.expiresAt, language) })}</p>
          <Answer at="/oma/odotus" readOnly={offer.readOnly} />
        </section>
      ))}
      {moves.map((move) => (
        <section key={move.moveId} className="rs-card" data-test="move-waits">
          <h2>{t('swap.ask')}</h2>
          <p>
            <SafeDataWords text={move.title} />
          </p>
          <p>{t('swap.now', { now: momentText(move.now, language) })}</p>
          <Answer at="/oma/odotus" readOnly={move.readOnly} />
        </section>
      ))}
      {questionnaires.open.map(({ responseId }) => (
        <section key={responseId} className="rs-card" data-test="questionnaire-asked">
          <h2>{t('questionnaire.asked')}</h2>
          <p>
            <a className="rs-button-link" href={`/oma/kysely/${responseId}`}>
              {t('questionnaire.fill')}
            </a>
          </p>
        </section>
      ))}
      {waiting.map((contact) => (
        <section key={contact.contactId} className="rs-card">
          <h2>{t(statusText(contact, isLeftToChoose(contact)))}</h2>
          {contact.titles.length > 0 && (
            <ul className="rs-list">
              {contact.titles.map((title) => (
                <li key={title.fi}>
                  <SafeDataWords text={title} />
                </li>
              ))}
            </ul>
          )}
          {contact.promise && (
            <p data-test="promised">
              <PromiseText
                promise={contact.promise}
                today={mine.today}
                call112={contact.redFlagStop?.call112 === true}
              />
            </p>
          )}
          {contact.ahead !== undefined && (
            <p data-test="ahead">
              {contact.ahead === 0 ? t('plan.aheadNone') : t('plan.ahead', { count: contact.ahead })}
            </p>
          )}
          {contact.status === 'waiting-for-you' && !contact.readOnly && <Answer at="/viestit" readOnly={false} />}
          <Unsent unsent={contact.unsent} />
          <Whose contact={contact} />
          <p className="rs-quiet">{t('plan.reference', { reference: contact.reference })}</p>
        </section>
      ))}
      {mine.plans.map((plan) => (
        <section key={plan.planId}>
          {mine.contacts
            .filter((one) => one.contactId === plan.contactId && !waiting.includes(one))
            .map((one) => (
              <Whose key={one.contactId} contact={one} />
            ))}
          <Unsent
            unsent={mine.contacts.find((one) => one.contactId === plan.contactId && !waiting.includes(one))?.unsent}
          />
          <Changed messages={mine.contacts.find((one) => one.contactId === plan.contactId)?.messages ?? []} />
          {plan.coordinator && (
            <p className="rs-coordinator">
              {t('plan.coordinator')} <strong>{plan.coordinator.name}</strong>,{' '}
              <DataWords text={plan.coordinator.role} />
              {plan.coordinator.phone && (
                <>
                  {', '}
                  <Phone number={plan.coordinator.phone} />
                </>
              )}
            </p>
          )}
          {joint
            .filter(({ contactId }) => contactId === plan.contactId)
            .map((one) => (
              <Joint key={one.documentId} one={one} isOwn={!isOfAnother(plan)} />
            ))}
          {linesInOrder(plan.lines).map((line) => (
            <PlanLine key={line.lineId} line={line} canTell={!isReadOnly(plan)} justArrived={done === 'paikalla'} />
          ))}
          <p className="rs-quiet">{t('plan.made', { day: dateText(dayOfInstant(plan.madeAt), language) })}</p>
          {!isReadOnly(plan) && <Withdraw contactId={plan.contactId} />}
        </section>
      ))}
      {lines.length > 0 && (
        <p className="rs-after">
          <a href="/kirje">{t('plan.letter')}</a>
        </p>
      )}
      {lines.some(({ appointment }) => appointment?.status === 'booked') && <CalendarLinks />}
      {lines.length > 0 && (
        <p>
          <a href="/oma/odotus" data-test="to-waiting">
            {t('waiting.link')}
          </a>
        </p>
      )}
      {(lines.length > 0 || waiting.length > 0) && (
        <p>
          <a href="/">{t('plan.tellMore')}</a>
        </p>
      )}
    </>
  )
}

/** How it stands: what waits for its person says so to them, and to a person of trust whose turn it is. */
function statusText({ status, readOnly }: Mine['contacts'][number], isLeftToChoose: boolean) {
  if (status === 'assessed' && isLeftToChoose) return readOnly ? 'status.toChooseOfAnother' : 'status.toChoose'
  if (status === 'waiting-for-you' && readOnly) return 'status.waitingForAnother'
  return `status.${status}` as 'status.received'
}

/** Leads to where it is answered; a person of trust only sees that it is asked. */
function Answer({ at, readOnly }: { at: string; readOnly: boolean }) {
  const { t } = usePage()
  if (readOnly) return <p className="rs-quiet">{t('plan.readOnly')}</p>
  return (
    <p>
      <a className="rs-button-link" href={at}>
        {t('plan.answer')}
      </a>
    </p>
  )
}

/** The latest time that the unit moved or cancelled, with its reason: told where the person looks first. */
function Changed({ messages }: { messages: Mine['contacts'][number]['messages'] }) {
  const { t, language } = usePage()
  const latest = messages.filter(({ about }) => about !== undefined).at(-1)
  if (!latest?.about) return null
  return (
    <p className="rs-kind" data-test="changed">
      {t(`messages.${latest.about}`)} <span dir="auto">{latest.text}</span>{' '}
      <span className="rs-quiet">{dateText(dayOfInstant(latest.at), language)}</span>
    </p>
  )
}

/** All coming times as one file; neutral unless the person chooses the names. */
function CalendarLinks() {
  const { t } = usePage()
  return (
    <details className="rs-details rs-after" data-test="calendar">
      <summary>{t('calendar.heading')}</summary>
      <p>{t('calendar.hint')}</p>
      <p>
        <a className="rs-second" href="/oma/kalenteri" download data-test="all-times">
          {t('calendar.all')}
        </a>
      </p>
      <p className="rs-quiet">{t('calendar.again')}</p>
      <p>
        <a href="/oma/kalenteri?nimet=palvelu" download>
          {t('calendar.named')}
        </a>
      </p>
      <p className="rs-quiet">{t('calendar.namedHint')}</p>
    </details>
  )
}
