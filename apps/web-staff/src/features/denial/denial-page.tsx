import { routes, type HeardDenial, type RouteBodyInput } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { DenialCopy } from './denial-copy.tsx'

type OfNeed = RouteBodyInput<typeof routes.recordNeedDenial>
type OfContact = RouteBodyInput<typeof routes.recordDenial>
interface Choice {
  value: string
  label: string
}

/**
 * A denial said aloud, or taken back: what is read to the client, what it is about, and the copy to print. The same two
 * buttons whatever stands: who hears is not told of other denials.
 */
export function DenialPage({ of }: { of: 'need' | 'contact' }) {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  useTitle(t('denial.title'))
  const { run, busy } = useCommand()
  const [chosen, setChosen] = useState(of === 'need' ? 'event' : 'matter')
  const [inEmergency, setInEmergency] = useState<boolean | undefined>()
  const [heard, setHeard] = useState<{ copy: HeardDenial; what: string } | undefined>()
  const joint = useQuery({
    queryKey: ['own', id, 'joint'],
    queryFn: () => callApi(routes.readJoint, { params: { id } }),
    enabled: of === 'need',
  })
  const choices: Choice[] = [
    of === 'need' ? { value: 'event', label: t('denial.event') } : { value: 'matter', label: t('denial.matter') },
    ...(joint.data?.documents ?? []).map((one) => ({
      value: `document:${one.documentId}`,
      label: t(`joint.kind.${one.content.kind}`),
    })),
    { value: 'register:health', label: t('denial.register.health') },
    { value: 'register:social', label: t('denial.register.social') },
  ]
  const say = async (says: 'deny' | 'allow') => {
    const [target, value = ''] = chosen.split(':')
    const register = value === 'health' ? 'health' : 'social'
    const answer = says === 'deny' && inEmergency !== undefined ? { says, inEmergency } : { says }
    const copy =
      of === 'contact'
        ? await run(routes.recordDenial, {
            params: { id },
            body: (target === 'register'
              ? { target, register, ...answer }
              : { target: 'matter', ...answer }) satisfies OfContact,
          })
        : await run(routes.recordNeedDenial, {
            params: { id },
            body: (target === 'register'
              ? { target, register, ...answer }
              : target === 'document'
                ? { target, documentId: value, ...answer }
                : { target: 'event', ...answer }) satisfies OfNeed,
          })
    if (copy) setHeard({ copy, what: choices.find((one) => one.value === chosen)?.label ?? '' })
  }
  return (
    <main id="content" className="page">
      <p className="no-print">
        <Link to={of === 'need' ? `/own/${id}` : `/contacts/${id}`}>‹ {t('letter.back')}</Link>
      </p>
      {heard ? (
        <DenialCopy
          heard={heard.copy}
          what={heard.what}
          onAnother={() => {
            setHeard(undefined)
            setInEmergency(undefined)
          }}
        />
      ) : (
        <section className="stack" data-test="denial">
          <h1>{t('denial.title')}</h1>
          <h2>{t('denial.aloudTitle')}</h2>
          <p className="aloud">{t('denial.aloud')}</p>
          <fieldset className="denial__choices">
            <legend>{t('denial.what')}</legend>
            {choices.map(({ value, label }) => (
              <label key={value} className="check">
                <input
                  type="radio"
                  name="what"
                  checked={chosen === value}
                  data-test={`denial-${value.startsWith('document') ? 'document' : value.replace(':', '-')}`}
                  onChange={() => {
                    setChosen(value)
                  }}
                />{' '}
                {label}
              </label>
            ))}
          </fieldset>
          {of === 'need' && <ReadState query={joint} what={t('joint.title')} />}
          <p className="aloud">{t('denial.emergencyAloud')}</p>
          <fieldset className="denial__choices">
            <legend>{t('denial.emergency')}</legend>
            {([true, false] as const).map((yes) => (
              <label key={String(yes)} className="check">
                <input
                  type="radio"
                  name="emergency"
                  checked={inEmergency === yes}
                  data-test={`denial-emergency-${yes ? 'yes' : 'no'}`}
                  onChange={() => {
                    setInEmergency(yes)
                  }}
                />{' '}
                {t(yes ? 'denial.emergencyYes' : 'denial.emergencyNo')}
              </label>
            ))}
          </fieldset>
          <div className="choices">
            {(['deny', 'allow'] as const).map((says) => (
              <button
                key={says}
                type="button"
                className="choice-button"
                disabled={busy}
                data-test={`denial-says-${says}`}
                onClick={() => void say(says)}
              >
                {t(`denial.${says}`)}
              </button>
            ))}
          </div>
        </section>
      )}
    </main>
  )
}
