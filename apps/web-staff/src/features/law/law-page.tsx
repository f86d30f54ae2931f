import { routes, type LawRegister, type LawRuleView } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { findRules, sectionsOf } from './find-rules.ts'
import { Interpretations } from './interpretations.tsx'
import { RuleCard } from './rule-card.tsx'

/** Every statutory limit: choose an act, then a section; or write what you look for. */
export function LawPage() {
  const { t, lang } = useLanguage()
  useTitle(t('law.title'))
  const field = useRef<HTMLInputElement>(null)
  const [params, setParams] = useSearchParams()
  const words = params.get('q') ?? ''
  const query = useQuery({ queryKey: ['law'], queryFn: () => callApi(routes.readLawRegister), staleTime: Infinity })
  useShortcuts(t('law.title'), [{ key: '/', label: t('law.search'), run: () => field.current?.focus() }])
  const register = query.data
  const found = register && words.trim() !== '' ? findRules(register, words, lang) : undefined
  return (
    <main id="content" className="page law">
      <h1>{t('law.title')}</h1>
      <p className="quiet">{t('law.lead')}</p>
      <ReadState query={query} what={t('law.title')} />
      <p>
        <label htmlFor="law-search">
          {t('law.search')} <kbd aria-hidden="true">/</kbd>
        </label>
        <input
          id="law-search"
          ref={field}
          type="search"
          value={words}
          data-test="law-search"
          placeholder={t('law.searchHint')}
          onChange={(event) => {
            setParams(event.target.value === '' ? {} : { q: event.target.value }, { replace: true })
          }}
        />
      </p>
      {found && <p role="status">{t('law.found', { n: found.length })}</p>}
      {found?.length === 0 && (
        <StateMessage title={t('law.none')} test="empty">
          {t('law.noneHint')}
        </StateMessage>
      )}
      {found?.map(({ act, rule }) => (
        <RuleCard key={rule.id} rule={rule} act={act} register={register as LawRegister} alone />
      ))}
      {register && !found && <Acts register={register} />}
      {register && !found && <Interpretations register={register} />}
    </main>
  )
}

/** A county's own promises have a name in the files and no number of an act. */
const isAct = ({ number }: LawRegister['acts'][number]) => number.includes('/')

function Acts({ register }: { register: LawRegister }) {
  const { t, local } = useLanguage()
  return (
    <section aria-labelledby="law-acts">
      <h2 id="law-acts">{t('law.acts')}</h2>
      {register.acts.map((act) => (
        <details key={act.number} data-test="law-act" name="law-act">
          <summary>
            {local(act.name)} {isAct(act) && act.number}
          </summary>
          {[...sectionsOf(act.rules)].map(([section, rules]) => (
            <Section key={section} section={section} rules={rules} act={act} register={register} />
          ))}
        </details>
      ))}
    </section>
  )
}

interface SectionProps {
  section: string
  rules: readonly LawRuleView[]
  act: LawRegister['acts'][number]
  register: LawRegister
}
function Section({ section, rules, act, register }: SectionProps) {
  const { local, lang } = useLanguage()
  const newest = rules[0]
  return (
    <details className="law__section" data-test="law-section">
      <summary>
        <strong>{sectionIn(section, lang)}</strong> {newest && <span className="quiet">{local(newest.title)}</span>}
      </summary>
      {rules.map((rule) => (
        <RuleCard key={rule.id} rule={rule} act={act} register={register} />
      ))}
    </details>
  )
}
