import { modeSchema, otherTimesSchema, routes, type MyWaiting, type OtherTimes } from '@luukku/contract'
import { DataWords, SafeDataWords } from '@luukku/ui'
import { dateText, momentText } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { hiddenFields, leadTo, readForm, submit } from '../../shared/form.ts'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { MoveQuestion } from './move-question.tsx'
import { WaitingForm } from './waiting-form.tsx'
import { PlaceName } from './place-name.tsx'
import { WhoComes } from './who-comes.tsx'
import { Times } from './time-list.tsx'

export const handle: PageHandle = { mine: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    return { found: await page.api(routes.readMyWaiting) }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

const doneTexts = {
  otin: 'waiting.done.otin',
  jatin: 'waiting.done.jatin',
  odotan: 'waiting.done.odotan',
  'en-odota': 'waiting.done.en-odota',
  vaihdoin: 'waiting.done.vaihdoin',
  pidin: 'waiting.done.pidin',
} as const

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const { formToken } = sent
  // One page, several buttons: each is an intent of its own.
  const keyFor = (what: string) => `${sent.idempotencyKey}-${what}`.slice(0, 200)
  const back = (done: keyof typeof doneTexts) => leadTo(`/oma/odotus?tehty=${done}`)
  return submit(page, sent, async () => {
    for (const [field, answer, done] of [
      ['ota', 'accept', 'otin'],
      ['jata', 'decline', 'jatin'],
    ] as const) {
      const id = sent.one(field)
      if (!id) continue
      const idempotencyKey = keyFor(`${field}-${id}`)
      await page.api(routes.answerMyOffer, { params: { id }, body: { answer }, formToken, idempotencyKey })
      return back(done)
    }
    for (const [field, answer, done] of [
      ['vaihda', 'yes', 'vaihdoin'],
      ['pida', 'no', 'pidin'],
    ] as const) {
      const id = sent.one(field)
      if (!id) continue
      const idempotencyKey = keyFor(`${field}-${id}`)
      await page.api(routes.answerMyMove, { params: { id }, body: { answer }, formToken, idempotencyKey })
      return back(done)
    }
    const needId = sent.one('asia')
    const waits = sent.way !== 'lopeta'
    await page.api(routes.setMyWaiting, {
      body: {
        needId,
        waits,
        modes: sent.all('tapa').flatMap((mode) => modeSchema.safeParse(mode).data ?? []),
        onlyHere: sent.one('lahella') === '1',
        noticeHours: Number(sent.one('varoitus')) || 24,
        bySms: sent.one('tekstiviesti') === '1',
      },
      formToken,
      idempotencyKey: keyFor(`${needId}-${sent.way}`),
    })
    return back(waits ? 'odotan' : 'en-odota')
  })
}

export default function Waiting() {
  const { found, trouble } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const done = useSearchParams()[0].get('tehty')
  const instead = otherTimesSchema.safeParse(useRefused()?.trouble?.alternatives).data
  if (!found) return <LoadTrouble trouble={trouble} />
  return (
    <>
      <Title>{t('waiting.heading')}</Title>
      {done !== null && done in doneTexts && (
        <p className="rs-done" role="status">
          {t(doneTexts[done as keyof typeof doneTexts])}
        </p>
      )}
      <Refusal />
      <h1 className="lk-h1">{t('waiting.heading')}</h1>
      <p className="rs-lead">{t('waiting.lead')}</p>
      {found.waiting.length === 0 && <p>{t('waiting.none')}</p>}
      {/* What was just answered stands first, and then what must be answered soon. */}
      {[...found.waiting]
        .sort((a, b) => Number((b.offer ?? b.move) !== undefined) - Number((a.offer ?? a.move) !== undefined))
        .sort((a, b) => Number(b.needId === instead?.needId) - Number(a.needId === instead?.needId))
        .map((need) => (
          <section key={need.needId} className="rs-card" data-test="waiting-need">
            <h2>
              <SafeDataWords text={need.title} />
            </h2>
            {instead && instead.needId === need.needId && <TimesInstead instead={instead} />}
            {need.offer && <Offer need={need} offer={need.offer} />}
            {need.move && <MoveQuestion move={need.move} readOnly={need.readOnly} />}
            <Standing need={need} />
            {!need.readOnly && <OtherTimes need={need} />}
            {need.readOnly ? <p className="rs-quiet">{t('plan.readOnly')}</p> : <WaitingForm need={need} />}
          </section>
        ))}
      <p>
        <a href="/oma">{t('nav.back')}</a>
      </p>
    </>
  )
}

