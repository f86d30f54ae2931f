import { routes, type Draft } from '@luukku/contract'
import { RadioChoices } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Textarea } from 'suomifi-ui-components'
import { isDraftGone, troubleOf } from '../../shared/api.ts'
import { changeDraft, findDraft, pathOfStep } from '../../shared/draft.ts'
import { hiddenFields, leadInLanguage, leadTo, readForm, refuse, submit, type Sent } from '../../shared/form.ts'
import { getPage, type Page } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { Phone } from '../../shared/phone.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'

export const handle: PageHandle = { hasForm: true, emergencyFirst: true }

/** The contract's limit of a message, in characters. */
const longestText = 100_000

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  const draft = page.session.hasDraft ? await findDraft(page) : undefined
  return { draft, onward: draft && draft.step !== 'tell' ? pathOfStep(draft, page) : undefined }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const text = sent.one('kertomus')
  return submit(page, sent, async () => {
    if (sent.language && text.trim() === '') return leadInLanguage('/kerro', sent)
    if (sent.way === 'kirjaudu' && text.trim() === '') return leadTo(signInPath(page))
    if (text.trim() === '') return refuse(sent, { kertomus: 'tell.empty' })
    if (text.length > longestText) return refuse(sent, { kertomus: 'tell.tooLong' })
    const draft = await saveText(page, sent, text)
    if (sent.language) return leadInLanguage('/kerro', sent)
    if (sent.way === 'kirjaudu') return leadTo(signInPath(page))
    if (asksWhose(draft, sent)) return refuse(sent, { kenen: whose[draft.speaksOf ?? 'other'] })
    return leadTo(pathOfStep(draft, page))
  })
}

const whose = { child: 'tell.whoseChild', other: 'tell.whoseOther' } as const

/**
 * «Oma» stands chosen on the page, and the text speaks of somebody else: asked before any question is put to the wrong one.
 * Danger goes first, and who has said whose it is, or has answered of themself, is not asked again.
 */
function asksWhose(draft: Draft, sent: Sent): boolean {
  if (draft.speaksOf === undefined || draft.step === 'stop' || Object.keys(draft.answers).length > 0) return false
  return sent.one('kysytty') !== 'kenen' || sent.one('kenen') === ''
}

function signInPath(page: Page): string {
  return `/auth/sign-in?as=resident&lang=${page.language}&to=/kerro`
}

/** Into the draft there is; into a new one when there is none or the old has run out. */
async function saveText(page: Page, sent: Sent, text: string) {
  const who = sent.one('kenen')
  const relation = sent.one('suhde').slice(0, 80)
  const concerning = {
    who: who === 'child' || who === 'other' ? who : ('self' as const),
    ...(who === 'other' && relation ? { relation } : {}),
  } as const
  const lang = sent.language ?? page.language
  if (page.session.hasDraft) {
    try {
      return await changeDraft(page, sent, { text, concerning, lang })
    } catch (fault) {
      const trouble = troubleOf(fault)
      // Somebody's who has signed in before on this phone: it waits for them, and this text begins another.
      if (!isDraftGone(trouble) && trouble.code !== 'sign-in-required') throw fault
    }
  }
  return page.api(routes.startDraft, { body: { text, concerning, lang }, formToken: sent.formToken })
}

export default function Tell() {
  const { draft, onward } = useLoaderData<typeof loader>()
  const { t, county, session } = usePage()
  const refused = useRefused()
  const text = refused?.typed['kertomus']?.at(-1) ?? draft?.text ?? ''
  const asked = refused?.fieldProblems['kenen'] as (typeof whose)['child' | 'other'] | undefined
  // Asked whose it is, nothing stands chosen: going on without choosing would be no answer.
  const who = asked ? '' : (refused?.typed['kenen']?.at(-1) ?? draft?.concerning.who ?? 'self')
  const relation = refused?.typed['suhde']?.at(-1) ?? draft?.concerning.relation ?? ''
  const problem = refused?.fieldProblems['kertomus'] as 'tell.empty' | 'tell.tooLong' | undefined
  return (
    <>
      <Title>{t('tell.heading')}</Title>
      {draft && <PathBar position={draft.position} />}
      <Refusal targets={{ kenen: 'kenen-first' }} />
      {draft && onward && !refused && (
        <section className="rs-left" aria-labelledby="kesken" data-test="left-draft">
          <h2 id="kesken">{t('tell.leftHeading')}</h2>
          <p className="rs-tight">{t('tell.leftText')}</p>
          <p className="rs-tight">
            <a href={onward}>{t('tell.leftGo')}</a>
          </p>
        </section>
      )}
      <h1 className="lk-h1">{t('tell.heading')}</h1>
      <p className="rs-lead">{t('tell.lead')}</p>
      {problem === 'tell.empty' && county.phones.person && (
        <p className="rs-kind">
          {t('tell.emptyPhone')} <Phone number={county.phones.person} />
        </p>
      )}
      <PageForm action="/kerro" back={false}>
        <Textarea
          id="kertomus"
          name="kertomus"
          autoComplete="off"
          labelText={t('tell.label')}
          hintText={t('tell.hint')}
          defaultValue={text}
          fullWidth
          resize="vertical"
          className="rs-story"
          rows={7}
          {...(problem ? { status: 'error' as const, statusText: t(problem) } : {})}
        />
        <div className="rs-whose">
          {asked && <input type="hidden" name="kysytty" value="kenen" />}
          <RadioChoices
            id="kenen"
            name="kenen"
            legend={t('tell.who')}
            chosen={who}
            problem={asked && t(asked)}
            choices={[
              { value: 'self', label: t('tell.self') },
              { value: 'child', label: t('tell.child') },
              { value: 'other', label: t('tell.other') },
            ]}
          />
          <p className="rs-field rs-relation">
            <label htmlFor="suhde">{t('tell.relation')}</label>
            <input id="suhde" name="suhde" autoComplete="off" defaultValue={relation} maxLength={80} />
          </p>
        </div>
        {session.kind === 'resident' ? (
          <p className="rs-quiet">{t('tell.signedIn', { name: session.name ?? '' })}</p>
        ) : (
          <p className="rs-quiet">
            {t('tell.signInHint')}{' '}
            <button type="submit" name={hiddenFields.way} value="kirjaudu" className="rs-link" data-test="sign-in">
              {t('tell.signIn')}
            </button>
          </p>
        )}
      </PageForm>
      <p className="rs-next">{t(county.openNow ? 'tell.whatNext' : 'tell.whatNextClosed')}</p>
    </>
  )
}
