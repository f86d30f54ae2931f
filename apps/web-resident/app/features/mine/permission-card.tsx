import type { MyPermissions } from '@luukku/contract'
import { dateText, dayOfInstant, shownLocalText } from '@luukku/i18n'
import { DataWords, SafeWords } from '@luukku/ui'
import { Fragment, type ReactNode } from 'react'
import { hiddenFields } from '../../shared/form.ts'
import { usePage } from '../../shared/use-page.ts'

/** What was said yes or no to, as it stands, with the tap that takes it back. */
export function PermissionCard({ permission: one }: { permission: MyPermissions['permissions'][number] }) {
  const { t, language } = usePage()
  return (
    <article className="rs-card" data-test="permission">
      <h3>
        <SafeWords shown={t.shownSafely('permissions.matter', { reference: one.reference })} /> ·{' '}
        <SafeWords shown={t.shownSafely(`permissions.state.${one.state}`)} />
      </h3>
      <p className="rs-tight">
        {one.share !== 'yes' && <SafeWords shown={t.shownSafely('permissions.saidNo')} />}
        {one.share === 'yes' && <SafeWords shown={t.shownSafely('permissions.what', { what: '' })} />}
        {one.share === 'yes' &&
          one.what.map((text, at) => (
            <Fragment key={text.fi}>
              {at > 0 ? ', ' : ' '}
              <DataWords text={text} />
            </Fragment>
          ))}
      </p>
      {one.by !== undefined && (
        <p className="rs-tight">
          <SafeWords shown={t.shownSafely('permissions.by', { name: one.by })} />
        </p>
      )}
      <p className="rs-quiet rs-tight">
        {t('permissions.at', { date: dateText(dayOfInstant(one.givenAt), language) })}
      </p>
      {one.until !== undefined && (
        <p className="rs-quiet rs-tight">
          <SafeWords shown={t.shownSafely('permissions.until', { date: dateText(one.until, language) })} />
        </p>
      )}
      {one.askedBy === 'voice' && (
        <p className="rs-quiet rs-tight">
          <SafeWords shown={t.shownSafely('permissions.voice')} />
        </p>
      )}
      {one.state === 'valid' && one.share === 'yes' && (
        <OneTap
          name="peru"
          value={one.contactId}
          label={<SafeWords shown={t.shownSafely('permissions.withdraw')} />}
          test="withdraw-permission"
        />
      )}
    </article>
  )
}

export function DenialName({ denial }: { denial: MyPermissions['denials'][number] }) {
  const { t, language } = usePage()
  if (denial.target === 'register')
    return (
      <SafeWords
        shown={t.shownSafely(
          denial.register === 'social' ? 'permissions.deny.register.social' : 'permissions.deny.register.health',
        )}
      />
    )
  const date = dateText(denial.on ?? dayOfInstant(denial.madeAt), language)
  const name = denial.service ? shownLocalText(denial.service, language).text : ''
  if (denial.target === 'event') return <SafeWords shown={t.shownSafely('permissions.deny.event', { name, date })} />
  if (denial.target === 'document')
    return (
      <SafeWords shown={t.shownSafely(`permissions.deny.document.${denial.document ?? 'extract'}`, { name, date })} />
    )
  if (denial.target === 'matter')
    return <SafeWords shown={t.shownSafely('permissions.deny.matter', { reference: denial.reference ?? '' })} />
  return denial.service ? <DataWords text={denial.service} /> : ''
}

/** A form of one button; works without script. */
export function OneTap(props: { name: string; value: string; label: ReactNode; test: string; children?: ReactNode }) {
  const { session, key } = usePage()
  return (
    <form method="post" action="/luvat" className="rs-screen-only">
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={`${key}-${props.test}-${props.value}`} />
      {props.children}
      <button
        type="submit"
        {...(props.name ? { name: props.name, value: props.value } : {})}
        className="rs-second"
        data-test={props.test}
      >
        {props.label}
      </button>
    </form>
  )
}
