import type { Trouble } from './api.ts'
import { pageFormId } from './form.ts'
import { usePage } from './use-page.ts'

/** A page that could not be read: what happened, what to do, and the way to sign in when that is what is missing. */
export function LoadTrouble({ trouble }: { trouble: Trouble | undefined }) {
  const { t, problem, language } = usePage()
  // An address that cannot be read leads nowhere: there is no place on the page to check.
  const code = trouble?.code === 'invalid-request' ? 'not-found' : (trouble?.code ?? 'unexpected')
  const signIn = code === 'sign-in-required'
  return (
    <div data-test="load-trouble">
      <title>{`${signIn ? t('signIn.heading') : problem(`${code}.what`)} – ${t('title.site')}`}</title>
      {/* The language menu of a page with a form sends this one, where the page's own could not be drawn. */}
      <form method="post" id={pageFormId} />
      <h1 className="lk-h1">{signIn ? t('signIn.heading') : problem(`${code}.what`)}</h1>
      <p className="rs-lead">{signIn ? t('signIn.lead') : problem(`${code}.next`)}</p>
      <p>
        {signIn ? (
          <a className="rs-button-link" href={`/auth/sign-in?as=resident&lang=${language}&to=/oma`}>
            {t('signIn.go')}
          </a>
        ) : (
          <a className="rs-button-link" href="">
            {t('kept.retry')}
          </a>
        )}
      </p>
      <p>
        <a href="/">{t('nav.front')}</a>
      </p>
    </div>
  )
}
