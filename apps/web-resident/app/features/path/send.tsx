import { routes } from '@luukku/contract'
import { RadioChoices, SafeDataWords, SafeWords } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { changeDraft, draftOrFront, pathOfStep, toldIn } from '../../shared/draft.ts'
import { leadInLanguage, leadTo, readForm, submit, type Sent } from '../../shared/form.ts'
import { NationalServices } from '../../shared/national-services.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { onPath: true, hasForm: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  return { draft: await draftOrFront(page) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    if (sent.language) {
      await changeDraft(page, sent, { lang: sent.language, ...guardiansOf(sent) })
      return leadInLanguage('/laheta', sent)
    }
    if (sent.way === 'takaisin') return leadTo(sent.one('edellinen') === '/lupa' ? '/lupa' : '/ymmarsimme')
    const draft = await changeDraft(page, sent, guardiansOf(sent))
    // A page that was left open while something else was told elsewhere: what is still to be met comes first.
    if (draft.step !== 'send') return leadTo(pathOfStep(draft, page))
    await page.api(routes.sendDraft, {
      body: toldIn(sent),
      formToken: sent.formToken,
      idempotencyKey: sent.idempotencyKey,
    })
    return leadTo('/lupaus')
  })
}

/** What a minor said of guardians; nothing while it is not said. */
function guardiansOf(sent: Sent): { guardians?: 'see' | 'do-not-see' } {
  const guardians = sent.one('huoltajat')
  return guardians === 'see' || guardians === 'do-not-see' ? { guardians } : {}
}

export default function Send() {
  const { draft } = useLoaderData<typeof loader>()
  const { t } = usePage()
  if (!draft) return <Kept action="/laheta" labels={{}} />
  const standing = draft.understood.filter((need) => !draft.removed.includes(need.service))
  const way = draft.contactWay
  return (
    <>
      <Title>{t('send.heading')}</Title>
      <PathBar position={draft.position} />
      <Refusal />
      <h1 className="lk-h1">{t('send.heading')}</h1>
      <dl className="rs-facts">
        <dt>{t('send.words')}</dt>
        <dd className="rs-own-words" dir="auto">
          {draft.text}
        </dd>
        <dt>{t('send.needs')}</dt>
        <dd>
          <ul className="rs-plain-list">
            {standing.map((need) => (
              <li key={need.service}>
                <SafeDataWords text={need.title} />
              </li>
            ))}
            {draft.added.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </dd>
        {way && (
          <>
            <dt>{t('send.reach')}</dt>
            <dd>
              {way.ways.map((one) => t(wayTexts[one])).join(', ')}
              {way.phone && <span className="rs-nowrap"> {way.phone}</span>}
              {way.email && ` ${way.email}`}
            </dd>
          </>
        )}
        {draft.permission && draft.permission.share !== 'not-asked' && (
          <>
            <dt>
              <SafeWords shown={t.shownSafely('send.permission')} />
            </dt>
            <dd>
              <SafeWords
                shown={t.shownSafely(draft.permission.share === 'yes' ? 'send.permissionYes' : 'send.permissionNo')}
              />
            </dd>
          </>
        )}
      </dl>
      <PageForm action="/laheta" next={t('send.send')}>
        <input type="hidden" name="edellinen" value={draft.permissionNeeded ? '/lupa' : '/ymmarsimme'} />
        {draft.minorAlone && (
          <>
            <RadioChoices
              id="huoltajat"
              name="huoltajat"
              big
              legend={<SafeWords shown={t.shownSafely('send.guardians')} />}
              chosen={draft.guardians}
              choices={[
                { value: 'see', label: <SafeWords shown={t.shownSafely('send.guardiansYes')} /> },
                { value: 'do-not-see', label: <SafeWords shown={t.shownSafely('send.guardiansNo')} /> },
              ]}
            />
            <p className="rs-quiet">
              <SafeWords shown={t.shownSafely('send.guardiansHint')} />
            </p>
          </>
        )}
        <NationalServices />
        <p className="rs-quiet">{t('send.what')}</p>
      </PageForm>
    </>
  )
}

const wayTexts = {
  call: 'reach.call',
  sms: 'reach.sms',
  email: 'reach.emailWay',
  inbox: 'reach.inbox',
  letter: 'reach.letter',
} as const
