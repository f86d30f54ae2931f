import type { RouteResponse, routes } from '@luukku/contract'
import { SafeWords } from '@luukku/ui'
import { hiddenFields } from '../../shared/form.ts'
import { usePage } from '../../shared/use-page.ts'

type Contact = RouteResponse<typeof routes.readMine>['contacts'][number]

/** Whose matter this is, and for one's own: does whoever acts for one see it, where that is asked, with the tap that changes it. */
export function Whose({ contact }: { contact: Contact }) {
  const { t, session, key } = usePage()
  const { guardians } = contact
  const who = guardians?.ofAdult === true ? 'plan.representatives' : 'plan.guardians'
  const next = guardians?.now === 'see' ? 'do-not-see' : 'see'
  return (
    <>
      {contact.of !== undefined && (
        <p className="rs-of" data-test="of">
          {t('plan.of', { name: contact.of })}
        </p>
      )}
      {contact.readOnly && <p className="rs-quiet">{t('plan.readOnly')}</p>}
      {guardians && (
        <form method="post" action="/puolesta" className="rs-guardians" data-test="guardians">
          <p className="rs-tight">
            <SafeWords shown={t.shownSafely(guardians.now === 'see' ? `${who}See` : `${who}DoNot`)} />
          </p>
          {guardians.canChange ? (
            <>
              <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
              <input type="hidden" name={hiddenFields.key} value={`${key}-${contact.contactId}`} />
              <input type="hidden" name="yhteydenotto" value={contact.contactId} />
              <button type="submit" name="huoltajat" value={next} className="rs-second">
                <SafeWords shown={t.shownSafely(next === 'see' ? `${who}Show` : `${who}Hide`)} />
              </button>
            </>
          ) : (
            <p className="rs-quiet">
              <SafeWords shown={t.shownSafely('plan.guardiansAsk')} />
            </p>
          )}
        </form>
      )}
    </>
  )
}
