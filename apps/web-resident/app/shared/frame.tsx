import { DataWords, SafeWords } from '@luukku/ui'
import { languageNames, shownLocalText } from '@luukku/i18n'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { hiddenFields, pageFormId } from './form.ts'
import { hoursText } from './hours-text.ts'
import type { PageHandle } from './page-handle.ts'
import { Phone } from './phone.tsx'
import { usePage } from './use-page.ts'

/** Everything around a page: head with languages, the way out, the phone numbers at the foot. */
export function Frame({ handle, children }: { handle: PageHandle; children: ReactNode }) {
  const { t, county, session, language } = usePage()
  const signedIn = session.kind === 'resident' || session.kind === 'visitor'
  return (
    <>
      {handle.hasForm && (
        // Enter in a field presses the first button of the form in the page: it must be the main one, not a language.
        <button type="submit" form={pageFormId} className="lk-hidden" tabIndex={-1} aria-hidden="true">
          {t('nav.next')}
        </button>
      )}
      <a className="lk-skip" href="#sisalto">
        {t('nav.skip')}
      </a>
      <header className="rs-head">
        <div className="rs-width rs-head-row">
          {handle.onPath ? (
            <span className="rs-brand">
              <DataWords text={county.name} />
            </span>
          ) : (
            <a className="rs-brand" href="/">
              <DataWords text={county.name} />
            </a>
          )}
          <LanguageMenu hasForm={handle.hasForm === true} comesAgain={handle.comesAgain === true} />
          {!handle.neutral && <ClearAndLeave />}
        </div>
        {handle.mine && signedIn && (
          <nav className="rs-width rs-menu" aria-label={t('nav.mine')}>
            <MenuLink to="/oma">{t('nav.plan')}</MenuLink>
            <MenuLink to="/viestit">{t('nav.messages')}</MenuLink>
            {session.kind === 'visitor' && <MenuLink to="/kuka-katsoi">{t('nav.log')}</MenuLink>}
            {session.kind === 'resident' && <MoreMenu />}
            <form method="post" action="/auth/sign-out">
              <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
              <input type="hidden" name="lang" value={language} />
              <button type="submit" className="rs-link">
                {t('nav.signOut')}
              </button>
            </form>
          </nav>
        )}
        {handle.emergencyFirst && (
          <p className="rs-emergency">
            <span className="rs-width">
              <SafeWords shown={t.shownSafely('emergency.head')} /> <Phone number={county.phones.emergency} />
            </span>
          </p>
        )}
      </header>
      <main id="sisalto" className="rs-width rs-main" tabIndex={-1}>
        {children}
      </main>
      <footer className="rs-foot">
        <div className="rs-width">
          <h2 className="rs-foot-title">{t('foot.title')}</h2>
          <ul className="rs-phones">
            {county.phones.person && <PhoneRow number={county.phones.person} label={t('foot.person')} />}
            {handle.onPath ? (
              <PhoneRow number={county.phones.emergency} label={t('foot.emergency')} />
            ) : (
              <OtherPhones />
            )}
          </ul>
          {handle.onPath && (
            <details className="rs-details">
              <summary>{t('foot.others')}</summary>
              <ul className="rs-phones">
                <OtherPhones />
              </ul>
            </details>
          )}
          {county.officeHours.from && !handle.onPath && (
            <p className="rs-hours">
              {t(county.openNow ? 'foot.openNow' : 'foot.closedNow')}{' '}
              {t('foot.hours', hoursText(county.officeHours, language))}
            </p>
          )}
          <p className="rs-foot-links">
            <a href="/tietosuoja">{t('nav.privacy')}</a>
            {!handle.onPath && <a href="/palvelut">{t('services.heading')}</a>}
            {!signedIn && !handle.onPath && (
              <a href={`/auth/sign-in?as=resident&lang=${language}&to=/oma`}>{t('nav.plan')}</a>
            )}
          </p>
          <p className="lk-hidden">{shownLocalText(county.name, language).text}</p>
        </div>
      </footer>
    </>
  )
}

/** The way out that leaves nothing behind, on every page but the one it leads to. */
function ClearAndLeave() {
  const { t, session } = usePage()
  return (
    <form method="post" action="/tyhjenna" className="rs-clear">
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <button type="submit" className="rs-link" data-test="clear">
        {t('path.clear')}
      </button>
    </form>
  )
}

/** Every number that answers at any hour. On the way they wait behind one line: a question is short, so is its page. */
function OtherPhones() {
  const { t, county } = usePage()
  return (
    <>
      <PhoneRow number={county.phones.urgentAdvice} label={t('foot.urgentAdvice')} />
      {county.phones.socialEmergency && (
        <PhoneRow number={county.phones.socialEmergency} label={t('foot.socialEmergency')} />
      )}
      {county.phones.crisis && <PhoneRow number={county.phones.crisis} label={t('foot.crisis')} />}
      <PhoneRow number={county.phones.emergency} label={t('foot.emergency')} />
    </>
  )
}

function PhoneRow({ number, label }: { number: string; label: string }) {
  return (
    <li>
      <span>{label}</span> <Phone number={number} />
    </li>
  )
}

const morePages = [
  ['/kuka-katsoi', 'nav.log'],
  ['/luvat', 'nav.permissions'],
  ['/tiedot', 'nav.data'],
  ['/puolesta', 'nav.acting'],
] as const

/** What is needed seldom waits behind one line, so that a small screen begins with the page and not with its menu. */
function MoreMenu() {
  const { t } = usePage()
  const { pathname } = useLocation()
  const here = morePages.find(([path]) => path === pathname)
  return (
    <details className="rs-more">
      <summary aria-current={here ? 'true' : undefined}>{t(here ? here[1] : 'nav.more')}</summary>
      <ul>
        {morePages.map(([path, name]) => (
          <li key={path}>
            <MenuLink to={path}>{t(name)}</MenuLink>
          </li>
        ))}
      </ul>
    </details>
  )
}

function MenuLink({ to, children }: { to: string; children: ReactNode }) {
  const here = useLocation().pathname === to
  return (
    <a href={to} aria-current={here ? 'page' : undefined}>
      {children}
    </a>
  )
}

function LanguageMenu({ hasForm, comesAgain }: { hasForm: boolean; comesAgain: boolean }) {
  const { t, language, county, added, others } = usePage()
  const chosen = added?.code ?? language
  const offered = [...county.languages.map((code) => ({ code, name: languageNames[code] })), ...others]
  const { pathname } = useLocation()
  return (
    <nav className="rs-languages" aria-label={t('nav.language')}>
      {offered.map(({ code: one, name }) => {
        const label = (
          <>
            <span aria-hidden="true">{one.toUpperCase()}</span>
            <span className="lk-hidden" lang={one}>
              {name}
            </span>
          </>
        )
        if (one === chosen)
          return (
            <span key={one} className="rs-language" aria-current="true">
              {label}
            </span>
          )
        return hasForm ? (
          <button
            key={one}
            type="submit"
            form={pageFormId}
            name={hiddenFields.language}
            value={one}
            {...(comesAgain ? { formAction: `${pathname}?kieli=${one}` } : {})}
            formNoValidate
            className="rs-language"
          >
            {label}
          </button>
        ) : (
          <a key={one} className="rs-language" href={`${pathname}?kieli=${one}`}>
            {label}
          </a>
        )
      })}
    </nav>
  )
}
