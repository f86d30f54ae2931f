import type { MyPermissions } from '@luukku/contract'
import { dateText, dayOfInstant } from '@luukku/i18n'
import { SafeWords } from '@luukku/ui'
import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'
import { DenialName, PermissionCard } from './permission-card.tsx'

/** What is over and did not fit on the page: withdrawn, or replaced by a later answer. */
export function OlderPermissions({ mine }: { mine: MyPermissions }) {
  const { t } = usePage()
  return (
    <>
      <Title>{t('permissions.older')}</Title>
      <h1 className="lk-h1">
        <SafeWords shown={t.shownSafely('permissions.older')} />
      </h1>
      {mine.permissions.length === 0 && mine.denials.length === 0 && (
        <p className="rs-kind">
          <SafeWords shown={t.shownSafely('permissions.noneOlder')} />
        </p>
      )}
      {mine.permissions.length > 0 && (
        <h2>
          <SafeWords shown={t.shownSafely('permissions.given')} />
        </h2>
      )}
      {mine.permissions.map((one) => (
        <PermissionCard key={`${one.contactId}-${one.givenAt}`} permission={one} />
      ))}
      {mine.denials.length > 0 && (
        <h2>
          <SafeWords shown={t.shownSafely('permissions.denials')} />
        </h2>
      )}
      <PastDenials denials={mine.denials} />
      <OlderLink before={mine.before} />
      <p>
        <a className="rs-second" href="/luvat">
          <SafeWords shown={t.shownSafely('permissions.heading')} />
        </a>
      </p>
    </>
  )
}

/** Denials that were taken back. */
export function PastDenials({ denials }: { denials: MyPermissions['denials'] }) {
  const { t, language } = usePage()
  return denials
    .filter((one) => one.withdrawnAt !== undefined)
    .map((one) => (
      <article key={one.denialId} className="rs-card" data-test="denial-over">
        <h3>
          <DenialName denial={one} /> · <SafeWords shown={t.shownSafely('permissions.state.withdrawn')} />
        </h3>
        <p className="rs-quiet">{t('permissions.at', { date: dateText(dayOfInstant(one.madeAt), language) })}</p>
      </article>
    ))
}

export function OlderLink({ before }: { before: string | undefined }) {
  const { t } = usePage()
  if (before === undefined) return null
  return (
    <p className="rs-screen-only">
      <a className="rs-second" href={`/luvat?ennen=${encodeURIComponent(before)}`} data-test="older-permissions">
        <SafeWords shown={t.shownSafely('permissions.older')} />
      </a>
    </p>
  )
}
