import { routes, type DenialTarget } from '@luukku/contract'
import { DataWords, RadioChoices, SafeWords } from '@luukku/ui'
import { dateText, dayOfInstant, shownLocalText } from '@luukku/i18n'
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo, readForm, refuse, submit } from '../../shared/form.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { OlderLink, OlderPermissions, PastDenials } from './older-permissions.tsx'
import { DenialName, OneTap, PermissionCard } from './permission-card.tsx'

export const handle: PageHandle = { mine: true }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    const before = new URL(request.url).searchParams.get('ennen')
    const mine = await page.api(routes.readPermissions, { query: before ? { before } : {} })
    return { mine, isOlder: before !== null }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

const doneTexts = {
  peruttu: 'permissions.withdrawn',
  annettu: 'permissions.gave',
  kielletty: 'permissions.denied',
  sallittu: 'permissions.denyGone',
} as const
type Done = keyof typeof doneTexts

/** Each button is one tap: the field says what and of which row. */
export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const common = { formToken: sent.formToken, idempotencyKey: sent.idempotencyKey }
  const back = (done: Done) => leadTo(`/luvat?tehty=${done}`)
  return submit(page, sent, async () => {
    const [withdraw, give, allow] = [sent.one('peru'), sent.one('anna'), sent.one('salli')]
    if (withdraw) {
      await page.api(routes.withdrawPermission, { params: { id: withdraw }, body: {}, ...common })
      return back('peruttu')
    }
    if (give) {
      await page.api(routes.givePermission, { params: { id: give }, body: {}, ...common })
      return back('annettu')
    }
    if (allow) {
      await page.api(routes.withdrawDenial, { params: { id: allow }, body: {}, ...common })
      return back('sallittu')
    }
    const body = denialOf(sent.one('kohde'))
    const emergency = sent.one('hata')
    if (!body) return refuse(sent, { kohde: 'permissions.denyWhat' })
    if (emergency !== 'kylla' && emergency !== 'ei') return refuse(sent, { hata: 'permissions.denyEmergency' })
    await page.api(routes.deny, { body: { ...body, inEmergency: emergency === 'kylla' }, ...common })
    return back('kielletty')
  })
}

type Denied = DenialTarget
function denialOf(target: string): Denied | undefined {
  const [kind = '', value = ''] = target.split(':')
  if (kind === 'register' && (value === 'health' || value === 'social')) return { target: 'register', register: value }
  if (kind === 'service' && value) return { target: 'service', service: value }
  if (kind === 'event' && value) return { target: 'event', needId: value }
  if (kind === 'document' && value) return { target: 'document', documentId: value }
  return kind === 'matter' && value ? { target: 'matter', contactId: value } : undefined
}

