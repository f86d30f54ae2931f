import { routes } from '@luukku/contract'
import { SafeDataWords, SafeWords, useLanguage } from '@luukku/ui'
import { isPhone } from '@luukku/domain/contact'
import { shownLocalText } from '@luukku/i18n'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { changeDraft, draftOrFront, findDraft, pathOfStep, saveAndGo } from '../../shared/draft.ts'
import { hiddenFields, leadInLanguage, leadTo, pageFormId, readForm, refuse, submit } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { Phone } from '../../shared/phone.tsx'
import { problemOfField } from '../../shared/problem-of-field.ts'
import { usePage, useRefused } from '../../shared/use-page.ts'

export const handle: PageHandle = { onPath: true, hasForm: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  const draft = await draftOrFront(page)
  if (draft && !draft.redFlagStop && !page.isAnswerToForm) throw leadTo(pathOfStep(draft, page))
  return { draft }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const phone = sent.one('puhelin').trim()
    if (sent.language) {
      await changeDraft(page, sent, { lang: sent.language, stopPhone: phone.slice(0, 40) })
      return leadInLanguage('/hata', sent)
    }
    if (sent.one('teko') === 'jatka') {
      const reason = sent.one('syy').trim().slice(0, 2000)
      // A later danger has a stop of its own: what was said of the earlier one stays.
      const earlier = (await findDraft(page))?.answers['stop_not_so_reason']
      const said = [typeof earlier === 'string' ? earlier : '', reason].filter((one) => one !== '').join('\n')
      const answers = reason ? { answers: { stop_not_so_reason: said.slice(0, 2000) } } : {}
      return saveAndGo(page, sent, { stopAnswered: 'not-so', ...answers }, '/hata')
    }
    const callsThemself = sent.one('teko') === 'soitan'
    // Who phones 112 may have no hands free for a form: the number helps us to make sure, and may be left out.
    if (!isPhone(phone) && (!callsThemself || phone !== '')) return refuse(sent, { puhelin: 'reach.phoneMissing' })
    await changeDraft(page, sent, {
      stopAnswered: callsThemself ? 'calling-112' : 'call-me',
      stopPhone: phone.slice(0, 40),
    })
    await page.api(routes.sendDraft, { body: {}, formToken: sent.formToken, idempotencyKey: sent.idempotencyKey })
    return leadTo('/lupaus')
  })
}

export default function Stop() {
  const { draft } = useLoaderData<typeof loader>()
  const { t, session, key, county } = usePage()
  const language = useLanguage()
  const refused = useRefused()
  const stop = draft?.redFlagStop
  if (!draft || !stop) return <Kept action="/hata" labels={{ puhelin: t('reach.phone'), syy: t('stop.reason') }} />
  const phoneProblem = refused?.fieldProblems['puhelin'] === undefined ? undefined : t('reach.phoneMissing')
  const hidden = (
    <>
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
    </>
  )
  return (
    <>
      <Title>{shownLocalText(stop.title, language).text}</Title>
      <PathBar position={undefined} />
      <Refusal />
      <section className="rs-stop">
        <h1 className="lk-h1">
          <SafeDataWords text={stop.title} />
        </h1>
        <p>
          <SafeDataWords text={stop.text} />
        </p>
        {stop.call112 && (
          <p>
            <a className="rs-call" href={`tel:${county.phones.emergency}`} data-test="call-112">
              <SafeWords shown={t.shownSafely('stop.call', { number: county.phones.emergency })} />
            </a>
          </p>
        )}
        {stop.phones.length > 0 && (
          <ul className="rs-phones">
            {stop.phones
              .filter((one) => !stop.call112 || one.number !== county.phones.emergency)
              .map((one) => (
                <li key={one.number}>
                  <SafeDataWords text={one.label} /> <Phone number={one.number} big />
                </li>
              ))}
          </ul>
        )}
        <h2>
          <SafeWords shown={t.shownSafely('stop.meanwhile')} />
        </h2>
        <ul className="rs-list">
          {(['stop.notAlone', 'stop.phoneNear', 'stop.door', 'stop.again'] as const).map((one) => (
            <li key={one}>
              <SafeWords shown={t.shownSafely(one)} />
            </li>
          ))}
        </ul>
      </section>
      <section className="rs-card">
        <h2>
          <SafeWords shown={t.shownSafely('stop.leaveNumber')} />
        </h2>
        <form method="post" action="/hata" id={pageFormId} noValidate>
          {hidden}
          <p className="rs-field">
            <label htmlFor="puhelin">
              <SafeWords shown={t.shownSafely('reach.phone')} />
            </label>
            {phoneProblem && (
              <span id="puhelin-problem" className="lk-field-problem">
                {phoneProblem}
              </span>
            )}
            <input
              id="puhelin"
              name="puhelin"
              type="tel"
              autoComplete="tel"
              defaultValue={refused?.typed['puhelin']?.at(-1) ?? draft.stopPhone ?? draft.contactWay?.phone}
              {...problemOfField('puhelin', phoneProblem)}
            />
          </p>
          <div className="rs-buttons">
            <Button type="submit" data-test="leave-number">
              <SafeWords shown={t.shownSafely('stop.callMe')} />
            </Button>
            <button type="submit" name="teko" value="soitan" className="rs-second" data-test="calling-myself">
              <SafeWords shown={t.shownSafely('stop.callMyself')} />
            </button>
          </div>
          <p className="rs-quiet">
            <SafeWords shown={t.shownSafely('stop.callMyselfHint')} />
          </p>
        </form>
      </section>
      <details className="rs-details">
        <summary>
          <SafeWords shown={t.shownSafely('stop.notSo')} />
        </summary>
        <form method="post" action="/hata">
          {hidden}
          <input type="hidden" name="teko" value="jatka" />
          <p className="rs-field">
            <label htmlFor="syy">
              <SafeWords shown={t.shownSafely('stop.reason')} />
            </label>
            <textarea id="syy" name="syy" rows={3} autoComplete="off" defaultValue={refused?.typed['syy']?.at(-1)} />
          </p>
          <p className="rs-quiet">
            <SafeWords shown={t.shownSafely('stop.recorded')} />
          </p>
          <Button type="submit" variant="secondary" data-test="not-so">
            <SafeWords shown={t.shownSafely('stop.goOn')} />
          </Button>
        </form>
      </details>
    </>
  )
}
