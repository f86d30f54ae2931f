import { dataRequestKinds, routes } from '@luukku/contract'
import { RadioChoices } from '@luukku/ui'
import { isLanguage, languageNames, languages } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { troubleOf } from '../../shared/api.ts'
import { again, hiddenFields, leadTo, pageFormId, readForm, refuse, submit } from '../../shared/form.ts'
import { IfWorse } from '../../shared/if-worse.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, Refusal, Title } from '../../shared/path-frame.tsx'
import { TextField } from '../../shared/text-field.tsx'
import { problemOfField } from '../../shared/problem-of-field.ts'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { MyRequests } from './my-requests.tsx'

export const handle: PageHandle = { mine: true, hasForm: true, comesAgain: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    return { mine: await page.api(routes.readMyData) }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

/** Three forms send here: contact details, a question or correction, and a question about an entry of the log. */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const { formToken, idempotencyKey } = sent
  return submit(page, sent, async () => {
    if (sent.way === 'korjaa') {
      const email = sent.one('sposti').trim()
      if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return refuse(sent, { sposti: 'data.emailWrong' })
      const lang = sent.one('palvelukieli')
      await page.api(routes.changeMyDetails, {
        body: { phone: sent.one('puhelin').trim().slice(0, 40), email, lang: isLanguage(lang) ? lang : 'fi' },
        formToken,
        idempotencyKey: `${idempotencyKey}-korjaa`,
      })
      return leadTo('/tiedot?tehty=korjattu')
    }
    if (sent.language) return again(sent)
    const text = sent.one('kysymys').trim()
    if (text === '') return refuse(sent, { kysymys: 'data.empty' })
    if (text.length > 8000) return refuse(sent, { kysymys: 'tell.tooLong' })
    const about = sent.one('merkinta').slice(0, 400)
    const { redFlagStop } = await page.api(routes.askAboutMyData, {
      body: {
        kind: dataRequestKinds.find((one) => one === sent.one('laji')) ?? 'other',
        ...(about === '' ? {} : { about }),
        text,
      },
      formToken,
      idempotencyKey,
    })
    // It was taken in as a contact too: where that stands, it says whom to phone now.
    return leadTo(redFlagStop ? '/viestit?tehty=viesti' : '/tiedot?tehty=kysytty')
  })
}

export default function MyData() {
  const { mine, trouble } = useLoaderData<typeof loader>()
  const { t, session, key } = usePage()
  const refused = useRefused()
  const done = useSearchParams()[0].get('tehty')
  const isWritten = (refused?.typed['kysymys']?.at(-1) ?? '') !== ''
  const labels = { kysymys: t('data.askText'), puhelin: t('data.phone'), sposti: t('data.email') }
  if (!mine && (isWritten || refused?.typed[hiddenFields.way] !== undefined))
    return <Kept action="/tiedot" labels={labels} />
  if (!mine) return <LoadTrouble trouble={trouble} />
  const { details } = mine
  const problem = (field: string) =>
    refused?.fieldProblems[field] === undefined ? undefined : t(refused.fieldProblems[field] as 'data.empty')
  const typed = (field: string) => refused?.typed[field]?.at(-1)
  // A question about an entry of the log that was not taken: which entry it is about stays with it.
  const aboutEntry = typed('laji') === 'log-entry' ? typed('merkinta') : undefined
  const kinds = [
    ...(aboutEntry === undefined ? [] : ['log-entry' as const]),
    'correction' as const,
    'other' as const,
    'child-protection' as const,
  ]
  const hidden = (
    <>
      <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
      <input type="hidden" name={hiddenFields.key} value={key} />
    </>
  )
  return (
    <>
      <Title>{t('data.heading')}</Title>
      {(done === 'korjattu' || done === 'kysytty') && (
        <p className="rs-done" role="status">
          {t(done === 'korjattu' ? 'data.saved' : 'data.asked')}
        </p>
      )}
      <Refusal />
      <h1 className="lk-h1">{t('data.heading')}</h1>
      <p className="rs-lead">{t('data.lead')}</p>
      <section className="rs-apart">
        <h2>{t('data.who')}</h2>
        <ul className="rs-list" data-test="my-details">
          {(
            [
              ['data.name', details.name],
              ['data.code', details.identityCode],
              ['data.address', details.address],
            ] as const
          ).map(([label, value]) => (value ? <li key={label}>{`${t(label)}: ${value}`}</li> : null))}
        </ul>
        {details.nonDisclosure && <p className="rs-kind">{t('data.hidden')}</p>}
        <p className="rs-quiet">{t('data.fromRegister')}</p>
        <form method="post" action="/tiedot">
          {hidden}
          <TextField
            id="puhelin"
            type="tel"
            label={t('data.phone')}
            value={typed('puhelin') ?? details.phone}
            autoComplete="tel"
          />
          <TextField
            id="sposti"
            type="email"
            label={t('data.email')}
            value={typed('sposti') ?? details.email}
            problem={problem('sposti')}
            autoComplete="email"
          />
          <p className="rs-field">
            <label htmlFor="palvelukieli">{t('data.language')}</label>
            <select id="palvelukieli" name="palvelukieli" defaultValue={details.lang}>
              {languages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {languageNames[one]}
                </option>
              ))}
            </select>
          </p>
          <button type="submit" name={hiddenFields.way} value="korjaa" className="rs-second" data-test="save-details">
            {t('data.save')}
          </button>
        </form>
      </section>
      <section className="rs-apart">
        <h2>{t('data.take')}</h2>
        <p>{t('data.takeText')}</p>
        <p>
          <a href="/tiedot/tiedosto" data-test="own-file">
            {t('data.takeFile')}
          </a>
        </p>
        <p>
          <a href="/tiedot/tiedosto?muoto=json">{t('data.takeJson')}</a>
        </p>
      </section>
      <section className="rs-apart">
        <h2>{t('data.ask')}</h2>
        <form method="post" action="/tiedot" id={pageFormId} autoComplete="off">
          {hidden}
          {aboutEntry !== undefined && <input type="hidden" name="merkinta" value={aboutEntry} />}
          <RadioChoices
            id="laji"
            name="laji"
            legend={t('data.askKind')}
            chosen={typed('laji') ?? 'correction'}
            choices={kinds.map((kind) => ({ value: kind, label: t(`data.kind.${kind}`) }))}
          />
          {aboutEntry !== undefined && <p className="rs-quiet">{aboutEntry}</p>}
          <p className="rs-field">
            <label htmlFor="kysymys">{t('data.askText')}</label>
            {problem('kysymys') && (
              <span id="kysymys-problem" className="lk-field-problem">
                {problem('kysymys')}
              </span>
            )}
            <textarea
              id="kysymys"
              name="kysymys"
              rows={4}
              defaultValue={typed('kysymys')}
              {...problemOfField('kysymys', problem('kysymys'))}
            />
          </p>
          <IfWorse />
          <Button type="submit" data-test="ask-data">
            {t('data.askSend')}
          </Button>
        </form>
      </section>
      <MyRequests requests={mine.requests} />
    </>
  )
}
