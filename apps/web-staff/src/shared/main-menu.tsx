import { useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useLanguage } from './language.tsx'
import { RetentionLink } from './retention-link.tsx'
import { homeOf } from './role-gate.tsx'
import { useSession } from './session.tsx'

/**
 * Where one can go. What is used sixty times a day stands in the bar; the rest is one key away under «more», so that the
 * bar is one row on a desk.
 */
export function MainMenu() {
  const { t } = useLanguage()
  const { roles } = useSession()
  const { pathname } = useLocation()
  const more = useRef<HTMLDetailsElement>(null)
  const may = (of: readonly string[]) => roles.some((role) => of.includes(role))
  const close = () => {
    if (more.current) more.current.open = false
  }
  const rare = [
    { to: '/waiting', text: t('nav.waiting'), shown: may(homeOf.desk) },
    { to: '/calendars', text: t('nav.calendars'), shown: may(homeOf.manager) },
    { to: '/policy', text: t('nav.policy'), shown: may(homeOf.manager) },
    { to: '/rooms', text: t('nav.rooms'), shown: may(homeOf.manager) },
    { to: '/conflicts', text: t('nav.conflicts'), shown: may(homeOf.desk) },
    { to: '/interpreting', text: t('nav.interpreting'), shown: may(homeOf.desk) },
    { to: '/emergency', text: t('nav.emergency'), shown: may(homeOf.emergency) },
    { to: '/users', text: t('nav.users'), shown: may(homeOf.manager) },
    { to: '/catalogue', text: t('nav.catalogue'), shown: may(homeOf.law) },
    { to: '/models', text: t('nav.models'), shown: may(homeOf.law) },
    { to: '/law', text: t('nav.law'), shown: may(homeOf.law) },
  ].filter(({ shown }) => shown)
  return (
    <nav aria-label={t('nav.main')} className="top__nav">
      {may(homeOf.desk) && (
        <NavLink to="/" end>
          {t('nav.desk')}
        </NavLink>
      )}
      {may(homeOf.own) && <NavLink to="/own">{t('nav.own')}</NavLink>}
      {may(homeOf.week) && <NavLink to="/week">{t('nav.week')}</NavLink>}
      {may(homeOf.dataProtection) && <NavLink to="/data-requests">{t('nav.dataRequests')}</NavLink>}
      {may(homeOf.retention) && <RetentionLink />}
      {may(homeOf.manager) && <NavLink to="/manager">{t('nav.manager')}</NavLink>}
      {may(homeOf.manager) && <NavLink to="/roster">{t('nav.roster')}</NavLink>}
      {may(homeOf.desk) && <NavLink to="/people">{t('nav.people')}</NavLink>}
      {may(homeOf.desk) && (
        <NavLink to="/contacts/new" data-test="new-contact">
          {t('nav.newContact')} <kbd aria-hidden="true">N</kbd>
        </NavLink>
      )}
      {rare.length > 0 && (
        <details
          ref={more}
          className="top__more"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !more.current?.open) return
            // Only the menu closes; Escape's other meaning on the screen waits for the next press.
            event.stopPropagation()
            close()
            more.current.querySelector('summary')?.focus()
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) close()
          }}
        >
          <summary className={rare.some(({ to }) => pathname.startsWith(to)) ? 'active' : ''} data-test="nav-more">
            {t('nav.more')}
          </summary>
          <ul>
            {rare.map(({ to, text }) => (
              <li key={to}>
                <NavLink to={to} onClick={close}>
                  {text}
                </NavLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}
