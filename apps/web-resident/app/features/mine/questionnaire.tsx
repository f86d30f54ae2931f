import { routes, type InstrumentView, type QuestionnaireResponseView } from '@luukku/contract'
import { DataWords, RadioChoices } from '@luukku/ui'
import { shownLocalText } from '@luukku/i18n'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { placeOfQuestion } from '../../shared/draft.ts'
import { leadInLanguage, leadTo, readForm, refuse, submit } from '../../shared/form.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage, type Page } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { HelpNow } from './help-now.tsx'

export const handle: PageHandle = { mine: true, hasForm: true, emergencyFirst: true }

/** One questionnaire, one question a page. Every answer is kept as it is given; an alarming one ends in help. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble, form: undefined }
  try {
    return {
      form: await readQuestionnaire(page, params['id'] ?? '', new URL(request.url).searchParams.get('kohta')),
      trouble: undefined,
    }
  } catch (fault) {
    return { trouble: troubleOf(fault), form: undefined }
  }
}

async function readQuestionnaire(page: Page, id: string, wanted: string | null) {
  const [{ responses, help }, { instruments }] = await Promise.all([
    page.api(routes.listMyQuestionnaires),
    page.api(routes.listInstruments),
  ])
  const response = responses.find(({ responseId }) => responseId === id)
  const instrument = instruments.find((one) => one.id === response?.instrument)
  return response && instrument ? { response, instrument, help, at: placeOf(response, wanted, page) } : undefined
}

/** An answered item that was asked for by «back», else the next one. */
function placeOf(response: QuestionnaireResponseView, wanted: string | null, page: Page): string | undefined {
  if (response.status === 'completed' || response.status === 'stopped') return undefined
  return Object.keys(response.answers).find((item) => placeOfQuestion(item, page) === wanted) ?? response.nextItem
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const id = params['id'] ?? ''
  const here = `/oma/kysely/${encodeURIComponent(id)}`
  const item = sent.one('kohta').slice(0, 40)
  const answer = sent.one('vastaus')
  return submit(page, sent, async () => {
    const { formToken, idempotencyKey } = sent
    if (answer !== '')
      await page.api(routes.saveMyQuestionnaire, {
        params: { id },
        body: { answers: { [item]: answer } },
        formToken,
        idempotencyKey,
      })
    if (sent.language) return leadInLanguage(here, sent)
    if (sent.way === 'takaisin')
      return leadTo(sent.one('edellinen') ? `${here}?kohta=${placeOfQuestion(sent.one('edellinen'), page)}` : '/oma')
    if (answer === '') return refuse(sent, { vastaus: 'questionnaire.choose' })
    return leadTo(here)
  })
}

export default function Questionnaire() {
  const { form, trouble } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const refused = useRefused()
  if (!form && refused) return <Kept action="" labels={{ vastaus: t('question.answer') }} />
  if (trouble) return <LoadTrouble trouble={trouble} />
  if (!form) return <Gone />
  const { response, instrument, help, at } = form
  if (response.status === 'stopped')
    return (
      <>
        <Title>{shownLocalText(help.title, language).text}</Title>
        <HelpNow help={help} as="h1" />
        <p>
          <a href="/oma">{t('nav.plan')}</a>
        </p>
      </>
    )
  const item = instrument.items.find(({ id }) => id === at)
  if (!item || item.kind !== 'choice') return <Done />
  return <Item response={response} instrument={instrument} item={item} />
}

type ChoiceItem = Extract<InstrumentView['items'][number], { kind: 'choice' }>

function Item({
  response,
  instrument,
  item,
}: {
  response: QuestionnaireResponseView
  instrument: InstrumentView
  item: ChoiceItem
}) {
  const { t } = usePage()
  const refused = useRefused()
  const place = response.asked.indexOf(item.id)
  const previous = response.asked[place - 1] ?? ''
  const given = response.answers[item.id]
  const typed = refused?.typed['vastaus']?.at(-1) ?? (given === undefined ? undefined : String(given))
  return (
    <>
      {/* The browser's list of pages gets the title: it tells what place this is, never what was asked. */}
      <Title>{t('question.title', { number: place + 1 })}</Title>
      <p className="rs-position">{t('path.position', { at: place + 1, about: response.asked.length })}</p>
      <Refusal targets={{ vastaus: 'vastaus-first' }} />
      <p className="rs-lead">
        <DataWords text={instrument.intro} />
      </p>
      <PageForm action="">
        <input type="hidden" name="kohta" value={item.id} />
        <input type="hidden" name="edellinen" value={previous} />
        <RadioChoices
          id="vastaus"
          name="vastaus"
          heading
          big
          legend={<DataWords text={item.text} />}
          hint={item.help && <DataWords text={item.help} />}
          problem={refused?.fieldProblems['vastaus'] && t('questionnaire.choose')}
          chosen={typed}
          choices={item.options.map(({ code, text }) => ({ value: code, label: <DataWords text={text} /> }))}
        />
      </PageForm>
      <p className="rs-quiet rs-space">
        <DataWords text={instrument.title} />. {instrument.holder}
      </p>
    </>
  )
}

function Done() {
  const { t } = usePage()
  return (
    <>
      <Title>{t('questionnaire.doneTitle')}</Title>
      <h1 className="lk-h1">{t('questionnaire.doneTitle')}</h1>
      <p className="rs-lead" data-test="questionnaire-done">
        {t('questionnaire.done')}
      </p>
      <p>
        <a className="rs-button-link" href="/oma">
          {t('nav.plan')}
        </a>
      </p>
    </>
  )
}

function Gone() {
  const { t } = usePage()
  return (
    <>
      <Title>{t('questionnaire.goneTitle')}</Title>
      <h1 className="lk-h1">{t('questionnaire.goneTitle')}</h1>
      <p className="rs-lead">{t('questionnaire.gone')}</p>
      <p>
        <a className="rs-button-link" href="/oma">
          {t('nav.plan')}
        </a>
      </p>
    </>
  )
}
