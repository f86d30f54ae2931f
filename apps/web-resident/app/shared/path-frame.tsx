import { ErrorSummary, SafeWords, type FieldProblem } from '@luukku/ui'
import type { Draft } from '@luukku/contract'
import type { ReactNode } from 'react'
import { Button, InlineAlert } from 'suomifi-ui-components'
import { hiddenFields, pageFormId } from './form.ts'
import { usePage, useRefused } from './use-page.ts'

/** «3 / about 6»: where on the way the page is. */
export function PathBar({ position }: { position: Draft['position'] | undefined }) {
  const { t } = usePage()
  return (
    <div className="rs-pathbar">
      <p className="rs-position">
        {position && (
          <>
            <span aria-hidden="true">{t('path.position', { at: position.at, about: position.about })}</span>
            <span className="lk-hidden">{t('path.positionAloud', { at: position.at, about: position.about })}</span>
          </>
        )}
      </p>
    </div>
  )
}

/** The one form of a page. */
export function PageForm(props: { action: string; children: ReactNode; next?: string; back?: boolean }) {
  const { t, session, key } = usePage()
  return (
    // Multipart sends a letter as itself; the default form would make up to nine bytes of one and meet the size limit.
    <form
      method="post"
      action={props.action}
      id={pageFormId}
      encType="multipart/form-data"
      autoComplete="off"
      noValidate
    >
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
      {props.children}
      <div className="rs-buttons">
        <Button type="submit" data-test="next">
          {props.next ?? t('nav.next')}
        </Button>
        {props.back !== false && (
          <button type="submit" name={hiddenFields.way} value="takaisin" className="rs-link" data-test="back">
            {t('nav.back')}
          </button>
        )}
      </div>
    </form>
  )
}

/** Why the page came again, and that nothing typed is lost. First on the page. */
export function Refusal({ targets }: { targets?: Readonly<Record<string, string>> }) {
  const refused = useRefused()
  const { t, problem } = usePage()
  if (!refused || refused.isAgain) return null
  const problems: FieldProblem[] = Object.entries(refused.fieldProblems).map(([field, key]) => ({
    targetId: targets?.[field] ?? field,
    text: key.startsWith('permission') ? (
      <SafeWords shown={t.shownSafely(key as 'permission.choose')} />
    ) : (
      t(key as Parameters<typeof t>[0])
    ),
  }))
  if (!refused.trouble) return <ErrorSummary heading={t('form.check')} problems={problems} />
  const { code } = refused.trouble
  return (
    <div role="alert" className="rs-notice" data-test="trouble">
      <InlineAlert status="warning" labelText={problem(`${code}.what`)} id="vaiva">
        <p className="rs-tight">{t('form.kept')}</p>
        <p className="rs-tight">{problem(`${code}.next`)}</p>
        {code === 'sign-in-required' && <SignInElsewhere />}
      </InlineAlert>
    </div>
  )
}

/** A new tab, so that what is typed on this page stays. */
function SignInElsewhere() {
  const { t, language } = usePage()
  return (
    <a href={`/auth/sign-in?as=resident&lang=${language}&to=/oma`} target="_blank" rel="noreferrer">
      {t('form.signInElsewhere')}
    </a>
  )
}

/** The page's name in the browser, marked when something must be looked at. */
export function Title({ children }: { children: string }) {
  const { t } = usePage()
  const refused = useRefused()
  return <title>{`${refused && !refused.isAgain ? `${t('form.check')}: ` : ''}${children} – ${t('title.site')}`}</title>
}

/**
 * The page without its draft, as the answer to a form: what was typed, kept and ready to be sent again.
 * Shown when the API is away or the draft has gone.
 */
export function Kept({ action, labels }: { action: string; labels: Readonly<Record<string, string>> }) {
  const refused = useRefused()
  const { t, session, key } = usePage()
  const fixed: readonly string[] = [hiddenFields.formToken, hiddenFields.key]
  const fields = Object.entries(refused?.typed ?? {}).filter(([name]) => !fixed.includes(name))
  const gone = refused?.trouble?.code === 'draft-expired' || refused?.trouble?.code === 'not-found'
  return (
    <>
      <Title>{t('kept.title')}</Title>
      <PathBar position={undefined} />
      <Refusal />
      <h1 className="lk-h1">{t('kept.title')}</h1>
      <form method="post" action={action} id={pageFormId} encType="multipart/form-data" autoComplete="off">
        <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
        <input type="hidden" name={hiddenFields.key} value={key} />
        {fields.flatMap(([name, values]) =>
          values.map((value, index) => {
            const label = labels[name]
            const id = `${name}-${String(index)}`
            if (!label || value === '') return <input key={id} type="hidden" name={name} value={value} />
            return (
              <p key={id} className="rs-field">
                <label htmlFor={id}>{label}</label>
                <textarea id={id} name={name} defaultValue={value} rows={value.length > 80 ? 6 : 1} />
              </p>
            )
          }),
        )}
        <div className="rs-buttons">
          {gone ? (
            <a className="rs-button-link" href="/">
              {t('kept.again')}
            </a>
          ) : (
            <Button type="submit">{t('kept.retry')}</Button>
          )}
        </div>
      </form>
    </>
  )
}
