import { routes, type Draft } from '@luukku/contract'
import { readIdentityCode } from '@luukku/domain/access'
import { shownLocalText } from '@luukku/i18n'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { changeDraft, draftOrFront, pathOfStep, saveAndGo, saveAndGoBack, type DraftPatch } from '../../shared/draft.ts'
import { leadTo, readForm, refuse, refusedBy, submit, type Sent } from '../../shared/form.ts'
import { getPage, type Page } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { TextField } from '../../shared/text-field.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { parseDay } from '../../shared/parse-day.ts'

export const handle: PageHandle = { onPath: true, hasForm: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  const draft = await draftOrFront(page)
  return { draft, municipalities: draft ? await listMunicipalities(page) : [] }
}

/** The page works without the list: the field is then not there. */
async function listMunicipalities(page: Page) {
  return page.api(routes.listMunicipalities).then(
    (answer) => answer.municipalities,
    () => [],
  )
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const day = sent.one('syntyma').trim()
    const code = sent.one('henkilotunnus').trim().toUpperCase()
    const problems: Record<string, string> = {}
    if (day !== '' && !parseDay(day)) problems['syntyma'] = 'who.birthDateUnclear'
    if (code !== '' && !readIdentityCode(code)) problems['henkilotunnus'] = 'who.identityCodeUnclear'
    if (Object.keys(problems).length > 0 && !sent.language && sent.way === '') return refuse(sent, problems)
    const patch = { person: personOf(sent), ...reporterOf(sent) }
    return refusedBy(sent, 'not-a-birth-date', { syntyma: 'who.birthDateImpossible' }, () =>
      refusedBy(sent, 'not-an-identity-code', { henkilotunnus: 'who.identityCodeUnclear' }, async () => {
        if (sent.way === 'takaisin') return saveAndGoBack(page, sent, patch, '/yhteys')
        if (sent.language) return saveAndGo(page, sent, patch, '/kuka')
        const draft = await changeDraft(page, sent, patch)
        return leadTo(pathOfStep(draft, page))
      }),
    )
  })
}

type PersonPatch = NonNullable<DraftPatch['person']>

/**
 * The page's fields whole: one that was emptied takes away what was told, and one that was not on the page, or holds half a day or
 * half a code on the way back, names nothing.
 */
function personOf(sent: Sent): PersonPatch {
  const text = (name: string) => sent.one(name).trim().slice(0, 100)
  const code = text('henkilotunnus').toUpperCase()
  const told = {
    etunimi: { givenName: text('etunimi') || null },
    sukunimi: { familyName: text('sukunimi') || null },
    henkilotunnus: code !== '' && !readIdentityCode(code) ? {} : { identityCode: code || null },
    syntyma:
      text('syntyma') !== '' && !parseDay(text('syntyma')) ? {} : { birthDate: parseDay(text('syntyma')) ?? null },
    kunta: { municipality: /^\d{3}$/.test(text('kunta')) ? text('kunta') : null },
  } satisfies Record<string, PersonPatch>
  const fields = Object.entries(told).filter(([name]) => name in sent.typed)
  return Object.assign({}, ...fields.map(([, part]) => part)) as PersonPatch
}

function reporterOf(sent: Sent): Pick<DraftPatch, 'reporter'> {
  if (!('ilmoittaja' in sent.typed)) return {}
  const name = sent.one('ilmoittaja').trim().slice(0, 200)
  return { reporter: name ? { name } : null }
}

export default function Who() {
  const { draft, municipalities } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const refused = useRefused()
  if (!draft)
    return (
      <Kept action="/kuka" labels={{ etunimi: t('who.given'), sukunimi: t('who.family'), syntyma: t('who.birth') }} />
    )
  const typed = (name: string) => refused?.typed[name]?.at(-1)
  const problemOf = (name: string) => {
    const found = refused?.fieldProblems[name]
    return found ? t(found as 'who.birthDateUnclear') : undefined
  }
  const { person } = draft
  return (
    <>
      <Title>{t(headings[draft.concerning.who])}</Title>
      {/* The draft stands at the next page already: this one is asked before it. */}
      <PathBar position={{ ...draft.position, at: Math.max(1, draft.position.at - 1) }} />
      <Refusal />
      <h1 className="lk-h1">{t(headings[draft.concerning.who])}</h1>
      <p className="rs-lead">{t('who.lead')}</p>
      <PageForm action="/kuka">
        <TextField
          id="etunimi"
          label={t('who.given')}
          autoComplete={draft.concerning.who === 'self' ? 'given-name' : 'off'}
          value={typed('etunimi') ?? person.givenName}
        />
        <TextField
          id="sukunimi"
          label={t('who.family')}
          autoComplete={draft.concerning.who === 'self' ? 'family-name' : 'off'}
          value={typed('sukunimi') ?? person.familyName}
        />
        <TextField
          id="syntyma"
          label={t('who.birth')}
          hint={t('who.birthHint')}
          value={typed('syntyma') ?? person.birthDate?.split('-').reverse().map(Number).join('.')}
          problem={problemOf('syntyma')}
        />
        <TextField
          id="henkilotunnus"
          label={t('who.identityCode')}
          hint={t('who.identityCodeHint')}
          value={typed('henkilotunnus') ?? person.identityCode}
          problem={problemOf('henkilotunnus')}
        />
        {municipalities.length > 0 && (
          <p className="rs-field">
            <label htmlFor="kunta">{t('who.municipality')}</label>
            <select id="kunta" name="kunta" defaultValue={typed('kunta') ?? person.municipality ?? ''}>
              <option value="">{t('who.noAnswer')}</option>
              {municipalities.map((one) => (
                <option key={one.code} value={one.code}>
                  {shownLocalText(one.name, language).text}
                </option>
              ))}
            </select>
          </p>
        )}
        {draft.concerning.who !== 'self' && (
          <TextField
            id="ilmoittaja"
            label={t('who.reporter')}
            autoComplete="name"
            value={typed('ilmoittaja') ?? draft.reporter?.name}
          />
        )}
        {!draft.verified && <p className="rs-quiet">{t('who.unverified')}</p>}
      </PageForm>
    </>
  )
}

const headings: Readonly<
  Record<Draft['concerning']['who'], 'who.headingSelf' | 'who.headingChild' | 'who.headingOther'>
> = { self: 'who.headingSelf', child: 'who.headingChild', other: 'who.headingOther' }