function Offer({ need, offer }: { need: MyWaiting; offer: NonNullable<MyWaiting['offer']> }) {
  const { t, language, session, key } = usePage()
  return (
    <form method="post" action="/oma/odotus" className="rs-offer" data-test="waiting-offer">
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
      <h3>{t('waiting.offer')}</h3>
      <p className="rs-when">
        {momentText(offer.start, language)}
        <span className="rs-where">
          {t(`mode.${offer.mode}`)}
          <PlaceName place={offer.place} />
          {offer.place?.address && `, ${offer.place.address}`}
        </span>
      </p>
      <p className="rs-who">
        <strong>{offer.professional.name}</strong>, <DataWords text={offer.professional.role} />
      </p>
      <WhoComes time={offer} isGroup={offer.isGroup} test="offer-" />
      <p>{t('waiting.until', { until: momentText(offer.expiresAt, language) })}</p>
      {need.booked && <p>{t('waiting.replaces', { now: momentText(need.booked, language) })}</p>}
      {!need.readOnly && (
        <div className="rs-buttons">
          <button type="submit" name="ota" value={offer.offerId} className="rs-button-link" data-test="accept-offer">
            {t('waiting.accept')}
          </button>
          <button type="submit" name="jata" value={offer.offerId} className="rs-second" data-test="decline-offer">
            {t('waiting.decline')}
          </button>
        </div>
      )}
    </form>
  )
}

/** Free times where the one they said yes to was gone: chosen as on the page of the need itself. */
function TimesInstead({ instead }: { instead: OtherTimes }) {
  const { t } = usePage()
  const { needId, appointmentId, times } = instead
  if (times.length === 0)
    return <p className="rs-kind">{t(appointmentId === undefined ? 'choose.none' : 'move.none')}</p>
  return (
    <form
      method="post"
      action={appointmentId === undefined ? `/oma/tarve/${needId}` : `/oma/aika/${appointmentId}`}
      data-test="times-instead"
    >
      <HiddenFields />
      <p>{t('waiting.gone')}</p>
      <Times times={times} />
    </form>
  )
}

/** Where the person finds times themself: also when what they were asked about was gone. */
function OtherTimes({ need }: { need: MyWaiting }) {
  const { t } = usePage()
  const title = (
    <span className="lk-hidden">
      : <DataWords text={need.title} />
    </span>
  )
  if (need.bookedId !== undefined)
    return (
      <p>
        <a href={`/oma/aika/${need.bookedId}`} data-test="other-times">
          {t('plan.move')}
          {title}
        </a>
      </p>
    )
  return need.canChoose ? (
    <p>
      <a href={`/oma/tarve/${need.needId}`} data-test="other-times">
        {t('plan.choose')}
        {title}
      </a>
    </p>
  ) : null
}

function Standing({ need }: { need: MyWaiting }) {
  const { t, language } = usePage()
  const { waits } = need
  return (
    <>
      <p>{need.booked ? t('waiting.now', { now: momentText(need.booked, language) }) : t('waiting.noTime')}</p>
      {need.promised && (
        <p data-test="waiting-promise">{t('plan.promise', { date: dateText(need.promised, language) })}</p>
      )}
      {need.latest && (
        <p data-test="waiting-latest">
          {t(need.isOwnDay ? 'waiting.ownDay' : 'plan.law', { date: dateText(need.latest, language) })}
        </p>
      )}
      {waits && (
        <p data-test="waiting-place">
          <strong>{t('waiting.place', { place: waits.place })}</strong>
        </p>
      )}
      {waits && waits.helps.length > 0 && (
        <>
          <p>{t('waiting.helps')}</p>
          <ul className="rs-list">
            {waits.helps.map((help) => (
              <li key={help}>{t(`waiting.${help}`)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
