import { CheckChoices, RadioChoices, SafeDataWords, SafeWords } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  asksGuardians,
  draftOrFront,
  saveAndGo,
  saveAndGoBack,
  saveAndSend,
  type DraftPatch,
} from '../../shared/draft.ts'
import { readForm, refuse, submit } from '../../shared/form.ts'
import { NationalServices } from '../../shared/national-services.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { TextField } from '../../shared/text-field.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { parseDay } from '../../shared/parse-day.ts'

export const handle: PageHandle = { onPath: true, hasForm: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  return { draft: await draftOrFront(page) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const share = sent.one('lupa')
    const chosen: 'yes' | 'no' | undefined = share === 'yes' || share === 'no' ? share : undefined
    const day = sent.one('asti').trim()
    const until = parseDay(day)
    const permission = chosen && {
      share: chosen,
      ...(chosen === 'yes' && { needs: sent.all('rivi').map(Number).filter(Number.isInteger) }),
      ...(until && { until }),
    }
    const patch: DraftPatch = permission ? { permission } : {}
    if (sent.way === 'takaisin') return saveAndGoBack(page, sent, patch, '/ymmarsimme')
    if (sent.language) return saveAndGo(page, sent, patch, '/lupa')
    if (!chosen) return refuse(sent, { lupa: 'permission.choose' })
    if (day !== '' && !until) return refuse(sent, { asti: 'who.birthDateUnclear' })
    return saveAndSend(page, sent, patch)
  })
}

export default function Permission() {
  const { draft } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const refused = useRefused()
  if (!draft) return <Kept action="/lupa" labels={{}} />
  const standing = draft.understood.flatMap((need, index) =>
    draft.removed.includes(need.service) ? [] : [{ need, index }],
  )
  const typed = (name: string) => refused?.typed[name]?.at(-1)
  const saved = draft.permission
  const rows = refused?.typed['rivi'] ?? saved?.needs?.map(String) ?? standing.map(({ index }) => String(index))
  const untilProblem = refused?.fieldProblems['asti']
  return (
    <>
      <Title>{t('permission.heading')}</Title>
      <PathBar position={draft.position} />
      <Refusal targets={{ lupa: 'lupa-first' }} />
      <h1 className="lk-h1">
        <SafeWords shown={t.shownSafely('permission.heading')} />
      </h1>
      <p className="rs-lead">
        <SafeWords shown={t.shownSafely('permission.lead')} />
      </p>
      <ul className="rs-list">
        {standing.map(({ need }) => (
          <li key={need.service}>
            <strong>
              <SafeDataWords text={need.title} />
            </strong>
            <div>
              <SafeDataWords text={need.whoSees} />
            </div>
          </li>
        ))}
      </ul>
      <PageForm action="/lupa" {...(asksGuardians(draft) ? {} : { next: t('send.send') })}>
        <RadioChoices
          id="lupa"
          name="lupa"
          big
          legend={<SafeWords shown={t.shownSafely('permission.question')} />}
          problem={refused?.fieldProblems['lupa'] && <SafeWords shown={t.shownSafely('permission.choose')} />}
          chosen={typed('lupa') ?? (saved?.share === 'not-asked' ? undefined : saved?.share)}
          choices={[
            { value: 'yes', label: <SafeWords shown={t.shownSafely('permission.yes')} /> },
            { value: 'no', label: <SafeWords shown={t.shownSafely('permission.no')} /> },
          ]}
        />
        <p className="rs-quiet">
          <SafeWords shown={t.shownSafely('permission.free')} />
        </p>
        <details className="rs-details" open={untilProblem !== undefined}>
          <summary>
            <SafeWords shown={t.shownSafely('permission.narrow')} />
          </summary>
          <CheckChoices
            id="rivi"
            name="rivi"
            legend={<SafeWords shown={t.shownSafely('permission.rows')} />}
            chosen={rows}
            choices={standing.map(({ need, index }) => ({
              value: String(index),
              label: <SafeDataWords text={need.title} />,
            }))}
          />
          <TextField
            id="asti"
            label={t('permission.until')}
            hint={t('permission.untilHint')}
            value={typed('asti') ?? saved?.until?.split('-').reverse().map(Number).join('.')}
            problem={untilProblem && t('who.birthDateUnclear')}
          />
        </details>
        {!asksGuardians(draft) && <NationalServices />}
        {!asksGuardians(draft) && <p className="rs-quiet">{t('send.what')}</p>}
      </PageForm>
    </>
  )
}
