import { realLifeKinds, type Draft } from '@luukku/contract'
import { DataWords, SafeDataWords } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  asksGuardians,
  asksWho,
  draftOrFront,
  saveAndGo,
  saveAndGoBack,
  saveAndSend,
  type DraftPatch,
} from '../../shared/draft.ts'
import { readForm, refuse, refusedBy, submit, type Sent } from '../../shared/form.ts'
import { NationalServices } from '../../shared/national-services.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { RealLifeDay } from '../../shared/real-life-day.tsx'
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
    const patch = { ...correctionOf(sent), ...realLifeOf(sent) }
    const isMain = sent.way === '' && !sent.language
    if (isMain && patch.realLife === undefined && sent.one('paiva').trim() !== '')
      return refuse(sent, { paiva: 'realLife.unclear' })
    return refusedBy(sent, 'date-has-passed', { paiva: 'realLife.unclear' }, async () => {
      if (sent.way === 'takaisin') return saveAndGoBack(page, sent, patch, pageBefore)
      if (sent.way === 'muuta') return saveAndGoBack(page, sent, patch, '/kerro')
      if (!isMain) return saveAndGo(page, sent, patch, '/ymmarsimme', '/ymmarsimme')
      return saveAndSend(page, sent, { ...patch, understoodConfirmed: true })
    })
  })
}

/** As the way here went: «who are you» is asked of those whose name is not known yet. */
const pageBefore = (draft: Draft) => (asksWho(draft) ? '/kuka' : '/yhteys')

/** The optional day: empty takes it away, one that is unclear or has passed is kept back and asked again. */
function realLifeOf(sent: Sent): Pick<DraftPatch, 'realLife'> {
  const kind = realLifeKinds.find((one) => one === sent.one('mika'))
  if (kind === undefined) return {}
  const typed = sent.one('paiva').trim()
  if (typed === '') return { realLife: null }
  const date = parseDay(typed)
  return date === undefined ? {} : { realLife: { date, kind } }
}

/** What the pressed button asks for. The added text goes along with every button: it is never lost. */
function correctionOf(sent: Sent): DraftPatch {
  const [deed = '', target = ''] = sent.way.split(':')
  const removed = new Set(sent.all('poistettu'))
  if (deed === 'poista') removed.add(target)
  if (deed === 'palauta') removed.delete(target)
  const added = sent.all('lisatty').filter((_, index) => !(deed === 'poislisatty' && String(index) === target))
  const fresh = sent.one('lisaa').trim().slice(0, 2000)
  return { removed: [...removed], added: fresh ? [...added, fresh] : [...added] }
}

export default function Understood() {
  const { draft } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const refused = useRefused()
  if (!draft) return <Kept action="/ymmarsimme" labels={{ lisaa: t('understood.add') }} />
  const standing = draft.understood.filter((need) => !draft.removed.includes(need.service))
  const taken = draft.understood.filter((need) => draft.removed.includes(need.service))
  const sends = (!draft.permissionNeeded || draft.permission !== undefined) && !asksGuardians(draft)
  const nothing = standing.length + draft.added.length === 0
  return (
    <>
      <Title>{t('understood.heading')}</Title>
      <PathBar position={draft.position} />
      <Refusal />
      <h1 className="lk-h1">{t('understood.heading')}</h1>
      <p className="rs-lead">{t(nothing ? 'understood.nothing' : 'understood.lead')}</p>
      <PageForm action="/ymmarsimme" next={t(sends ? 'understood.rightAndSend' : 'understood.right')}>
        {draft.removed.map((service) => (
          <input key={service} type="hidden" name="poistettu" value={service} />
        ))}
        {draft.added.map((words) => (
          <input key={words} type="hidden" name="lisatty" value={words} />
        ))}
        <ol className="rs-needs">
          {standing.map((need) => (
            <Need key={need.service} need={need} />
          ))}
          {draft.added.map((words, index) => (
            <li key={words} className="rs-need">
              <p className="rs-need-title">{words}</p>
              <p className="rs-quiet">{t('understood.ownWords')}</p>
              <button type="submit" name="siirry" value={`poislisatty:${String(index)}`} className="rs-link">
                {t('understood.remove')}
                <span className="lk-hidden"> {words}</span>
              </button>
            </li>
          ))}
        </ol>
        {taken.map((need) => (
          <p key={need.service} className="rs-taken">
            <s>
              <DataWords text={need.title} />
            </s>{' '}
            <button type="submit" name="siirry" value={`palauta:${need.service}`} className="rs-link">
              {t('understood.restore')}
            </button>
          </p>
        ))}
        {draft.realLifeAsked && <RealLifeAsked draft={draft} asked={draft.realLifeAsked} />}
        <p className="rs-field">
          <label htmlFor="lisaa">{t('understood.add')}</label>
          <textarea
            id="lisaa"
            name="lisaa"
            rows={2}
            autoComplete="off"
            defaultValue={refused?.typed['lisaa']?.at(-1)}
          />
        </p>
        <p>
          <button type="submit" name="siirry" value="lisaa" className="rs-link" data-test="add">
            {t('understood.addButton')}
          </button>
        </p>
        <p>
          <button type="submit" name="siirry" value="muuta" className="rs-link">
            {t('understood.change')}
          </button>
        </p>
        {sends && <NationalServices />}
        {sends && <p className="rs-quiet">{t('send.what')}</p>}
      </PageForm>
    </>
  )
}

/** One optional field, and only for those whose text speaks of such a day. */
function RealLifeAsked({ draft, asked }: { draft: Draft; asked: NonNullable<Draft['realLifeAsked']> }) {
  const { t } = usePage()
  const refused = useRefused()
  return (
    <>
      <input type="hidden" name="mika" value={asked.kind} />
      <RealLifeDay
        id="paiva"
        label={t(`realLife.asked.${asked.kind}`)}
        day={draft.realLife?.date ?? asked.guess}
        optional
        typed={refused?.typed['paiva']?.at(-1)}
        problem={refused?.fieldProblems['paiva'] === undefined ? undefined : t('realLife.unclear')}
      />
    </>
  )
}

function Need({ need }: { need: Draft['understood'][number] }) {
  const { t } = usePage()
  return (
    <li className="rs-need" data-test="need">
      <p className="rs-need-title">
        <SafeDataWords text={need.title} />
      </p>
      {need.extract && (
        <blockquote className="rs-extract" dir="auto">
          {need.extract}
        </blockquote>
      )}
      <p className="rs-quiet">
        <DataWords text={need.whoSees} />
      </p>
      <button type="submit" name="siirry" value={`poista:${need.service}`} className="rs-link" data-test="remove">
        {t('understood.remove')}
        <span className="lk-hidden">
          {' '}
          <DataWords text={need.title} />
        </span>
      </button>
    </li>
  )
}