export default function Permissions() {
  const { mine, isOlder, trouble } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const refused = useRefused()
  const done = useSearchParams()[0].get('tehty')
  if (!mine) return <LoadTrouble trouble={trouble} />
  if (isOlder) return <OlderPermissions mine={mine} />
  const standing = mine.denials.filter((one) => one.withdrawnAt === undefined)
  const open = new Set(
    mine.permissions.filter((one) => one.state === 'valid' && one.share === 'yes').map((p) => p.contactId),
  )
  const couldGive = mine.choices.matters.filter((one) => one.titles.length > 1 && !open.has(one.contactId))
  return (
    <>
      <Title>{t('permissions.heading')}</Title>
      {done !== null && done in doneTexts && (
        <p className="rs-done" role="status">
          <SafeWords shown={t.shownSafely(doneTexts[done as Done])} />
        </p>
      )}
      <Refusal targets={{ kohde: 'kohde-first', hata: 'hata-first' }} />
      <h1 className="lk-h1">
        <SafeWords shown={t.shownSafely('permissions.heading')} />
      </h1>
      <p className="rs-lead">
        <SafeWords shown={t.shownSafely('permissions.lead')} />
      </p>
      <section>
        <h2>
          <SafeWords shown={t.shownSafely('permissions.given')} />
        </h2>
        {mine.permissions.length === 0 && (
          <p>
            <SafeWords shown={t.shownSafely('permissions.none')} />
          </p>
        )}
        {mine.permissions.map((one) => (
          <PermissionCard key={`${one.contactId}-${one.givenAt}`} permission={one} />
        ))}
        <OlderLink before={mine.before} />
        {couldGive.map((one) => (
          <article key={one.contactId} className="rs-card">
            <h3>
              <SafeWords shown={t.shownSafely('permissions.matter', { reference: one.reference })} />
            </h3>
            <ul className="rs-list">
              {one.titles.map((title) => (
                <li key={title.fi}>
                  <DataWords text={title} />
                </li>
              ))}
            </ul>
            <p className="rs-quiet">
              <SafeWords shown={t.shownSafely('permissions.giveHint')} />
            </p>
            <OneTap
              name="anna"
              value={one.contactId}
              label={<SafeWords shown={t.shownSafely('permissions.give')} />}
              test="give-permission"
            />
          </article>
        ))}
      </section>
      <section>
        <h2>
          <SafeWords shown={t.shownSafely('permissions.denials')} />
        </h2>
        {mine.denials.length === 0 && (
          <p>
            <SafeWords shown={t.shownSafely('permissions.noDenials')} />
          </p>
        )}
        {standing.map((one) => (
          <article key={one.denialId} className="rs-card" data-test="denial">
            <h3>
              <DenialName denial={one} />
            </h3>
            <p className="rs-quiet">
              {t('permissions.at', { date: dateText(dayOfInstant(one.madeAt), language) })}{' '}
              {one.askedBy === 'voice' && <SafeWords shown={t.shownSafely('permissions.voice')} />}
            </p>
            <p className="rs-tight" data-test="denial-emergency">
              <SafeWords
                shown={t.shownSafely(
                  one.inEmergency === undefined
                    ? 'permissions.emergencyNotAsked'
                    : one.inEmergency
                      ? 'permissions.emergencyYes'
                      : 'permissions.emergencyNo',
                )}
              />
            </p>
            <OneTap
              name="salli"
              value={one.denialId}
              label={<SafeWords shown={t.shownSafely('permissions.denyBack')} />}
              test="withdraw-denial"
            />
          </article>
        ))}
        <PastDenials denials={mine.denials} />
        <details className="rs-details rs-screen-only" open={refused !== undefined}>
          <summary>
            <SafeWords shown={t.shownSafely('permissions.denyNew')} />
          </summary>
          <OneTap name="" value="" label={<SafeWords shown={t.shownSafely('permissions.denyDo')} />} test="deny">
            <RadioChoices
              id="kohde"
              name="kohde"
              legend={<SafeWords shown={t.shownSafely('permissions.denyWhat')} />}
              hint={<SafeWords shown={t.shownSafely('permissions.denyHint')} />}
              problem={refused?.fieldProblems['kohde'] && <SafeWords shown={t.shownSafely('permissions.denyWhat')} />}
              chosen={refused?.typed['kohde']?.[0]}
              choices={[
                {
                  value: 'register:health',
                  label: <SafeWords shown={t.shownSafely('permissions.deny.register.health')} />,
                },
                {
                  value: 'register:social',
                  label: <SafeWords shown={t.shownSafely('permissions.deny.register.social')} />,
                },
                ...mine.choices.services.map(({ code, name }) => ({
                  value: `service:${code}`,
                  label: <DataWords text={name} />,
                })),
                ...mine.choices.matters.map(({ contactId, reference }) => ({
                  value: `matter:${contactId}`,
                  label: <SafeWords shown={t.shownSafely('permissions.deny.matter', { reference })} />,
                })),
                ...mine.choices.events.map(({ needId, name, on }) => ({
                  value: `event:${needId}`,
                  label: (
                    <SafeWords
                      shown={t.shownSafely('permissions.deny.event', {
                        name: shownLocalText(name, language).text,
                        date: dateText(on, language),
                      })}
                    />
                  ),
                })),
                ...mine.choices.documents.map(({ documentId, kind, name, on }) => ({
                  value: `document:${documentId}`,
                  label: (
                    <SafeWords
                      shown={t.shownSafely(`permissions.deny.document.${kind}`, {
                        name: name ? shownLocalText(name, language).text : '',
                        date: dateText(on, language),
                      })}
                    />
                  ),
                })),
              ]}
            />
            <RadioChoices
              id="hata"
              name="hata"
              legend={<SafeWords shown={t.shownSafely('permissions.denyEmergency')} />}
              hint={<SafeWords shown={t.shownSafely('permissions.denyEmergencyHint')} />}
              problem={
                refused?.fieldProblems['hata'] && <SafeWords shown={t.shownSafely('permissions.denyEmergency')} />
              }
              chosen={refused?.typed['hata']?.[0]}
              choices={[
                { value: 'kylla', label: <SafeWords shown={t.shownSafely('permissions.emergencyYes')} /> },
                { value: 'ei', label: <SafeWords shown={t.shownSafely('permissions.emergencyNo')} /> },
              ]}
            />
          </OneTap>
        </details>
      </section>
      <p className="rs-quiet">
        {t('permissions.copyOf', { name: mine.name, date: dateText(dayOfInstant(mine.at), language) })}
      </p>
      <p className="rs-screen-only rs-quiet">{t('permissions.print')}</p>
    </>
  )
}
