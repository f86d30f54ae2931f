import type { DeskCase } from '@luukku/contract'
import { mayCall } from '@luukku/domain/contact'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { TimeLeft } from '../../shared/time-left.tsx'
import { localDay, momentText, timeLeft, windowText } from '../../shared/time-text.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'
import { focusHome } from '../../shared/use-kept-focus.ts'
import { ownerName } from '../../shared/owner-name.ts'
import { languageName } from '../../shared/language-name.ts'

/** Who, how to reach, what is promised, and who else has this open. */
export function CaseHeader({ found, now }: { found: DeskCase; now: number }) {
  const language = useLanguage()
  const { t, local, lang } = language
  const { person, promise, nextStep } = found
  const way = person.contactWay
  const others = found.opened.filter((one) => !one.me).map((one) => one.by)
  const hours = way?.hours?.map((span) => `${String(span.from)}–${String(span.to)}`).join(', ')
  const onlySafe = person.safeContactOnly || way?.onlySafe === true
  const isCallSafe = way !== undefined && mayCall({ ...way, onlySafe, hasPhone: way.phone !== undefined })
  const safeText = (ways: NonNullable<typeof way>['ways']) =>
    ways.length > 0
      ? t('case.safeOnly', { ways: ways.map((one) => t(`case.way.${one}`)).join(', ') })
      : t('case.safeOnlyUnknown')
  const unsentState = found.unsent?.state === 'given-up' && !isCallSafe ? 'look' : found.unsent?.state
  return (
    <header className="case-head">
      <Link to="/" className="case-head__back" data-test="back">
        ‹ {t('case.back')} <kbd aria-hidden="true">Esc</kbd>
      </Link>
      <UrgencyTag urgency={found.urgency.class} source={found.urgency.source} />
      <h1 data-test="person" {...focusHome.screen}>
        {person.name || t('case.noName')}
        {person.age !== undefined && <span className="case-head__age"> {t('desk.age', { n: person.age })}</span>}
      </h1>
      <span className="quiet">
        {[
          person.identityCode,
          person.municipality && local(person.municipality),
          t('case.language', { lang: languageName(person.lang, lang) }),
          person.verified ? t('case.verified') : t('case.unverified'),
          t('case.reference', { reference: found.reference }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Link to={`/people/${person.personId}`} data-test="person-card">
        {t('case.personCard')}
      </Link>
      {person.nonDisclosure && <span className="tag tag--alert">{t('case.nonDisclosure')}</span>}
      {person.hiddenFromRepresentatives && (
        <span className="tag tag--alert" data-test="hidden-from-representatives">
          {t('case.hiddenFromRepresentatives')}
        </span>
      )}
      {onlySafe && (
        <span className="tag tag--alert" data-test="safe-only">
          {safeText(way?.ways ?? [])}
        </span>
      )}
      {found.reporter && (
        <span className="tag" data-test="reporter">
          {t('case.reporter')} {found.reporter.name ?? t('case.reporterUnnamed')}{' '}
          {[found.reporter.phone, ...(found.reporter.reachedBy ?? [])].filter(Boolean).join(', ')}
          {found.reporter.safeWays && ` (${safeText(found.reporter.safeWays)})`} ·{' '}
          {t('case.concerns', { who: found.reporter.relation ?? t(`case.concerns.${found.reporter.who}`) })}
        </span>
      )}
      <div className="case-head__facts">
        {way?.phone && isCallSafe ? (
          <a href={`tel:${way.phone.replaceAll(' ', '')}`}>{way.phone}</a>
        ) : way?.phone ? (
          <span data-test="not-to-be-called">{t('case.notToBeCalled', { phone: way.phone })}</span>
        ) : (
          <span className="quiet">{t('case.noPhone')}</span>
        )}
        {person.leftAtStop && (
          <span data-test="left-at-stop">
            {t('case.leftAtStop')} <a href={`tel:${person.leftAtStop.replaceAll(' ', '')}`}>{person.leftAtStop}</a>
          </span>
        )}
        {person.saidNow && (
          <span data-test="said-now">
            {t('case.saidNow', { how: [person.saidNow.phone, person.saidNow.email].filter(Boolean).join(', ') })}
          </span>
        )}
        {hours && isCallSafe && <span className="quiet">{t('case.callHours', { hours })}</span>}
        {way?.note && <span className="quiet">{way.note}</span>}
        {promise && (
          <span>
            {t('desk.col.promise')} {windowText(promise.from, promise.to, lang)}{' '}
            <TimeLeft left={timeLeft(promise.to, now, language)} />
          </span>
        )}
        <span data-test="next-step">
          {t('case.next')}: <strong>{t(`step.${nextStep.kind}`)}</strong> {momentText(nextStep.at, now, language)} ·{' '}
          {ownerName(nextStep.owner, local)}
        </span>
        {isCalledFirst(found, now) && (
          <span className="tag tag--warn" data-test="call-first">
            {t('case.callFirst')}
          </span>
        )}
        {found.unsent && unsentState && unsentState !== 'on-its-way' && (
          <span className={`tag tag--${unsentState === 'late' ? 'warn' : 'alert'}`} data-test="unsent">
            {t(`unsent.${unsentState}.${found.unsent.channel}`, {
              at: momentText(found.unsent.since, now, language),
            })}
          </span>
        )}
        {found.untoldDuty && (
          <span className="tag tag--warn" data-test="untold-duty">
            {t(`untoldDuty.${found.untoldDuty}`)}
          </span>
        )}
        {others.length > 0 && (
          <span className="tag tag--warn" role="status" data-test="also-open">
            {t('case.alsoOpen', { names: others.join(', ') })}
          </span>
        )}
      </div>
    </header>
  )
}

/**
 * The call stands beside a booked time because that one comes too late for the class. Of D and E, or with a time of today, it is another
 * one: the unit moved the time and tells it by telephone.
 */
function isCalledFirst({ status, nextStep, urgency, plan }: DeskCase, now: number): boolean {
  if (status !== 'booked' || !['call', 'emergency-call'].includes(nextStep.kind)) return false
  if (!['A', 'B', 'C'].includes(urgency.class)) return false
  const times =
    plan?.lines.flatMap(({ appointment, later = [] }) => (appointment ? [appointment, ...later] : later)) ?? []
  return !times.some(({ start, status: state }) => state === 'booked' && localDay(start) === localDay(now))
}
