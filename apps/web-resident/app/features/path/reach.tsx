import { callHours } from '@luukku/domain/contact'
import { CheckChoices } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  asksWho,
  changeDraft,
  draftOrFront,
  pathOfStep,
  placeOfQuestion,
  saveAndGo,
  saveAndGoBack,
} from '../../shared/draft.ts'
import { leadTo, readForm, refuse, submit } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { TextField } from '../../shared/text-field.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { contactWayOf, problemsOfContactWay } from './contact-way.ts'

export const handle: PageHandle = { onPath: true, hasForm: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  const draft = await draftOrFront(page)
  const last = draft && (draft.previousQuestion ?? Object.keys(draft.answers).at(-1))
  return { draft, previous: last ? `/kysymys/${placeOfQuestion(last, page)}` : '/kerro' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const contactWay = contactWayOf(sent)
    const problems = problemsOfContactWay(sent)
    // Half filled in it is kept too, the tick about safety before all: the way on asks for the rest.
    if (sent.way === 'takaisin') {
      const previous = sent.one('edellinen')
      const back = /^\/(kerro|kysymys\/[0-9a-f]{8})$/.test(previous) ? previous : '/kerro'
      return saveAndGoBack(page, sent, { contactWay }, back)
    }
    if (sent.language) return saveAndGo(page, sent, { contactWay, goTo: 'reach' }, '/yhteys')
    if (Object.keys(problems).length > 0) return refuse(sent, problems)
    const draft = await changeDraft(page, sent, { contactWay })
    return leadTo(draft.step !== 'stop' && asksWho(draft) ? '/kuka' : pathOfStep(draft, page))
  })
}

export default function Reach() {
  const { draft, previous } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const refused = useRefused()
  if (!draft)
    return (
      <Kept
        action="/yhteys"
        labels={{ puhelin: t('reach.phone'), sahkoposti: t('reach.email'), huomio: t('reach.note') }}
      />
    )
  const saved = draft.contactWay
  const typed = (name: string) => refused?.typed[name]?.at(-1)
  const ways = refused ? (refused.typed['tapa'] ?? []) : (saved?.ways ?? ['call'])
  const hours = refused
    ? (refused.typed['aika'] ?? [])
    : (saved?.hours ?? []).map((span) => `${String(span.from)}-${String(span.to)}`)
  const careful = refused ? (refused.typed['varo'] ?? []) : saved?.onlySafe ? ['kylla'] : []
  const note = typed('huomio') ?? saved?.note
  const isMoreSaid = hours.length > 0 || (note ?? '') !== ''
  const problemOf = (name: string) => {
    const found = refused?.fieldProblems[name]
    return found ? t(found as 'reach.chooseOne') : undefined
  }
  return (
    <>
      <Title>{t('reach.heading')}</Title>
      <PathBar position={draft.position} />
      <Refusal targets={{ tapa: 'tapa-first' }} />
      <h1 className="lk-h1">{t('reach.heading')}</h1>
      <p className="rs-lead">{t('reach.lead')}</p>
      <PageForm action="/yhteys">
        <input type="hidden" name="edellinen" value={previous} />
        <CheckChoices
          id="tapa"
          name="tapa"
          legend={t('reach.ways')}
          problem={problemOf('tapa')}
          chosen={ways}
          choices={[
            { value: 'call', label: t('reach.call') },
            { value: 'sms', label: t('reach.sms'), hint: t('reach.smsHint') },
            { value: 'email', label: t('reach.emailWay'), hint: t('reach.smsHint') },
            ...(draft.verified
              ? [
                  { value: 'inbox', label: t('reach.inbox') },
                  { value: 'letter', label: t('reach.letter') },
                ]
              : []),
          ]}
        />
        <TextField
          id="puhelin"
          label={t('reach.phone')}
          type="tel"
          autoComplete="tel"
          value={typed('puhelin') ?? saved?.phone}
          problem={problemOf('puhelin')}
        />
        <div className="rs-mail">
          <TextField
            id="sahkoposti"
            label={t('reach.email')}
            hint={t('reach.emailHint')}
            type="email"
            autoComplete="email"
            value={typed('sahkoposti') ?? saved?.email}
            problem={problemOf('sahkoposti')}
          />
        </div>
        <CheckChoices
          id="varo"
          name="varo"
          legend={t('reach.safety')}
          chosen={careful}
          choices={[{ value: 'kylla', label: t('reach.onlySafe'), hint: t('reach.onlySafeHint') }]}
        />
        <details className="rs-details" open={isMoreSaid}>
          <summary>{t('reach.more')}</summary>
          <CheckChoices
            id="aika"
            name="aika"
            legend={t('reach.hours')}
            hint={t('reach.hoursHint')}
            chosen={hours}
            choices={Object.keys(callHours).map((value) => ({
              value,
              label: t('reach.hourSpan', { span: value.replace('-', '–') }),
            }))}
          />
          <TextField id="huomio" label={t('reach.note')} hint={t('reach.noteHint')} value={note} />
        </details>
      </PageForm>
    </>
  )
}
