import { routes } from '@luukku/contract'
import { dateText } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { hiddenFields, leadTo, readForm, submit } from '../../shared/form.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { mine: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    return { acting: await page.api(routes.readActing) }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

/** One tap: ends a mandate (`suhde`), or opens and closes a minor's own matter for guardians (`yhteydenotto`). */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const common = { formToken: sent.formToken, idempotencyKey: sent.idempotencyKey }
    const contact = sent.one('yhteydenotto')
    if (contact) {
      const guardians = sent.one('huoltajat') === 'see' ? 'see' : 'do-not-see'
      await page.api(routes.chooseGuardians, { params: { id: contact }, body: { guardians }, ...common })
      return leadTo('/oma')
    }
    await page.api(routes.endActing, { params: { id: sent.one('suhde') }, body: {}, ...common })
    return leadTo('/puolesta?tehty=lopetettu')
  })
}

export default function Acting() {
  const { acting, trouble } = useLoaderData<typeof loader>()
  const { t, language, session, key } = usePage()
  const done = useSearchParams()[0].get('tehty')
  if (!acting) return <LoadTrouble trouble={trouble} />
  return (
    <>
      <Title>{t('acting.heading')}</Title>
      {done === 'lopetettu' && (
        <p className="rs-done" role="status">
          {t('acting.ended')}
        </p>
      )}
      <Refusal />
      <h1 className="lk-h1">{t('acting.heading')}</h1>
      <p className="rs-lead">{t('acting.lead')}</p>
      <section className="rs-card">
        <h2>{t('acting.forMe')}</h2>
        {acting.actForMe.length === 0 && <p>{t('acting.forMeNone')}</p>}
        {acting.actForMe.map((one) => (
          <form key={one.relationId} method="post" action="/puolesta" className="rs-row-form" data-test="acts-for-me">
            <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
            <input type="hidden" name={hiddenFields.key} value={`${key}-${one.relationId}`} />
            <p className="rs-tight">
              <strong>{one.name}</strong>, {t(`acting.kind.${one.kind}`)}
            </p>
            {one.until && <p className="rs-quiet">{t('acting.until', { date: dateText(one.until, language) })}</p>}
            <button type="submit" name="suhde" value={one.relationId} className="rs-second" data-test="end-acting">
              {t('acting.end')}
              <span className="lk-hidden">: {one.name}</span>
            </button>
          </form>
        ))}
        <p className="rs-quiet">{t('acting.how')}</p>
      </section>
      <section className="rs-card">
        <h2>{t('acting.iAct')}</h2>
        {acting.iActFor.length === 0 && <p>{t('acting.iActNone')}</p>}
        <ul className="rs-list">
          {acting.iActFor.map((one) => (
            <li key={`${one.name}-${one.kind}`}>
              <strong>{one.name}</strong>, {t(`acting.you.${one.kind}`)}
              {one.until && (
                <span className="rs-quiet"> {t('acting.until', { date: dateText(one.until, language) })}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
