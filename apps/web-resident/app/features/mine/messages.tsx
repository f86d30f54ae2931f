import { routes } from '@luukku/contract'
import { DataWords, SafeDataWords, SafeWords } from '@luukku/ui'
import { dateText, dayOfInstant, momentText } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { Danger, dangerIn } from '../../shared/danger.tsx'
import { again, hiddenFields, leadTo, pageFormId, readForm, refuse, submit } from '../../shared/form.ts'
import { IfWorse } from '../../shared/if-worse.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { loadMine } from '../../shared/load-mine.ts'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, Refusal, Title } from '../../shared/path-frame.tsx'
import { problemOfField } from '../../shared/problem-of-field.ts'
import { usePage, useRefused } from '../../shared/use-page.ts'

export const handle: PageHandle = { mine: true, hasForm: true, comesAgain: true }

export async function loader({ context }: LoaderFunctionArgs) {
  return loadMine(getPage(context))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const id = sent.one('yhteydenotto')
  const { formToken, idempotencyKey } = sent
  return submit(page, sent, async () => {
    if (sent.way === 'peru-lupa') {
      await page.api(routes.withdrawPermission, {
        params: { id },
        body: {},
        formToken,
        idempotencyKey: `${idempotencyKey}-lupa`,
      })
      return leadTo('/viestit?tehty=lupa')
    }
    if (sent.language) return again(sent)
    const text = sent.one(`viesti-${id}`)
    if (text.trim() === '') return refuse(sent, { [`viesti-${id}`]: 'messages.empty' })
    if (text.length > 100_000) return refuse(sent, { [`viesti-${id}`]: 'tell.tooLong' })
    // The key tells the contact too: two contacts may be written to from one page.
    const key = `${idempotencyKey}-${id}`
    await page.api(routes.replyMessage, { params: { id }, body: { text }, formToken, idempotencyKey: key })
    return leadTo('/viestit?tehty=viesti')
  })
}

export default function Messages() {
  const { mine, trouble } = useLoaderData<typeof loader>()
  const { t, session, key, language } = usePage()
  const refused = useRefused()
  const done = useSearchParams()[0].get('tehty')
  const written = Object.entries(refused?.typed ?? {})
    .filter(([name, texts]) => name.startsWith('viesti-') && texts.join('').trim() !== '')
    .map(([name]) => name)
  // Taking a permission back is kept too: it is sent again by one press.
  if (!mine && (written.length > 0 || refused?.typed[hiddenFields.way] !== undefined)) {
    return <Kept action="/viestit" labels={Object.fromEntries(written.map((name) => [name, t('messages.write')]))} />
  }
  if (!mine) return <LoadTrouble trouble={trouble} />
  return (
    <>
      <Title>{t('messages.heading')}</Title>
      <Danger {...dangerIn(mine.contacts)} />
      {(done === 'viesti' || done === 'lupa') && (
        <p className="rs-done" role="status">
          {done === 'viesti' ? t('messages.sent') : <SafeWords shown={t.shownSafely('messages.withdrawn')} />}
        </p>
      )}
      <Refusal />
      <h1 className="lk-h1">{t('messages.heading')}</h1>
      {/* One form for all of them: a language asked for in the middle of writing keeps every text. */}
      <form method="post" action="/viestit" id={pageFormId}>
        <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
        <input type="hidden" name={hiddenFields.key} value={key} />
      </form>
      {mine.contacts.length === 0 && <p className="rs-lead">{t('messages.none')}</p>}
      {mine.contacts.map((contact) => {
        const field = `viesti-${contact.contactId}`
        const found = refused?.fieldProblems[field]
        const problem = found === undefined ? undefined : t(found as 'messages.empty')
        return (
          <section key={contact.contactId} className="rs-card">
            <h2>
              {contact.titles.map((title, index) => (
                <span key={title.fi}>
                  {index > 0 && ', '}
                  <SafeDataWords text={title} />
                </span>
              ))}{' '}
              <span className="rs-quiet">{dateText(dayOfInstant(contact.receivedAt), language)}</span>
            </h2>
            <ul className="rs-messages">
              {contact.messages.map((message) => (
                <li
                  key={`${message.at}-${message.from}`}
                  className={message.from === 'staff' ? 'rs-theirs' : 'rs-mine'}
                >
                  <p className="rs-quiet">
                    {message.from === 'staff' ? message.by : t(`messages.${message.from}`)}
                    {message.role && (
                      <>
                        {', '}
                        <DataWords text={message.role} />
                      </>
                    )}
                    , {momentText(message.at, language)}
                  </p>
                  {message.forMeAlone && (
                    <p className="rs-quiet" data-test="for-me-alone">
                      {t('messages.forMeAlone')}
                    </p>
                  )}
                  {message.about && <p className="rs-tight">{t(`messages.${message.about}`)}</p>}
                  {message.text !== '' && (
                    <p className="rs-own-words" dir="auto">
                      {message.text}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {contact.readOnly ? (
              <p className="rs-quiet">{t('plan.readOnly')}</p>
            ) : (
              <p className="rs-field">
                <label htmlFor={field}>{t('messages.write')}</label>
                {problem && (
                  <span id={`${field}-problem`} className="lk-field-problem">
                    {problem}
                  </span>
                )}
                <textarea
                  id={field}
                  name={field}
                  form={pageFormId}
                  rows={4}
                  autoComplete="off"
                  defaultValue={refused?.typed[field]?.at(-1)}
                  {...problemOfField(field, problem)}
                />
              </p>
            )}
            <IfWorse />
            {!contact.readOnly && (
              <Button type="submit" form={pageFormId} name="yhteydenotto" value={contact.contactId}>
                {t('messages.send')}
              </Button>
            )}
          </section>
        )
      })}
    </>
  )
}
